"""Four invented venues in the east of Leipzig. Streets, stops and coordinates are made up, too."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from events.enums import Wheelchair
from events.models import Venue
from home.demo.store import Store
from home.demo.words import Say


def build_venues(store: Store, language: str) -> dict[str, Venue]:
    """Save the venues of a language; returns them by name in the demo."""
    return {
        name: store.record(Venue, f"venue/{name}", language, {"city": "Leipzig", **values})
        for name, values in _venues(Say(language))
    }


def _venues(say: Say) -> Iterator[tuple[str, dict[str, Any]]]:
    yield (
        "lindenhof",
        {
            "name": "Nachbarschaftshaus Lindenhof",
            "street": "Am Lindenhof 3",
            "postal_code": "04315",
            "latitude": Decimal("51.343700"),
            "longitude": Decimal("12.408500"),
            "wheelchair": Wheelchair.YES,
            "access_note": say(
                "Eingang ohne Stufen, Aufzug in alle Etagen, barrierefreie Toilette im Erdgeschoss. Assistenzhunde sind "
                "willkommen.",
                "Entrance without steps, lift to all floors, accessible toilet on the ground floor. Assistance dogs are "
                "welcome.",
                "المدخل بلا درجات، مصعد إلى جميع الطوابق، مرحاض ملائم لذوي الإعاقة في الطابق الأرضي. كلاب المساعدة مرحَّب بها.",
            ),
            "public_transport": say(
                "Straßenbahn bis Lindenhof, von dort drei Minuten zu Fuß.",
                "Tram to Lindenhof, then three minutes on foot.",
                "الترام إلى محطة Lindenhof، ثم ثلاث دقائق سيرًا على الأقدام.",
            ),
            "url": "https://lindenhof.example.org/",
        },
    )
    yield (
        "werkstatt",
        {
            "name": "Offene Werkstatt Gartengasse",
            "street": "Gartengasse 12",
            "postal_code": "04318",
            "latitude": Decimal("51.341200"),
            "longitude": Decimal("12.421300"),
            "wheelchair": Wheelchair.LIMITED,
            "access_note": say(
                "Eine Stufe am Eingang (12 cm), eine Rampe liegt bereit: bitte klingeln. Die Toilette ist zu schmal für "
                "Rollstühle.",
                "One step at the entrance (12 cm), a ramp is available: please ring the bell. The toilet is too narrow "
                "for wheelchairs.",
                "درجة واحدة عند المدخل (12 سم)، ويتوفّر منحدر متنقّل: يُرجى قرع الجرس. المرحاض ضيّق ولا يتّسع للكراسي المتحرّكة.",
            ),
            "public_transport": say(
                "Bus bis Gartengasse, die Werkstatt liegt gegenüber.",
                "Bus to Gartengasse, the workshop is across the street.",
                "الحافلة إلى محطة Gartengasse، والورشة في الجهة المقابلة.",
            ),
            "url": "https://werkstatt.example.org/",
        },
    )
    yield (
        "ziegelhof",
        {
            "name": "Kulturkeller Ziegelhof",
            "street": "Ziegelhof 7",
            "postal_code": "04317",
            "latitude": Decimal("51.334900"),
            "longitude": Decimal("12.399600"),
            "wheelchair": Wheelchair.NO,
            "access_note": say(
                "14 Stufen hinunter in den Keller, kein Aufzug. Wer nicht dabei sein kann, wird gern per Video zugeschaltet.",
                "14 steps down to the basement, no lift. Whoever cannot come is welcome to join by video.",
                "14 درجة نزولًا إلى القبو، ولا يوجد مصعد. من لا يستطيع الحضور يمكنه المشاركة عبر الفيديو.",
            ),
            "public_transport": say(
                "Straßenbahn bis Ziegelhof, von dort fünf Minuten zu Fuß.",
                "Tram to Ziegelhof, then five minutes on foot.",
                "الترام إلى محطة Ziegelhof، ثم خمس دقائق سيرًا على الأقدام.",
            ),
            "url": "https://ziegelhof.example.org/",
        },
    )
    yield (
        "sonnenwinkel",
        {
            "name": "Gemeindesaal Sonnenwinkel",
            "street": "Sonnenwinkel 1",
            "postal_code": "04347",
            "latitude": Decimal("51.356800"),
            "longitude": Decimal("12.417900"),
            "wheelchair": Wheelchair.UNKNOWN,
            "access_note": say(
                "Der Saal wird umgebaut; bitte vorher nachfragen.",
                "The hall is being rebuilt; please ask beforehand.",
                "القاعة قيد إعادة البناء؛ يُرجى الاستفسار مسبقًا.",
            ),
            "public_transport": say(
                "Bus bis Sonnenwinkel, von dort sechs Minuten zu Fuß.",
                "Bus to Sonnenwinkel, then six minutes on foot.",
                "الحافلة إلى محطة Sonnenwinkel، ثم ست دقائق سيرًا على الأقدام.",
            ),
            "url": "",
        },
    )
