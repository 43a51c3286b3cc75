"""Pieces every router of the public API uses."""

import uuid
from collections.abc import Iterable
from typing import Any

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_supported_language_variant
from ninja import Field, Schema
from ninja.errors import ValidationError

from leo_site.core.publication.models import Publication, PublicationQuerySet
from leo_site.core.publication.reading import published, published_by_key

PROBLEM_TYPE = "about:blank"


class ListQuery(Schema):
    """Parameters of every list. Unknown parameters are refused, not ignored."""

    model_config = {"extra": "forbid"}

    locale: str | None = Field(None, description="Language wanted, as a BCP 47 tag; German where it is missing.")
    limit: int = Field(20, ge=1, le=100)
    offset: int = Field(0, ge=0, le=1_000_000)


class ApiError(Exception):
    """An error to be answered as a problem document (RFC 9457)."""

    def __init__(self, status: int, title: str, detail: str, errors: list[dict[str, Any]] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.title = title
        self.detail = detail
        self.errors = errors or []


def problem(error: ApiError) -> HttpResponse:
    """The response for an error."""
    body = {
        "type": PROBLEM_TYPE,
        "title": error.title,
        "status": error.status,
        "detail": error.detail,
        "errors": error.errors,
    }
    return HttpResponse(orjson.dumps(body), status=error.status, content_type="application/problem+json")


def invalid_parameters(error: ValidationError) -> ApiError:
    """What is wrong with which parameter, in the problem's `errors`."""
    errors = [{"parameter": str(one["loc"][-1]), "detail": one["msg"]} for one in error.errors]
    names = ", ".join(sorted({one["parameter"] for one in errors}))
    return ApiError(422, "Invalid parameter", f"Cannot understand: {names}.", errors)


def requested_locale(request: HttpRequest, wanted: str | None) -> str:
    """The language to answer in: `wanted`, else what `Accept-Language` prefers, else German."""
    known = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    if wanted is not None:
        if wanted not in known:
            raise ApiError(
                422,
                "Invalid parameter",
                f"Unknown locale {wanted!r}.",
                [{"parameter": "locale", "detail": f"One of: {', '.join(known)}."}],
            )
        return wanted
    for part in request.headers.get("Accept-Language", "").split(","):
        code = part.split(";")[0].strip()
        try:
            return get_supported_language_variant(code) if code else settings.LANGUAGE_CODE
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


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
    request: HttpRequest, rows: PublicationQuerySet, query: ListQuery, locale: str, *, with_venue: bool = False
) -> HttpResponse:
    """The part of the rows that was asked for: count, cards and the addresses of the neighbouring parts."""
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
    return json_response(text)


def detail_response(
    request: HttpRequest, kind: str, key: uuid.UUID, wanted: str | None, *, with_venue: bool = False
) -> HttpResponse:
    """One object's document in the best language; a 404 problem when there is nothing public under the key."""
    locale = requested_locale(request, wanted)
    row = published(kind, locale).filter(key=key).first()
    if row is None:
        raise ApiError(404, "Not found", f"There is no public {kind} with the id {key}.")
    venue = _venue_member(row, venues_of([row], locale)) if with_venue else ""
    return json_response(delivered(row, row.document, locale, venue))


def json_response(text: str) -> HttpResponse:
    """JSON text as a response that other sites may read and cache for a minute."""
    return HttpResponse(
        text,
        content_type="application/json",
        headers={
            "Access-Control-Allow-Origin": "*",
            "Cache-Control": "public, max-age=60, stale-while-revalidate=600",
            "Vary": "Accept-Language",
        },
    )


def _venue_member(row: Publication, venues: dict[uuid.UUID, str]) -> str:
    return f'"venue":{venues.get(row.venue, "null") if row.venue else "null"},'


def _address(request: HttpRequest, query: ListQuery, offset: int | None) -> str:
    """The same list from another offset, as a JSON string; `null` without one."""
    if offset is None:
        return "null"
    parameters = request.GET.copy()
    parameters["offset"], parameters["limit"] = str(offset), str(query.limit)
    return orjson.dumps(request.build_absolute_uri(f"{request.path}?{parameters.urlencode()}")).decode()
