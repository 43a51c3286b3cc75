"""Everything that is neither group nor meeting: first page, network page, page of all meetings, content pages."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from events.models import MeetingIndexPage
from groups.models import GroupIndexPage
from home.demo.people import OFFICE_EMAIL
from home.demo.store import Content, Store
from home.demo.words import Say, mail_link, paragraphs, stream
from home.models import HomePage
from leo_site.core.models import SiteImage, SiteSettings


@dataclass(frozen=True)
class Frame:
    """The pages of one language that others stand below."""

    home: HomePage
    network: GroupIndexPage
    meetings: MeetingIndexPage


def build_frame(store: Store, language: str, picture: SiteImage) -> Frame:
    """Save first page, network page and page of all meetings of a language."""
    say = Say(language)
    root = Page.get_first_root_node()
    home = store.page(HomePage, root, "home", language, _home(say, picture))
    return Frame(
        home,
        store.page(GroupIndexPage, home, "network", language, _network(say)),
        store.page(MeetingIndexPage, home, "meetings", language, _meetings(say)),
    )


def address_site(home: HomePage) -> Site:
    """Make the German home the root of the default site, at the address the site is served at now (BASE_URL)."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    wanted = {
        "hostname": address.hostname,
        "port": port,
        "root_page_id": home.pk,
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if any(getattr(site, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(site, name, value)
        site.save()
    return site


def build_site(home: HomePage) -> None:
    """Make the German home the root of the default site and say who runs it; Wagtail's welcome page goes."""
    site = address_site(home)
    for page in Page.objects.filter(depth=2, slug="home"):
        if page.specific_class is Page:
            page.delete()
    SiteSettings.objects.update_or_create(
        site=site,
        defaults={
            "operator_name": "Quartiersmanagement Leipziger Osten",
            "contact_email": OFFICE_EMAIL,
            "city": "Leipzig",
            "holiday_region": "SN",
            "municipality_key": "14713000",
        },
    )


def _home(say: Say, picture: SiteImage) -> Content:
    introduction = say(
        "Im Leipziger Osten reden viele mit: Vereine, Einrichtungen, Ämter und Menschen aus der Nachbarschaft. Hier steht, "
        "in welchen Gruppen sie sich treffen, wann das nächste Treffen ist und was beschlossen wurde.",
        "Many have a say in the east of Leipzig: associations, services, authorities and residents. Here you can see which "
        "groups they meet in, when the next meeting is and what has been decided.",
        "في شرق لايبزيغ يشارك كثيرون في صنع القرار: جمعيات ومؤسسات ودوائر رسمية وسكان الحي. تجدون هنا المجموعات التي "
        "يلتقون فيها، وموعد الاجتماع القادم، والقرارات التي اتُّخذت.",
    )
    return Content(
        values={
            "title": say("Leipziger Osten", "East of Leipzig", "شرق لايبزيغ"),
            "slug": f"home-{say.language}",
            "introduction": paragraphs(introduction),
            "body": stream(
                "home/body",
                (
                    "picture",
                    {
                        "image": {
                            "image": picture.pk,
                            "alt_text": say(
                                "Gezeichnete Häuserzeile mit bunten Fassaden",
                                "Drawing of a row of houses with colourful fronts",
                                "رسم لصفّ من البيوت بواجهات ملوّنة",
                            ),
                            "decorative": False,
                        },
                        "caption": "",
                    },
                ),
                ("heading", say("Kommen Sie dazu", "Come and join us", "انضمّوا إلينا")),
                (
                    "text",
                    paragraphs(
                        say(
                            "Sie wollen mitarbeiten, ein Projekt vorstellen oder etwas fragen? Schreiben Sie uns: ",
                            "Would you like to take part, present a project or ask something? Write to us: ",
                            "هل ترغبون في المشاركة أو تقديم مشروع أو طرح سؤال؟ راسلونا: ",
                        )
                        + mail_link(OFFICE_EMAIL)
                    ),
                ),
            ),
            "search_description": say(
                "Gruppen, Termine und Protokolle des Netzwerks im Leipziger Osten.",
                "Groups, meetings and minutes of the network in the east of Leipzig.",
                "مجموعات الشبكة في شرق لايبزيغ واجتماعاتها ومحاضرها.",
            ),
        }
    )


def _network(say: Say) -> Content:
    return Content(
        values={
            "title": say("Netzwerk der Akteure", "The network", "الشبكة"),
            "slug": "netzwerk",
            "introduction": paragraphs(
                say(
                    "Wer im Leipziger Osten etwas bewegen will, findet hier Verbündete: in einer Plattform für alle Themen und "
                    "in Gruppen zu Sicherheit, Gesundheit, Kultur, Jugend und Integration.",
                    "Whoever wants to get something moving in the east of Leipzig finds allies here: in a platform for every "
                    "topic and in groups on safety, health, culture, youth and integration.",
                    "من يريد أن يُحدث تغييرًا في شرق لايبزيغ يجد هنا حلفاء: في منصّة لجميع المواضيع وفي مجموعات معنية بالأمان "
                    "والصحة والثقافة والشباب والاندماج.",
                )
            ),
            "body": stream(
                "network/body",
                ("heading", say("Wie das Netzwerk arbeitet", "How the network works", "كيف تعمل الشبكة")),
                (
                    "text",
                    paragraphs(
                        say(
                            "Seit Sommer 2014 ist das Netzwerk neu geordnet. Vor dem 31. Forum wurden alle Arbeitskreise und "
                            "Netzwerke überprüft; danach haben einige ein klareres Profil bekommen: andere Inhalte, eine "
                            "andere Arbeitsweise.",
                            "The network was reorganised in summer 2014. Ahead of the 31st forum all working groups and "
                            "networks were reviewed; some were then given a clearer profile: different topics, different ways "
                            "of working.",
                            "أُعيد تنظيم الشبكة في صيف عام 2014. فقبل المنتدى الحادي والثلاثين جرت مراجعة جميع فرق العمل "
                            "والشبكات، ثم اتّضح دور بعضها أكثر: من حيث المضمون ومن حيث طريقة العمل.",
                        ),
                        say(
                            "Die Gruppen – manche bewährt, manche neu zugeschnitten – stimmen ihre Termine in einer "
                            "gemeinsamen Jahresplanung ab.",
                            "The groups, some well established and some newly shaped, co-ordinate their dates in a shared "
                            "annual plan.",
                            "تنسّق المجموعات مواعيدها، سواء منها الراسخة أو التي أُعيد تشكيلها، في خطة سنوية مشتركة.",
                        ),
                    ),
                ),
            ),
            "participation": paragraphs(
                say(
                    "Möchten Sie in einer Gruppe mitmachen, sich und Ihr Projekt vorstellen oder haben Sie Fragen dazu? Das "
                    "Quartiersmanagement Leipziger Osten hilft weiter: ",
                    "Would you like to join a group, present yourself and your project, or do you have questions? The "
                    "neighbourhood management office of the Leipziger Osten will help: ",
                    "هل ترغبون في الانضمام إلى إحدى المجموعات أو في تقديم أنفسكم ومشروعكم، أو لديكم أسئلة؟ تساعدكم إدارة الحي "
                    "Quartiersmanagement Leipziger Osten: ",
                )
                + mail_link(OFFICE_EMAIL)
            ),
        }
    )


def _meetings(say: Say) -> Content:
    return Content(
        values={
            "title": say("Termine", "Meetings", "المواعيد"),
            "slug": "termine",
            "introduction": paragraphs(
                say(
                    "Alle Treffen der Gruppen und die Foren des ganzen Netzwerks. Abgesagte Treffen bleiben mit dem Grund stehen.",
                    "All meetings of the groups and the forums of the whole network. Cancelled meetings stay on the list, "
                    "with the reason.",
                    "جميع اجتماعات المجموعات ومنتديات الشبكة كلها. تبقى الاجتماعات الملغاة ظاهرة مع ذكر السبب.",
                )
            ),
        }
    )
