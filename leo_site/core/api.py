"""Pieces every router of the public API uses."""

import uuid
from collections.abc import Iterable
from typing import Any, Self

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header
from ninja import Field, Schema
from pydantic import ValidationInfo, model_validator

from leo_site.core.conf import languages, source_language
from leo_site.core.problems import CORS, ApiError, invalid_parameter
from leo_site.core.publication.models import Publication, PublicationQuerySet
from leo_site.core.publication.reading import published, published_by_key


class Parameters(Schema):
    """Query parameters of an address. Unknown ones are refused, not ignored; a typing error must not widen a list."""

    locale: str | None = Field(
        None,
        description="Language wanted, as a BCP 47 tag. Without it, `Accept-Language` decides. German where it is missing.",
    )

    @model_validator(mode="before")
    @classmethod
    def refuse_unknown(cls, values: Any, info: ValidationInfo) -> Any:
        """Look at the request itself: django-ninja hands over only the parameters it knows."""
        given = (info.context or {})["request"].GET
        known = {field.alias or name for name, field in cls.model_fields.items()}
        for name in given.keys() - known:
            raise invalid_parameter(name, f"Unknown parameter; known are {', '.join(sorted(known))}.")
        for name, texts in given.lists():
            if any("\0" in text for text in texts):
                raise invalid_parameter(name, "Contains a NUL character.")
        return values

    @model_validator(mode="after")
    def refuse_unknown_locale(self) -> Self:
        if self.locale is not None and self.locale not in languages():
            raise invalid_parameter("locale", f"Unknown language; known are {', '.join(languages())}.")
        return self

    def language(self, request: HttpRequest) -> str:
        """The language to answer in: the one asked for, else what `Accept-Language` prefers, else German."""
        if self.locale is not None:
            return self.locale
        for code, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
            try:
                accepted = get_supported_language_variant(code)
            except LookupError:
                continue
            if accepted in languages():
                return accepted
        return source_language()


class ListQuery(Parameters):
    """Parameters of every list."""

    limit: int = Field(20, ge=1, le=100, description="How many items to return.")
    offset: int = Field(0, ge=0, le=1_000_000, description="How many items to skip.")


def delivered(row: Publication, text: str, locale: str, extra: str = "") -> str:
    """A stored document with what depends on the request put in front, as JSON text.

    `extra` is further JSON members, each followed by a comma.
    """
    delivery = orjson.dumps(
        {
            "requested_locale": locale,
            "fallback": row.locale != locale,
            "first_published": row.first_published,
            "modified": row.modified,
        }
    ).decode()
    return f"{delivery[:-1]},{extra}{text[1:]}"


def venues_of(rows: Iterable[Publication], locale: str) -> dict[uuid.UUID, str]:
    """The JSON of the rows' venues in a language (one query); venues are joined when read, never copied in."""
    keys = {row.venue for row in rows if row.venue}
    return {
        venue.key: delivered(venue, venue.card, locale)
        for venue in (published_by_key("venue", keys, locale) if keys else [])
    }


def page_of_rows(
    request: HttpRequest, rows: PublicationQuerySet, query: ListQuery, *, with_venue: bool = False
) -> HttpResponse:
    """The part of the rows that was asked for: count, cards and the addresses of the neighbouring parts."""
    locale = query.language(request)
    count = rows.count()
    page = list(rows.defer("document")[query.offset : query.offset + query.limit])
    venues = venues_of(page, locale) if with_venue else {}
    items = [delivered(row, row.card, locale, _venue_member(row, venues) if with_venue else "") for row in page]
    before = max(query.offset - query.limit, 0) if query.offset else None
    after = query.offset + query.limit
    text = (
        f'{{"count":{count},"next":{_address(request, query, after if after < count else None)},'
        f'"previous":{_address(request, query, before)},"items":[{",".join(items)}]}}'
    )
    return json_response(text, query)


def detail_response(
    request: HttpRequest, kind: str, key: uuid.UUID, query: Parameters, *, with_venue: bool = False
) -> HttpResponse:
    """One object's document in the best language; a 404 problem when there is nothing public under the key."""
    row = public_row(request, kind, key, query)
    locale = query.language(request)
    venue = _venue_member(row, venues_of([row], locale)) if with_venue else ""
    return json_response(delivered(row, row.document, locale, venue), query)


def public_row(request: HttpRequest, kind: str, key: uuid.UUID, query: Parameters) -> Publication:
    """The row of one object in the best language. Raises `ApiError` 404 when there is nothing public under the key."""
    row = published(kind, query.language(request)).filter(key=key).first()
    if row is None:
        raise ApiError(404, "Not found", f"There is no public {kind} with the id {key}.")
    return row


def json_response(text: str, query: Parameters) -> HttpResponse:
    """JSON text as a response that other sites may read and cache for a minute."""
    headers = {**CORS, "Cache-Control": "public, max-age=60, stale-while-revalidate=600"}
    if query.locale is None:
        headers["Vary"] = "Accept-Language"
    return HttpResponse(text, content_type="application/json", headers=headers)


def _venue_member(row: Publication, venues: dict[uuid.UUID, str]) -> str:
    return f'"venue":{venues.get(row.venue, "null") if row.venue else "null"},'


def _address(request: HttpRequest, query: ListQuery, offset: int | None) -> str:
    """The same list from another offset, as a JSON string; `null` without one."""
    if offset is None:
        return "null"
    parameters = request.GET.copy()
    parameters["offset"], parameters["limit"] = str(offset), str(query.limit)
    return orjson.dumps(request.build_absolute_uri(f"{request.path}?{parameters.urlencode()}")).decode()
