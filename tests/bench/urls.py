"""The site's addresses and the yardstick: a view that does nothing but answer."""

from django.http import HttpRequest, JsonResponse
from django.urls import path

from leo_site.urls import urlpatterns as site_urlpatterns


def bare(request: HttpRequest) -> JsonResponse:
    """JSON without a query, through the same middleware."""
    return JsonResponse({"status": "ok"})


urlpatterns = [path("api/bare", bare), *site_urlpatterns]
