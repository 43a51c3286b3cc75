"""The search page."""

import re
from typing import Final
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Locale, Page

from leo_site.core.visibility import PublicPageQuerySet

RESULTS_PER_PAGE: Final = 20


def search(request: HttpRequest) -> HttpResponse:
    """Public pages that match `query`, in the language of the address or else in German, `page` by page."""
    query = request.GET.get("query", "").replace("\0", "").strip()[:200]
    public = PublicPageQuerySet(Page).filter(depth__gt=1).public().in_language(Locale.get_active())
    # The search backend accepts conditions on indexed fields only; the public rule is more than that.
    pages = Page.objects.filter(pk__in=public.order_by().values("pk")).select_related("locale").specific()
    # The words only: SQLite takes an unpaired quotation mark for a mistake in its own query language.
    words = " ".join(re.findall(r"\w+", query))
    results = pages.search(words) if words else pages.none()
    context = {
        "query": query,
        "results": Paginator(results, RESULTS_PER_PAGE).get_page(request.GET.get("page")),
        "parameters": urlencode({"query": query}) + "&",
        "searching": True,
    }
    return render(request, "search/search.html", context)
