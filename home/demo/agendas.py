"""What the demo's meetings are about, and what their minutes say. All of it is invented."""

from dataclasses import dataclass

from home.demo.words import Say


@dataclass(frozen=True)
class Topic:
    """A point of the agenda and, in German, what the minutes say on it.

    `task` is (text, name of the responsible organisation or words for whoever is responsible, days until it is due).
    """

    title: str
    information: str
    decision: str = ""
    task: tuple[str, str, int] | None = None


def agenda(series: str, number: int, say: Say) -> list[Topic]:
    """The agenda of the n-th meeting of a series: two topics of the group between opening and closing."""
    topics = _TOPICS[series](say)
    first, second = topics[number % len(topics)], topics[(number + 1) % len(topics)]
    return [_opening(say), first, second, _closing(say)]


def _opening(say: Say) -> Topic:
    return Topic(
        say("Begrüßung und letztes Protokoll", "Welcome and last minutes", "الترحيب ومحضر الاجتماع السابق"),
        "Die Moderation begrüßt alle und stellt die Tagesordnung vor.",
        decision="Das Protokoll des vorigen Treffens wird angenommen.",
    )


def _closing(say: Say) -> Topic:
    return Topic(
        say("Termine und Verschiedenes", "Dates and any other business", "مواعيد ومتفرّقات"),
        "Die Beteiligten weisen auf Veranstaltungen der kommenden Wochen hin.",
    )


def _ak_ost(say: Say) -> list[Topic]:
    return [
        Topic(
            say("Unsere Gastgeber stellen sich vor", "Our hosts present themselves", "الجهة المضيفة تعرّف بنفسها"),
            "Nach einem Rundgang durch das Haus berichten die Gastgeber von ihrer Arbeit.",
        ),
        Topic(
            say("Gemeinsames Straßenfest", "A street festival together", "مهرجان شارع مشترك"),
            "Fünf Vereine möchten ein Fest vorbereiten; ein Platz ist gefunden.",
            decision="Das Fest wird gemeinsam geplant.",
            task=("Antrag auf Nutzung des Platzes stellen", "lindenhof", 28),
        ),
        Topic(
            say("Räume teilen", "Sharing rooms", "تشارُك القاعات"),
            "Viele Räume stehen tagsüber leer, andere Gruppen suchen dringend welche.",
            task=("Liste freier Räume mit Zeiten zusammentragen", "qm", 35),
        ),
        Topic(
            say("Neue Initiativen im Viertel", "New initiatives in the area", "مبادرات جديدة في الحي"),
            "Zwei neue Gruppen stellen ihre Ideen vor und suchen Mitstreitende.",
        ),
    ]


def _sicherheit(say: Say) -> list[Topic]:
    return [
        Topic(
            say("Lage auf den Plätzen", "The situation in public squares", "الوضع في الساحات العامة"),
            "Die Beteiligten schildern ihre Beobachtungen der letzten Monate.",
            task=("Gemeinsamen Rundgang vorbereiten", "public-order", 21),
        ),
        Topic(
            say("Spritzenfunde sicher melden", "Reporting used syringes safely", "الإبلاغ الآمن عن الحقن المستعملة"),
            "Ein Merkblatt soll erklären, wie Funde gemeldet werden.",
            decision="Das Merkblatt erscheint in mehreren Sprachen.",
            task=("Entwurf des Merkblatts", "drug-help", 30),
        ),
        Topic(
            say("Licht auf dunklen Wegen", "Light on dark paths", "إنارة الطرق المظلمة"),
            "Aus der Nachbarschaft kommen Hinweise auf unbeleuchtete Wege.",
            task=("Hinweise an die zuständigen Stellen weitergeben", "qm", 14),
        ),
    ]


def _gesundheit(say: Say) -> list[Topic]:
    return [
        Topic(
            say("Gesund essen in Kita und Hort", "Healthy food in nurseries", "طعام صحي في رياض الأطفال"),
            "Eine Einrichtung berichtet von ihrem Kochprojekt mit Eltern.",
        ),
        Topic(
            say("Kühle Orte im Sommer", "Cool places in summer", "أماكن باردة في الصيف"),
            "Gesucht werden Räume, in denen sich ältere Menschen an heißen Tagen ausruhen können.",
            decision="Eine Karte kühler Orte entsteht.",
        ),
        Topic(
            say(
                "Gesundheitswissen in vielen Sprachen", "Health knowledge in many languages", "معلومات صحية بلغات عديدة"
            ),
            "Faltblätter liegen bisher nur auf Deutsch vor.",
            task=("Übersetzungen anfragen", "health-office", 42),
        ),
    ]


