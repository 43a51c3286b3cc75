"""What all projected pages have in common: identity, addresses, languages."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.utils import timezone
from wagtail.models import Locale, Page

from leo_site.core.conf import api_path
from leo_site.core.dates import ImpreciseDate
from leo_site.core.schemas import ApproximateDate, PublicObject, Translation, TranslationState


def site_root(page: Page) -> str:
    """Scheme and host of the page's site, without a final slash; empty below no site."""
    parts = page.get_url_parts()
    return parts[1] if parts else ""


def api_url(base: str, resource: str, key: uuid.UUID, locale: str = "") -> str:
    """Absolute address of an object in the public API."""
    query = f"?{urlencode({'locale': locale})}" if locale else ""
    return f"{base}{api_path()}{resource}/{key}{query}"


def siblings_of(pages: Iterable[Page], model: type[Page]) -> defaultdict[uuid.UUID, list[Any]]:
    """The public pages of each translation family, by key (one query)."""
    families: defaultdict[uuid.UUID, list[Any]] = defaultdict(list)
    keys = {page.translation_key for page in pages}
    rows = (
        model._default_manager.filter(translation_key__in=keys).public().select_related("locale").order_by("locale_id")
    )
    for page in rows:
        families[page.translation_key].append(page)
    return families


def in_language(family: Iterable[Any], locale: Locale) -> Any | None:
    """The page of a family in a language, else the German one, else None."""
    by_language = {page.locale.language_code: page for page in family}
    return by_language.get(locale.language_code) or by_language.get(settings.LANGUAGE_CODE)


def translation_state(page: Page, source: Page | None) -> TranslationState:
    """Whether a translation still says what the German page says, judged by when both were last published."""
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return "source"
    if source and source.last_published_at and page.last_published_at:
        return "outdated" if source.last_published_at > page.last_published_at else "current"
    return "current"


def public_object(page: Page, resource: str, family: list[Page]) -> PublicObject:
    """The fields every projected page starts with."""
    base = site_root(page)
    source = next((one for one in family if one.locale.language_code == settings.LANGUAGE_CODE), None)
    return PublicObject(
        id=page.translation_key,
        locale=page.locale.language_code,
        url=page.full_url,
        api_url=api_url(base, resource, page.translation_key, page.locale.language_code),
        title=page.title,
        slug=page.slug,
        translations=[
            Translation(
                locale=one.locale.language_code,
                url=one.full_url,
                api_url=api_url(base, resource, one.translation_key, one.locale.language_code),
                state=translation_state(one, source),
            )
            for one in family
        ],
    )


def family_subjects(family: Iterable[Page]) -> set[str]:
    """Subjects for the sibling languages a document names."""
    return {f"page:{page.pk}" for page in family}


def approximate(value: ImpreciseDate | None) -> ApproximateDate | None:
    """An imprecise date for a document, in the active language."""
    return ApproximateDate(edtf=value.edtf, text=value.display()) if value else None


def day_after(day: date | None) -> datetime | None:
    """The first moment (local midnight) after a day."""
    return start_of(day + timedelta(days=1)) if day else None


def start_of(day: date | None) -> datetime | None:
    """The first moment (local midnight) of a day."""
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None


def first_of(moments: Iterable[datetime | None], now: datetime) -> datetime | None:
    """The earliest moment that is still to come."""
    return min((moment for moment in moments if moment and moment > now), default=None)


def merged(base: PublicObject, **values: Any) -> dict[str, Any]:
    """The common fields and further ones, as arguments of a richer schema."""
    return {**base.model_dump(), **values}
