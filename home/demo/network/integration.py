"""The review meeting for integration."""

from datetime import time

from groups.enums import GroupKind, RoleKind
from home.demo.people import People
from home.demo.store import Content
from home.demo.words import Say, paragraphs, stream

SLUG = "integrations-check"


def content(say: Say, people: People) -> Content:
    """The group's page; twice a year, projects are reviewed in the sense of the district concept."""
    return Content(
        values={
            "title": say("Integrations-Check", "Integration Check", "مراجعة الاندماج"),
            "kind": GroupKind.REVIEW,
            "summary": say(
                "Größere Projekte im Stadtteil werden gemeinsam daraufhin geprüft, was sie für die Integration leisten.",
                "Larger projects in the neighbourhood are reviewed together: what do they do for integration?",
                "مراجعة مشتركة للمشاريع الكبيرة في الحي: ماذا تقدّم للاندماج؟",
            ),
            "body": stream(
                "integration/body",
                (
                    "text",
                    paragraphs(
                        say(
                            "Fachleute aus verschiedenen Bereichen sehen sich größere Vorhaben an, die geplant sind oder "
                            "bereits laufen – vor allem solche, die die Stadt mitfinanziert.",
                            "Experts from different fields look at larger projects that are planned or under way, "
                            "above all those with funding from the city.",
                            "يطّلع مختصّون ومختصّات من مجالات مختلفة على المشاريع الكبيرة المخطَّط لها أو الجارية، ولا سيّما "
                            "تلك التي تموّلها المدينة.",
                        ),
                        say(
                            "Maßstab ist das Stadtteilentwicklungskonzept Leipziger Osten (STEK LeO).",
                            "The yardstick is the district development concept for the east of Leipzig (STEK LeO).",
                            "المعيار هو مفهوم تطوير الحي لشرق لايبزيغ (STEK LeO).",
                        ),
                    ),
                ),
            ),
        },
        children={
            "roles": [{"kind": RoleKind.MODERATION, "person": people.persons["hufenreuter"]}],
            "contacts": [{"organisation": people.organisations["qm"], "email": people.organisations["qm"].email}],
            "rhythms": [
                {
                    "name": say(
                        "Interdisziplinäres Arbeitstreffen",
                        "Interdisciplinary working meeting",
                        "اجتماع عمل متعدّد التخصصات",
                    ),
                    "text": say("halbjährlich", "twice a year", "كل ستة أشهر"),
                    "rule": "FREQ=MONTHLY;INTERVAL=6;BYDAY=3MO",
                    "start_time": time(14),
                    "duration": 120,
                }
            ],
        },
        tags=["Integration"],
    )