def _kultur(say: Say) -> list[Topic]:
    return [
        Topic(
            say("Veranstaltungen gut planen", "Planning events well", "التخطيط الجيد للفعاليات"),
            "Checklisten und Erfahrungen aus drei Häusern werden ausgetauscht.",
            task=("Checkliste für alle bereitstellen", "ziegelhof", 30),
        ),
        Topic(
            say("Fördermittel finden", "Finding funding", "إيجاد مصادر التمويل"),
            "Ein Überblick zeigt Fristen und Ansprechstellen.",
        ),
        Topic(
            say("Besser vernetzt", "Better connected", "تواصُل أفضل"),
            "Die Beteiligten vergleichen, wie sie sich gegenseitig auf dem Laufenden halten.",
            decision="Ein gemeinsamer Veranstaltungskalender wird erprobt.",
        ),
    ]


def _planungsraum(say: Say) -> list[Topic]:
    return [
        Topic(
            say("Ferienangebote abstimmen", "Co-ordinating holiday activities", "تنسيق أنشطة العطل"),
            "Die Träger legen ihre Ferienprogramme nebeneinander und finden Lücken.",
            task=("Gemeinsame Übersicht erstellen", "cvjm", 21),
        ),
        Topic(
            say("Übergang von der Schule in den Beruf", "From school to work", "من المدرسة إلى العمل"),
            "Beratungsstellen berichten, womit Jugendliche zu ihnen kommen.",
        ),
        Topic(
            say("Treffpunkte für Jugendliche", "Places for young people", "أماكن لقاء للشباب"),
            "Im Sommer fehlten betreute Treffpunkte im Freien.",
            decision="Das Thema wird zum Schwerpunkt des Halbjahres.",
        ),
        Topic(
            say("Eltern erreichen", "Reaching parents", "الوصول إلى الأهل"),
            "Gute Erfahrungen gibt es mit Elterncafés am Vormittag.",
        ),
    ]


def _integration(say: Say) -> list[Topic]:
    return [
        Topic(
            say("Umbau eines Stadtteilparks", "Redesign of a local park", "إعادة تصميم حديقة الحي"),
            "Das Vorhaben wird vorgestellt und mit Leitfragen geprüft.",
            decision="Die Beteiligung soll auch auf Arabisch und Vietnamesisch angeboten werden.",
        ),
        Topic(
            say("Neue Bildungsangebote", "New educational services", "عروض تعليمية جديدة"),
            "Zwei Projekte erläutern, wie sie neu Zugezogene ansprechen.",
            task=("Hinweise der Runde zusammenfassen", "die Moderation", 21),
        ),
        Topic(
            say("Beratung an einem Ort", "Advice under one roof", "استشارات تحت سقف واحد"),
            "Geplant ist ein gemeinsames Haus für mehrere Beratungsstellen.",
        ),
    ]


def _forum(say: Say) -> list[Topic]:
    return [
        Topic(
            say("Was das Netzwerk erreicht hat", "What the network has achieved", "ما حقّقته الشبكة"),
            "Die Gruppen berichten in kurzen Beiträgen aus ihrem Jahr.",
        ),
        Topic(
            say("Was als Nächstes wichtig ist", "What matters next", "الأولويات القادمة"),
            "An Thementischen werden Vorschläge gesammelt.",
            decision="Wohnen, Grün und Begegnung sind die Schwerpunkte des nächsten Jahres.",
        ),
    ]


_TOPICS = {
    "ak-ost": _ak_ost,
    "sicherheit": _sicherheit,
    "gesundheit": _gesundheit,
    "stammtisch": _kultur,
    "netzwerktreffen": _kultur,
    "planungsraum": _planungsraum,
    "integration": _integration,
    "forum": _forum,
}
