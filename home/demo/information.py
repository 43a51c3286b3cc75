"""How to take part, and the pages the law asks for."""

from collections.abc import Iterator

from home.demo.people import OFFICE_EMAIL
from home.demo.store import Content, Store
from home.demo.words import Say, mail_link, paragraphs, stream
from home.models import ContentPage, HomePage


def build_information(store: Store, home: HomePage, language: str) -> None:
    """Save the content pages of a language below its home."""
    for slug, content in _pages(Say(language)):
        content.values["slug"] = slug
        store.page(ContentPage, home, f"content/{slug}", language, content)


def _pages(say: Say) -> Iterator[tuple[str, Content]]:
    yield "mitmachen", _taking_part(say)
    yield "impressum", _imprint(say)
    yield "datenschutz", _privacy(say)
    yield "barrierefreiheit", _accessibility(say)


def _taking_part(say: Say) -> Content:
    return Content(
        values={
            "title": say("Mitmachen", "How to take part", "كيف تشاركون"),
            "summary": say(
                "So kommen Sie ins Netzwerk: vorbeischauen, vorstellen, mitarbeiten.",
                "Ways into the network: drop in, introduce yourself, work with us.",
                "طرق الانضمام إلى الشبكة: الزيارة والتعريف بأنفسكم والعمل معنا.",
            ),
            "body": stream(
                "taking-part/body",
                ("heading", say("Drei Wege", "Three ways", "ثلاث طرق")),
                (
                    "text",
                    "<ol>"
                    + "".join(
                        f"<li>{way}</li>"
                        for way in (
                            say(
                                "Sie suchen eine Gruppe, die zu Ihrem Anliegen passt, und fragen nach dem nächsten Treffen.",
                                "Find a group that suits your concern and ask about its next meeting.",
                                "ابحثوا عن مجموعة تناسب اهتمامكم واسألوا عن اجتماعها القادم.",
                            ),
                            say(
                                "Sie stellen sich und Ihr Projekt im Netzwerk vor.",
                                "Present yourself and your project in the network.",
                                "عرّفوا الشبكة بأنفسكم وبمشروعكم.",
                            ),
                            say(
                                "Sie stellen uns einfach Ihre Frage.",
                                "Simply ask us your question.",
                                "اطرحوا علينا سؤالكم بكل بساطة.",
                            ),
                        )
                    )
                    + "</ol>",
                ),
                ("heading", say("Kontakt", "Contact", "التواصل")),
                (
                    "text",
                    paragraphs(
                        say(
                            "Schreiben Sie dem Quartiersmanagement Leipziger Osten, gern in Ihrer Sprache: ",
                            "Write to the Quartiersmanagement Leipziger Osten, in your own language if you like: ",
                            "راسلوا إدارة الحي Quartiersmanagement Leipziger Osten، وبلغتكم إن شئتم: ",
                        )
                        + mail_link(OFFICE_EMAIL)
                    ),
                ),
            ),
        }
    )


def _imprint(say: Say) -> Content:
    return Content(
        values={
            "title": say("Impressum", "Legal notice", "بيانات الناشر"),
            "body": stream(
                "imprint/body",
                ("heading", say("Wer diese Seiten betreibt", "Who runs this site", "الجهة المشغّلة لهذا الموقع")),
                ("text", paragraphs("Quartiersmanagement Leipziger Osten", mail_link(OFFICE_EMAIL))),
                ("heading", say("Hinweis", "Please note", "ملاحظة")),
                (
                    "text",
                    paragraphs(
                        say(
                            "Dies ist eine Vorführung. Treffen, Protokolle und Veranstaltungsorte sind erfunden; Anschrift und "
                            "verantwortliche Person trägt das Büro vor dem Start ein.",
                            "This is a demonstration. Meetings, minutes and venues are invented; the office will add its "
                            "address and the person responsible before the launch.",
                            "هذا عرض توضيحي. الاجتماعات والمحاضر وأماكن الاجتماع مختلَقة؛ وسيضيف المكتب عنوانه واسم الشخص "
                            "المسؤول قبل إطلاق الموقع.",
                        )
                    ),
                ),
            ),
        }
    )


def _privacy(say: Say) -> Content:
    return Content(
        values={
            "title": say("Datenschutz", "Privacy", "حماية البيانات"),
            "body": stream(
                "privacy/body",
                ("heading", say("Besuch der Seiten", "Visiting the site", "زيارة الموقع")),
                (
                    "text",
                    paragraphs(
                        say(
                            "Zum Lesen brauchen Sie kein Konto. Diese Vorführung bindet keine fremden Dienste ein und zählt "
                            "keine Besuche.",
                            "You need no account to read this site. This demonstration embeds no third-party services and "
                            "does not count visits.",
                            "لا تحتاجون إلى حساب لقراءة هذا الموقع. لا يستخدم هذا العرض خدمات خارجية ولا يحصي الزيارات.",
                        )
                    ),
                ),
                ("heading", say("Namen", "Names", "الأسماء")),
                (
                    "text",
                    paragraphs(
                        say(
                            "Wir nennen Menschen nur für eine Aufgabe und nur, solange sie damit einverstanden sind. Danach "
                            "stehen hier nur noch Aufgabe und Organisation.",
                            "We name people only for a task and only as long as they agree. After that, only the task and the "
                            "organisation remain.",
                            "لا نذكر أسماء الأشخاص إلا في إطار مهمّة محدّدة وما داموا موافقين على ذلك. بعدها لا تبقى سوى المهمّة "
                            "والجهة.",
                        ),
                        say(
                            "Fragen zu Ihren Daten beantwortet: ",
                            "For questions about your data, write to: ",
                            "للأسئلة المتعلّقة ببياناتكم راسلوا: ",
                        )
                        + mail_link(OFFICE_EMAIL),
                    ),
                ),
            ),
        }
    )


def _accessibility(say: Say) -> Content:
    return Content(
        values={
            "title": say("Barrierefreiheit", "Accessibility", "سهولة الوصول"),
            "body": stream(
                "accessibility/body",
                ("heading", say("Diese Seiten", "This site", "هذا الموقع")),
                (
                    "text",
                    paragraphs(
                        say(
                            "Die Seiten sollen sich mit Tastatur, Vergrößerung und Vorleseprogramm gut benutzen lassen. Wenn Sie "
                            "auf ein Hindernis stoßen, sagen Sie es uns bitte: ",
                            "The site should work well with a keyboard, magnification and a screen reader. If you come across "
                            "a barrier, please tell us: ",
                            "ينبغي أن يسهل استخدام الموقع بلوحة المفاتيح وبالتكبير وببرامج قراءة الشاشة. إذا واجهتم عائقًا، "
                            "فأخبرونا من فضلكم: ",
                        )
                        + mail_link(OFFICE_EMAIL)
                    ),
                ),
                ("heading", say("Unsere Treffen", "Our meetings", "اجتماعاتنا")),
                (
                    "text",
                    paragraphs(
                        say(
                            "Bei jedem Treffen steht, ob der Ort mit Rollstuhl erreichbar ist und in welche Sprachen gedolmetscht wird.",
                            "Each meeting says whether the venue is accessible by wheelchair and which languages it is "
                            "interpreted into.",
                            "يُذكر عند كل اجتماع ما إذا كان المكان مهيّأً للكراسي المتحرّكة وإلى أي لغات تتوفّر ترجمة فورية.",
                        )
                    ),
                ),
            ),
        }
    )
