"""Middleware of the site."""

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from leo_site.core.addresses import in_language, visitor_language
from leo_site.core.publication.sweep import pending, sweep

SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}

#: Paths without a language in front: the locale middleware would turn their 404s into redirects.
UNLOCALISED = ("/api/", "/oparl/", "/admin/", "/documents/", "/static/", "/media/", "/healthz")


class AtomicWriteMiddleware:
    """Runs each writing request in one transaction, with its public projection.

    Stock Wagtail commits a publish in several steps; here a request lands whole or, when it fails, not at all. Reading
    requests are left alone: an outer transaction would take SQLite's write lock for every page view.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in SAFE_METHODS:
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            elif pending().exists():
                sweep()
        return response


class SiteLocaleMiddleware(LocaleMiddleware):
    """Django's language choice for pages with a language in their address; other paths keep the site's language."""

    def process_request(self, request: HttpRequest) -> None:
        if request.path_info.startswith(UNLOCALISED):
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = settings.LANGUAGE_CODE
            return
        super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path_info.startswith(UNLOCALISED):
            return response
        return super().process_response(request, response)


class SiteRedirectMiddleware(RedirectMiddleware):
    """Wagtail's redirects, for every language.

    Redirects are kept for the addresses of pages that exist. Where a language is answered by the German page, the
    German redirect leads on, to the same language.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer: HttpResponse = super().process_response(request, response)
        german = in_language(request.path, settings.LANGUAGE_CODE)
        if answer.status_code != 404 or german == request.path:
            return answer
        found = get_redirect(request, Redirect.normalise_path(german, decode_unicode=False))
        if found is None or found.link is None:
            return answer
        kind = HttpResponsePermanentRedirect if found.is_permanent else HttpResponseRedirect
        return kind(in_language(found.link, visitor_language(request)))
