"""Mounting an API for token holders only."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from ninja.security import HttpBearer

Mount = tuple[Sequence[Any], str, str]


def for_tokens_only(mount: Mount, authenticate: HttpBearer) -> Mount:
    """The same addresses, refused with 401 to anybody without a valid bearer token (RFC 6750), reading included."""
    patterns, app_name, namespace = mount
    return [_guarded(pattern, authenticate) for pattern in patterns], app_name, namespace


def _guarded(pattern: URLPattern, authenticate: HttpBearer) -> URLPattern:
    view: Callable[..., HttpResponseBase] = pattern.callback

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not authenticate(request):
            body = {"type": "about:blank", "title": "Unauthorized", "status": 401, "detail": "A token is needed."}
            headers = {"WWW-Authenticate": "Bearer"}
            return JsonResponse(body, status=401, content_type="application/problem+json", headers=headers)
        return view(request, *args, **kwargs)

    return URLPattern(pattern.pattern, guarded, pattern.default_args, pattern.name)
