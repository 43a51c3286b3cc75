"""Views of the site itself."""

import logging

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from leo_site.core.publication.reading import current_edition

logger = logging.getLogger(__name__)


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """For load balancers and monitors: 200 when the database answers and nothing waits to be projected, else 503.

    The answer holds the change number of what is public. What exactly is wrong is for the log, not for passers-by.
    """
    headers = {"Cache-Control": "no-store"}
    try:
        edition = current_edition()
    except DatabaseError:
        logger.exception("The site is not healthy")
        body = {"status": "unavailable", "reason": "The database does not answer."}
        return JsonResponse(body, status=503, headers=headers)
    return JsonResponse({"status": "ok", "number": edition.number}, headers=headers)
