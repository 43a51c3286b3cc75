"""The health network."""

from datetime import time

from groups.enums import GroupKind, Openness, RoleKind
from home.demo.people import People
from home.demo.store import Content
from home.demo.words import Say, paragraphs, stream

SLUG = "netzwerk-gesundheit"


def content(say: Say, people: People) -> Content:
    """The group's page; as a rule every three months, open to anybody at any time."""
    return Content(
        values={
            "title": say("Netzwerk Gesundheit", "Health Network", "شبكة الصحة"),
            "kind": GroupKind.NETWORK,
            "summary": say(
                "Gesundheitsamt, Krankenkassen und Einrichtungen vor Ort arbeiten an guten Bedingungen für Gesundheit "
                "im Leipziger Osten.",
                "The health office, health insurers and local services work for good health in the east of Leipzig.",
                "يعمل مكتب الصحة وصناديق التأمين الصحي والمؤسسات المحلية من أجل صحة جيدة في شرق لايبزيغ.",
            ),
            "body": stream(
                "gesundheit/body",
                (
                    "text",
                    paragraphs(
                        say(
                            "Hier kommen Fachleute und Menschen zusammen, denen Gesundheit im Stadtteil am Herzen liegt.",
                            "Professionals and people who care about health in the neighbourhood come together here.",
                            "يلتقي هنا مختصّون ومختصّات وأشخاص تهمّهم الصحة في الحي.",
                        )
                    ),
                ),
            ),
            "openness": Openness.OPEN,
            "how_to_join": paragraphs(
                say(
                    "Wer Interesse hat, kann jederzeit dazukommen.",
                    "Anybody who is interested may join at any time.",
                    "يمكن لكل من يهتمّ أن ينضمّ في أي وقت.",
                )
            ),
        },
        children={
            "roles": [
                {
                    "kind": RoleKind.MODERATION,
                    "person": people.persons["elsaesser"],
                    "organisations": people.on_behalf_of("qm"),
                },
                {"kind": RoleKind.CONSULTATION, "organisations": people.on_behalf_of("health-office")},
            ],
            "contacts": [{"organisation": people.organisations["qm"], "email": people.organisations["qm"].email}],
            "participants": [
                {"organisation": people.organisations["health-office"]},
                {"description": say("Krankenkassen", "health insurers", "صناديق التأمين الصحي")},
                {"description": say("lokale Einrichtungen", "local services", "مؤسسات محلية")},
            ],
            "rhythms": [
                {
                    "text": say("in der Regel alle drei Monate", "usually every three months", "كل ثلاثة أشهر عادةً"),
                    "rule": "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TH",
                    "start_time": time(15),
                    "duration": 120,
                }
            ],
        },
        tags=["Gesundheit"],
    )
