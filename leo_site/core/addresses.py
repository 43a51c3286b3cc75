"""Addresses of pages as visitors see them: in the visitor's language, whatever language the page is in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def visitor_language(request: HttpRequest | None) -> str:
    """The language of the address that was asked for."""
    return str(getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE))


def in_language(path: str, language: str) -> str:
    """The same path in another language: slugs are the same in all, so only the first part differs."""
    first, _slash, rest = path.removeprefix("/").partition("/")
    known = path.startswith("/") and first in dict(settings.LANGUAGES)
    return f"/{language}/{rest}" if known else path


def address(page: Any, request: HttpRequest | None) -> str:
    """The path of a page in the visitor's language, empty if it has none.

    A page that is missing in that language is answered there by the German one (see `SitePage.route`).
    """
    url = page.get_url(request) if page else None
    return in_language(url, visitor_language(request)) if url else ""
