"""The alliance for safety."""

from groups.enums import GroupKind, RoleKind
from home.demo.people import People
from home.demo.store import Content
from home.demo.words import Say, paragraphs, stream

SLUG = "aktionsbuendnis-sicherheit"


def content(say: Say, people: People) -> Content:
    """The group's page. No rhythm: the office states none."""
    return Content(
        values={
            "title": say("Aktionsbündnis Sicherheit", "Safety Action Alliance", "تحالف العمل من أجل الأمان"),
            "kind": GroupKind.ALLIANCE,
            "summary": say(
                "Drogen, Sicherheit und Ordnung im Stadtteil: Hilfe, Behörden und Nachbarschaft beraten gemeinsam.",
                "Drugs, safety and public order in the neighbourhood: support services, authorities and residents "
                "talk to each other.",
                "المخدّرات والأمان والنظام العام في الحي: تتشاور جهات المساعدة والدوائر الرسمية والسكان معًا.",
            ),
            "body": stream(
                "sicherheit/body",
                (
                    "text",
                    paragraphs(
                        say(
                            "Im Mittelpunkt stehen Fragen, die mit Drogen, mit Sicherheit und mit Ordnung im "
                            "öffentlichen Raum zu tun haben. Wer auf der Straße hilft, sitzt hier mit Behörden und "
                            "Menschen aus der Nachbarschaft an einem Tisch.",
                            "The alliance is mainly concerned with drugs, safety and order in public space. Those who "
                            "help on the street sit at one table with the authorities and with residents.",
                            "يُعنى التحالف أساسًا بالمسائل المتعلّقة بالمخدّرات والأمان والنظام في الأماكن العامة. هنا "
                            "يجلس من يقدّمون المساعدة في الشارع إلى طاولة واحدة مع الدوائر الرسمية ومع سكان الحي.",
                        )
                    ),
                ),
            ),
        },
        children={
            "roles": [
                {
                    "kind": RoleKind.MODERATION,
                    "person": people.persons["lein"],
                    "function": say(
                        "Drogenbeauftragte der Stadt Leipzig",
                        "drugs commissioner of the City of Leipzig",
                        "مفوّضة شؤون المخدّرات في مدينة لايبزيغ",
                    ),
                    "organisations": people.on_behalf_of("city"),
                },
                {
                    "kind": RoleKind.MODERATION,
                    "person": people.persons["elsaesser"],
                    "organisations": people.on_behalf_of("qm"),
                },
            ],
            "contacts": [{"organisation": people.organisations["qm"], "email": people.organisations["qm"].email}],
            "participants": [
                {"description": say("Streetworker", "street workers", "العاملون والعاملات الاجتماعيون في الشارع")},
                {"organisation": people.organisations["drug-help"]},
                {"organisation": people.organisations["police"]},
                {"organisation": people.organisations["public-order"]},
                {"description": say("Bürgervereine", "residents’ associations", "جمعيات المواطنين")},
                {"description": say("interessierte Personen", "people who are interested", "أشخاص مهتمّون")},
            ],
            "rhythms": [],
        },
        tags=["Sicherheit", "Drogenhilfe"],
    )
