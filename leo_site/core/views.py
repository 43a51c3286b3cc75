"""Views of the site itself."""

from django.http import HttpRequest, JsonResponse

from leo_site.core.publication.reading import current_edition


def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and nothing waits to be projected; for load balancers and monitors."""
    edition = current_edition()
    return JsonResponse({"status": "ok", "number": edition.number}, headers={"Cache-Control": "no-store"})
