"""The network platform."""

from datetime import time

from groups.enums import GroupKind, RoleKind
from home.demo.people import People
from home.demo.store import Content
from home.demo.words import Say, paragraphs, stream

SLUG = "ak-ost"


def content(say: Say, people: People) -> Content:
    """The group's page; a platform across all topics that meets every two months at changing places."""
    return Content(
        values={
            "title": say(
                "Arbeitskreis Austausch und Kontakt Ost",
                "Exchange and Contact East working group",
                "فريق عمل التبادل والتواصل – الشرق",
            ),
            "short_name": "AK Ost",
            "kind": GroupKind.PLATFORM,
            "summary": say(
                "Die Netzwerkplattform für alle Themen: Aktive aus dem Leipziger Osten lernen sich kennen und knüpfen "
                "Kontakte für die gemeinsame Arbeit.",
                "The network platform for every topic: people active in the east of Leipzig get to know each other "
                "and make contacts for working together.",
                "منصّة الشبكة لجميع المواضيع: يتعارف فيها الناشطون والناشطات في شرق لايبزيغ وينسجون علاقات للعمل "
                "المشترك.",
            ),
            "image_alt": say(
                "Gezeichneter runder Tisch mit acht bunten Plätzen",
                "Drawing of a round table with eight colourful seats",
                "رسم لطاولة مستديرة بثمانية مقاعد ملوّنة",
            ),
            "body": stream(
                "ak-ost/body",
                (
                    "heading",
                    say("Reihum zu Gast", "A guest at a different place each time", "ضيوف في مكان جديد كل مرّة"),
                ),
                (
                    "text",
                    paragraphs(
                        say(
                            "Vereine, Initiativen und andere Gruppen öffnen abwechselnd ihre Räume: Wer einlädt, zeigt "
                            "das eigene Haus und stellt die eigene Arbeit vor.",
                            "Associations, initiatives and other groups take turns in opening their rooms: whoever "
                            "invites shows their place and presents their work.",
                            "تفتح الجمعيات والمبادرات والمجموعات الأخرى أبوابها بالتناوب: من يدعو إلى الاجتماع يعرّف "
                            "بمقرّه وبعمله.",
                        ),
                        say(
                            "An erster Stelle steht, dass sich die Beteiligten persönlich kennenlernen und direkt "
                            "miteinander ins Arbeiten kommen.",
                            "What matters most is that those involved meet in person and start working with each "
                            "other directly.",
                            "الأهمّ هو أن يتعارف المشاركون والمشاركات شخصيًا وأن يبدؤوا العمل معًا مباشرةً.",
                        ),
                    ),
                ),
            ),
        },
        children={
            "roles": [
                {
                    "kind": RoleKind.MODERATION,
                    "person": people.persons["hofmann"],
                    "organisations": people.on_behalf_of("qm"),
                },
                {
                    "kind": RoleKind.MODERATION,
                    "person": people.persons["flemmig"],
                    "organisations": people.on_behalf_of("naomi", "youth-migration"),
                },
                {
                    "kind": RoleKind.MODERATION,
                    "person": people.persons["ponitka"],
                    "function": say(
                        "Schulsozialarbeiterin an der 16. Oberschule",
                        "school social worker at the secondary school “16. Oberschule”",
                        "أخصائية اجتماعية مدرسية في المدرسة الثانوية السادسة عشرة (16. Oberschule)",
                    ),
                    "organisations": people.on_behalf_of("cvjm"),
                },
                {"kind": RoleKind.COOPERATION, "organisations": people.on_behalf_of("qm")},
            ],
            "contacts": [{"organisation": people.organisations["qm"], "email": people.organisations["qm"].email}],
            "participants": [
                {
                    "description": say(
                        "Gruppen, Initiativen und Vereine aus dem Leipziger Osten",
                        "groups, initiatives and associations from the east of Leipzig",
                        "مجموعات ومبادرات وجمعيات من شرق لايبزيغ",
                    )
                }
            ],
            "rhythms": [
                {
                    "text": say("alle zwei Monate", "every two months", "كل شهرين"),
                    "rule": "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1WE",
                    "start_time": time(17),
                    "duration": 120,
                    "venue_note": say("an wechselnden Orten", "at changing places", "في أماكن متغيّرة"),
                }
            ],
            "former_names": [{"name": "Arbeitskreis Ost", "end": "2018-01~"}],
        },
        tags=["Vernetzung", "Nachbarschaft"],
    )
