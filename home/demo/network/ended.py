"""Two groups that ended with the reorganisation, and what became of them."""

from groups.enums import GroupKind, GroupStatus, LineageKind, RoleKind
from groups.models import GroupPage
from home.demo.network import ak_ost, integration, kultur
from home.demo.people import People
from home.demo.store import Content
from home.demo.words import Say

KJS_SLUG = "ag-kultur-jugend-soziales"
INTEGRATION_SLUG = "ag-integration"
#: EDTF for summer 2014.
REORGANISATION = "2014-22"


def culture_youth_social(say: Say, people: People, groups: dict[str, GroupPage]) -> Content:
    """AG Kultur, Jugend, Soziales; `groups` are the standing ones in the same language."""
    return Content(
        values={
            "title": say(
                "AG Kultur, Jugend, Soziales",
                "Culture, Youth and Social Affairs working group",
                "فريق عمل الثقافة والشباب والشؤون الاجتماعية",
            ),
            "kind": GroupKind.WORKING_GROUP,
            "status": GroupStatus.ENDED,
            "ended": REORGANISATION,
            "summary": say(
                "Frühere Arbeitsgruppe; einen Teil ihrer Arbeit führt das Netzwerk Kultur weiter.",
                "A former working group; the Culture Network carries on part of its work.",
                "فريق عمل سابق؛ تواصل شبكة الثقافة جزءًا من عمله.",
            ),
        },
        children={
            "successor_links": [
                {
                    "kind": LineageKind.CONTINUED_IN_PART,
                    "successor": groups[kultur.SLUG],
                    "date": REORGANISATION,
                }
            ]
        },
        tags=["Kultur", "Jugend"],
    )


def former_integration(say: Say, people: People, groups: dict[str, GroupPage]) -> Content:
    """AG Integration and its moderator; `groups` are the standing ones in the same language."""
    return Content(
        values={
            "title": say("AG Integration", "Integration working group", "فريق عمل الاندماج"),
            "kind": GroupKind.WORKING_GROUP,
            "status": GroupStatus.ENDED,
            "ended": REORGANISATION,
            "summary": say(
                "Frühere Arbeitsgruppe; ihre Themen leben im Netzwerk Kultur, im AK Ost und im Integrations-Check weiter.",
                "A former working group; its topics live on in the Culture Network, the AK Ost and the Integration Check.",
                "فريق عمل سابق؛ تستمرّ مواضيعه في شبكة الثقافة وفي AK Ost وفي مراجعة الاندماج.",
            ),
        },
        children={
            "roles": [
                {
                    "kind": RoleKind.MODERATION,
                    "person": people.persons["hufenreuter"],
                    "end": REORGANISATION,
                }
            ],
            "successor_links": [
                {
                    "kind": LineageKind.MERGED_IN_PART,
                    "successor": groups[kultur.SLUG],
                    "date": REORGANISATION,
                },
                {
                    "kind": LineageKind.MERGED_IN_PART,
                    "successor": groups[ak_ost.SLUG],
                    "date": REORGANISATION,
                },
                {
                    "kind": LineageKind.CONTINUED_IN_PART,
                    "successor": groups[integration.SLUG],
                    "date": REORGANISATION,
                    "note": say(
                        "neues Arbeitstreffen für größere Projekte",
                        "a new working meeting for larger projects",
                        "اجتماع عمل جديد للمشاريع الكبيرة",
                    ),
                },
            ],
        },
        tags=["Integration"],
    )
