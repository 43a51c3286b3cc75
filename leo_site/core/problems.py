"""Errors of the public API, all of one shape (RFC 9457), and the API object that answers nothing else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import orjson
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, re_path
from ninja import NinjaAPI
from ninja.errors import ValidationError

#: Any site's scripts may read what the API answers: there is nothing but public content, and no cookie counts.
CORS = {"Access-Control-Allow-Origin": "*"}
METHODS = "GET, HEAD, OPTIONS"


class ApiError(Exception):
    """An error to be answered as a problem document."""

    def __init__(self, status: int, title: str, detail: str, errors: list[dict[str, Any]] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.title = title
        self.detail = detail
        self.errors = errors or []


def invalid_parameter(name: str, detail: str) -> ApiError:
    """The error for one parameter."""
    return ApiError(422, "Invalid parameter", f"Cannot understand: {name}.", [{"parameter": name, "detail": detail}])


def problem(error: ApiError) -> HttpResponse:
    """The response for an error."""
    body = {
        "type": "about:blank",
        "title": error.title,
        "status": error.status,
        "detail": error.detail,
        "errors": error.errors,
    }
    return HttpResponse(orjson.dumps(body), status=error.status, content_type="application/problem+json", headers=CORS)


def invalid_parameters(error: ValidationError) -> ApiError:
    """What is wrong with which parameter, in the problem's `errors`."""
    errors = [{"parameter": _name(one["loc"]), "detail": one["msg"]} for one in error.errors]
    names = ", ".join(sorted({one["parameter"] for one in errors}))
    return ApiError(422, "Invalid parameter", f"Cannot understand: {names}.", errors)


def _name(location: tuple[str | int, ...]) -> str:
    """The parameter's name: the last part that is one; numbers count the values of a repeated parameter."""
    return str(next(part for part in reversed(location) if isinstance(part, str)))


class PublicAPI(NinjaAPI):
    """A read-only API for other sites: every error is a problem, `HEAD` and `OPTIONS` are answered."""

    def set_default_exception_handlers(self) -> None:
        super().set_default_exception_handlers()
        self.add_exception_handler(ApiError, _on_api_error)
        self.add_exception_handler(ValidationError, _on_validation_error)
        self.add_exception_handler(Http404, _nothing_here)
        self.add_exception_handler(SuspiciousOperation, _on_suspicious_operation)

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        patterns = [*super()._get_urls(), re_path(r"", _nothing_here)]
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                pattern.callback = _read_only(pattern.callback)
        return patterns


def _on_api_error(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(error)


def _on_validation_error(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(invalid_parameters(error))


def _on_suspicious_operation(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(ApiError(400, "Bad request", "The request cannot be read."))


def _nothing_here(request: HttpRequest, error: Any = None, **kwargs: object) -> HttpResponse:
    return problem(ApiError(404, "Not found", f"There is nothing at {request.path}."))


def _read_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view that answers `HEAD` like `GET`, `OPTIONS` with what browsers ask before, and refuses all else."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method == "OPTIONS":
            headers = {"Allow": METHODS, "Access-Control-Allow-Methods": METHODS, "Access-Control-Max-Age": "86400"}
            return HttpResponse(status=204, headers={**CORS, **headers, "Access-Control-Allow-Headers": "*"})
        if request.method not in ("GET", "HEAD"):
            refused = problem(ApiError(405, "Method not allowed", f"This API can only be read: {METHODS}."))
            refused["Allow"] = METHODS
            return refused
        method, request.method = request.method, "GET"
        try:
            return view(request, *args, **kwargs)
        except Http404:
            return _nothing_here(request)
        finally:
            request.method = method

    return answer
