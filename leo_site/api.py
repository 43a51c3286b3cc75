"""The public API: wiring only."""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from events.api import meetings, protocols
from groups.api import router as groups
from leo_site.core.api import ApiError, invalid_parameters, problem

api = NinjaAPI(
    title="Leipziger Osten: open data of the network",
    version="1",
    description="Groups, meetings and minutes of the neighbourhood network. Read-only, without login and cookies.",
    urls_namespace="api-v1",
    docs_url="/docs",
    openapi_url="/openapi.json",
    auth=None,
)
api.add_router("/groups", groups)
api.add_router("/meetings", meetings)
api.add_router("/protocols", protocols)


@api.exception_handler(ApiError)
def on_api_error(request: HttpRequest, error: ApiError) -> HttpResponse:
    """Our own errors."""
    return problem(error)


@api.exception_handler(ValidationError)
def on_validation_error(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Parameters that cannot be understood."""
    return problem(invalid_parameters(error))
