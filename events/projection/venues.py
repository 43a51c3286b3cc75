"""Venues in the public projection: rows of their own, joined to meetings when read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.utils.text import slugify
from wagtail.models import Site

from events.models import Venue
from events.schemas import VenueCard
from leo_site.core.publication import projectors
from leo_site.core.publication.pages import api_url
from leo_site.core.schemas import Translation


class VenueProjector(projectors.RecordProjector):
    """Kind `venue`."""

    kind = "venue"
    model = Venue

    def project(self, ids: Iterable[str]) -> Iterator[projectors.Projection]:
        venues = list(Venue.objects.filter(pk__in=ids, live=True).select_related("locale"))
        site = Site.objects.filter(is_default_site=True).first()
        base = site.root_url if site else ""
        families: dict[object, list[Venue]] = defaultdict(list)
        keys = {venue.translation_key for venue in venues}
        for venue in Venue.objects.filter(translation_key__in=keys, live=True).select_related("locale"):
            families[venue.translation_key].append(venue)
        return (_project(venue, families[venue.translation_key], base) for venue in venues)


def _project(venue: Venue, family: list[Venue], base: str) -> projectors.Projection:
    key, locale = venue.translation_key, venue.locale.language_code
    url = api_url(base, "venues", key, locale)
    card = VenueCard(
        id=key,
        locale=locale,
        url=url,
        api_url=url,
        title=venue.name,
        slug=slugify(venue.name),
        translations=[_translation(one, base) for one in family],
        street=venue.street,
        postal_code=venue.postal_code,
        city=venue.city,
        latitude=float(venue.latitude) if venue.latitude is not None else None,
        longitude=float(venue.longitude) if venue.longitude is not None else None,
        wheelchair=venue.wheelchair,
        access_note=venue.access_note,
        public_transport=venue.public_transport,
        website=venue.url,
    ).model_dump(mode="json")
    return projectors.Projection(
        object_id=str(venue.pk),
        key=key,
        locale=locale,
        slug=slugify(venue.name),
        status=venue.wheelchair,
        card=card,
        document=card,
        first_published=venue.first_published_at,
        subjects={f"venue:{one.pk}" for one in family},
    )


def _translation(venue: Venue, base: str) -> Translation:
    locale = venue.locale.language_code
    url = api_url(base, "venues", venue.translation_key, locale)
    return Translation(
        locale=locale, url=url, api_url=url, state="source" if locale == settings.LANGUAGE_CODE else "current"
    )
