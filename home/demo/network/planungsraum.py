"""The planning-area working group."""

from datetime import time

from groups.enums import GroupKind, RoleKind
from home.demo.people import People
from home.demo.store import Content
from home.demo.words import Say, paragraphs, stream

SLUG = "planungsraum-ak"


def content(say: Say, people: People) -> Content:
    """The group's page; monthly, with a deputy for some months of 2014."""
    return Content(
        values={
            "title": say(
                "Planungsraum-Arbeitskreis Innerer Osten",
                "Inner East planning-area working group",
                "فريق عمل منطقة التخطيط «الشرق الداخلي»",
            ),
            "short_name": "Planungsraum-AK",
            "kind": GroupKind.PLANNING_AREA,
            "founded": "2012",
            "convened_by": people.organisations["youth-office"],
            "summary": say(
                "Die geförderten Träger der Jugendhilfe im Stadtteil besprechen gemeinsame Schwerpunkte, damit Angebote "
                "zum Bedarf passen.",
                "The providers of youth services that receive public funding discuss common priorities, so that what "
                "they offer fits what is needed.",
                "تناقش الجهات المموَّلة العاملة مع الأطفال والشباب والأسر في الحي أولويات مشتركة، لكي تلائم العروض "
                "الاحتياجات.",
            ),
            "body": stream(
                "planungsraum/body",
                (
                    "text",
                    paragraphs(
                        say(
                            "Jedes Treffen gilt einem Schwerpunkt. So wirken die freien Träger daran mit, dass Angebote "
                            "im Inneren Osten nach dem tatsächlichen Bedarf entstehen.",
                            "Each meeting is devoted to a priority. In this way independent providers help to develop "
                            "services in the Inner East according to real needs.",
                            "يُخصَّص كل اجتماع لموضوع ذي أولوية. وهكذا تسهم الجهات غير الحكومية في تطوير العروض في «الشرق "
                            "الداخلي» وفق الحاجة الفعلية.",
                        )
                    ),
                ),
            ),
        },
        children={
            "roles": [
                {
                    "kind": RoleKind.MODERATION,
                    "person": people.persons["moritz"],
                    "function": say(
                        "Planungsraumkoordinatorin Innerer Osten",
                        "co-ordinator of the Inner East planning area",
                        "منسّقة منطقة التخطيط «الشرق الداخلي»",
                    ),
                },
                {
                    "kind": RoleKind.DEPUTY,
                    "person": people.persons["uhlmann"],
                    "replaces": people.persons["moritz"],
                    "start": "2014-09-01",
                    "end": "2014-12-31",
                },
                {
                    "kind": RoleKind.MODERATION,
                    "person": people.persons["nuernberger"],
                    "function": say(
                        "Träger mit Managementfunktion im Inneren Osten",
                        "provider with management function in the Inner East",
                        "جهة ذات وظيفة إدارية في «الشرق الداخلي»",
                    ),
                    "organisations": people.on_behalf_of("cvjm"),
                },
            ],
            "contacts": [
                {
                    "person": people.persons["moritz"],
                    "note": say("Anfragen bitte direkt", "Please ask directly", "للاستفسار يُرجى التواصل مباشرة"),
                },
                {
                    "person": people.persons["nuernberger"],
                    "organisation": people.organisations["cvjm"],
                    "note": say("Anfragen bitte direkt", "Please ask directly", "للاستفسار يُرجى التواصل مباشرة"),
                },
            ],
            "participants": [
                {
                    "description": say(
                        "alle Träger im Stadtteil, die das Amt für Jugend, Familie und Bildung (AJuFaBi) fördert",
                        "all providers in the neighbourhood funded by the Office for Youth, Family and Education "
                        "(Amt für Jugend, Familie und Bildung, AJuFaBi)",
                        "جميع الجهات في الحي التي يموّلها مكتب الشباب والأسرة والتعليم (AJuFaBi)",
                    )
                }
            ],
            "rhythms": [
                {
                    "text": say("monatlich", "monthly", "شهريًا"),
                    "rule": "FREQ=MONTHLY;BYDAY=2TU",
                    "start_time": time(9, 30),
                    "duration": 120,
                }
            ],
        },
        tags=["Jugend", "Familie"],
    )
