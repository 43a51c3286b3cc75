"""The search page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Locale, Page

from leo_site.core.visibility import PublicPageQuerySet

RESULTS_PER_PAGE = 20


def search(request: HttpRequest) -> HttpResponse:
    """Public pages of the active language that match `query`, `page` by page."""
    query = request.GET.get("query", "").strip()[:200]
    pages = PublicPageQuerySet(Page).filter(locale=Locale.get_active(), depth__gt=1).public()
    results = pages.search(query) if query else pages.none()
    page = Paginator(results, RESULTS_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "search/search.html", {"query": query, "results": page})
