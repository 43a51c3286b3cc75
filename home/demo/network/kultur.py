"""The culture network."""

from datetime import time

from groups.enums import GroupKind, RoleKind
from home.demo.people import People
from home.demo.store import Content
from home.demo.words import Say, paragraphs, stream

SLUG = "netzwerk-kultur"


def content(say: Say, people: People) -> Content:
    """The group's page; two formats with a rhythm each, moderated by whoever is inviting."""
    return Content(
        values={
            "title": say("Netzwerk Kultur", "Culture Network", "شبكة الثقافة"),
            "kind": GroupKind.NETWORK,
            "summary": say(
                "Kulturschaffende im Leipziger Osten vernetzen sich selbst: an Stammtischen zu einem Thema und bei "
                "einem großen Treffen im Jahr.",
                "People who work in culture in the east of Leipzig organise their own network: round tables on one "
                "topic and one big meeting a year.",
                "ينظّم العاملون والعاملات في المجال الثقافي في شرق لايبزيغ شبكتهم بأنفسهم: لقاءات مفتوحة حول موضوع "
                "محدّد، ولقاء كبير مرّة في السنة.",
            ),
            "body": stream(
                "kultur/body",
                (
                    "text",
                    paragraphs(
                        say(
                            "Das Netzwerk will, dass sich Menschen aus der Kultur ohne fremde Hilfe miteinander verbinden.",
                            "The network wants people in culture to connect with each other on their own.",
                            "تهدف الشبكة إلى أن يتواصل العاملون والعاملات في الثقافة فيما بينهم باستقلالية.",
                        )
                    ),
                ),
                (
                    "heading",
                    say("Worum es an den Stammtischen geht", "What the round tables are about", "مواضيع اللقاءات"),
                ),
                (
                    "text",
                    "<ul>"
                    + "".join(
                        f"<li>{topic}</li>"
                        for topic in (
                            say("Veranstaltungsmanagement", "managing events", "إدارة الفعاليات"),
                            say("Strategien der Vernetzung", "strategies of networking", "استراتيجيات التشبيك"),
                            say("Fördermittel einwerben", "raising funds", "الحصول على التمويل"),
                        )
                    )
                    + "</ul>",
                ),
            ),
        },
        children={
            "roles": [
                {
                    "kind": RoleKind.MODERATION,
                    "description": say("die jeweiligen Einladenden", "whoever is inviting", "الجهة الداعية في كل مرّة"),
                }
            ],
            "contacts": [{"organisation": people.organisations["qm"], "email": people.organisations["qm"].email}],
            "participants": [
                {
                    "description": say(
                        "alle, die im kulturellen und soziokulturellen Bereich arbeiten",
                        "everybody who works in culture and socio-culture",
                        "كل من يعمل في المجال الثقافي والاجتماعي الثقافي",
                    )
                }
            ],
            "rhythms": [
                {
                    "name": say("Thematischer Stammtisch", "Round table on a topic", "لقاء مفتوح حول موضوع"),
                    "text": say("zweimal im Jahr", "twice a year", "مرّتين في السنة"),
                    "rule": "FREQ=YEARLY;BYMONTH=4,10;BYDAY=3WE",
                    "start_time": time(18),
                    "duration": 150,
                },
                {
                    "name": say("Großes Netzwerktreffen", "Big network meeting", "اللقاء الكبير للشبكة"),
                    "text": say("einmal im Jahr", "once a year", "مرّة في السنة"),
                    "rule": "FREQ=YEARLY;BYMONTH=6;BYDAY=1TU",
                    "start_time": time(16),
                    "duration": 180,
                },
            ],
        },
        tags=["Kultur", "Vernetzung"],
    )
