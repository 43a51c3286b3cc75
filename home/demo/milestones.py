"""The history of the network in dated steps."""

from home.demo.store import Store
from home.demo.words import Say, paragraphs
from home.enums import MilestoneKind
from home.models import Milestone


def build_milestones(store: Store, language: str) -> None:
    """Save the three milestones of a language."""
    say = Say(language)
    store.record(
        Milestone,
        "milestone/concept",
        language,
        {
            "kind": MilestoneKind.RESOLUTION,
            "date": "2013-03-20",
            "title": say(
                "Der Stadtrat beschließt das Stadtteilentwicklungskonzept",
                "The city council adopts the district development concept",
                "مجلس المدينة يقرّ مفهوم تطوير الحي",
            ),
            "text": paragraphs(
                say(
                    "Mit dem integrierten Stadtteilentwicklungskonzept Leipziger Osten (STEK LeO) bekommt zum ersten Mal ein "
                    "Leipziger Stadtteil ein solches Konzept.",
                    "With the integrated concept for the east of Leipzig (STEK LeO), a district of Leipzig has such a concept "
                    "for the first time.",
                    "بفضل المفهوم المتكامل لتطوير شرق لايبزيغ (STEK LeO) يحصل حيّ من أحياء لايبزيغ على مفهوم كهذا لأول مرّة.",
                )
            ),
        },
    )
    store.record(
        Milestone,
        "milestone/forum-31",
        language,
        {
            "kind": MilestoneKind.FORUM,
            "date": "2014-07-11",
            "ordinal": 31,
            "title": say(
                "31. Forum Leipziger Osten", "31st Forum Leipziger Osten", "المنتدى الحادي والثلاثون لشرق لايبزيغ"
            ),
            "text": paragraphs(
                say(
                    "Gut ein Jahr nach dem Beschluss blickt das Forum erstmals darauf zurück, was das Konzept bewirkt hat.",
                    "A good year after the resolution, the forum takes stock of the concept for the first time.",
                    "بعد أكثر من عام بقليل على القرار، يقيّم المنتدى للمرّة الأولى ما حقّقه المفهوم.",
                )
            ),
        },
    )
    store.record(
        Milestone,
        "milestone/reorganisation",
        language,
        {
            "kind": MilestoneKind.REORGANISATION,
            "date": "2014-22",
            "title": say("Das Netzwerk ordnet sich neu", "The network is reorganised", "إعادة تنظيم الشبكة"),
            "text": paragraphs(
                say(
                    "Nach einer Überprüfung aller Arbeitsstrukturen erhalten einzelne Arbeitskreise und Netzwerke ein "
                    "schärferes Profil, inhaltlich und in ihrer Arbeitsweise.",
                    "After a review of all working structures, individual working groups and networks are given a sharper "
                    "profile, in content and in how they work.",
                    "بعد مراجعة جميع هياكل العمل تحصل بعض فرق العمل والشبكات على دور أوضح، في المضمون وفي طريقة العمل.",
                )
            ),
        },
    )
