"""The abstract base of every page type."""

from typing import Any, ClassVar

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from wagtail.models import Page, PageManager
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField

from leo_site.core.forms import SitePageForm
from leo_site.core.permissions import SitePagePermissionTester
from leo_site.core.visibility import PublicPageQuerySet

SitePageManager = PageManager.from_queryset(PublicPageQuerySet)


class SitePage(Page):
    """A page of this site: the public rule on its manager, one slug in all languages."""

    objects: ClassVar[Any] = SitePageManager()
    base_form_class = SitePageForm

    # Titles in Arabic or Ukrainian make no readable slug, and one path in all languages is what lets a
    # missing translation be answered by the German page at the same address.
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [SynchronizedField("slug", overridable=False)]

    class Meta:
        abstract = True

    @property
    def is_public(self) -> bool:
        """Whether anybody may read this page now (one query)."""
        return bool(type(self).objects.filter(pk=self.pk).public().exists())

    def permissions_for_user(self, user: Any) -> SitePagePermissionTester:
        return SitePagePermissionTester(user, self)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page for a path, as Wagtail does, but never through an unpublished page.

        Wagtail goes on serving what lies below a page that was taken offline; here it goes offline too. What is
        missing below a translated first page is looked for below the German one.
        """
        if not self.live:
            raise Http404
        try:
            result: RouteResult = super().route(request, path_components)
        except Http404:
            source = self._source_of_first_page(request)
            if source is None:
                raise
            result = source.route(request, path_components)
        return result

    def _source_of_first_page(self, request: HttpRequest) -> "SitePage | None":
        """The German page of the same family if this is a translated first page of the site."""
        if self.locale.language_code == settings.LANGUAGE_CODE or not self.is_site_root():
            return None
        source = type(self).objects.filter(translation_key=self.translation_key)
        return source.filter(locale__language_code=settings.LANGUAGE_CODE).first()

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = super().serve(request, *args, **kwargs)
        if self.is_fallback:
            response["X-Robots-Tag"] = "noindex"
        return response

    @property
    def is_fallback(self) -> bool:
        """Whether this page stands in for a missing translation into the active language."""
        return bool(self.locale.language_code != get_language())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        family = type(self).objects.filter(translation_key=self.translation_key).public().select_related("locale")
        context["family"] = list(family.order_by("locale_id"))
        context["is_fallback"] = self.is_fallback
        return context
