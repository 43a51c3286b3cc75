"""The abstract base of every page type."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest
from wagtail.models import Page, PageManager
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField

from leo_site.core.visibility import PublicPageQuerySet

SitePageManager = PageManager.from_queryset(PublicPageQuerySet)


class SitePage(Page):
    """A page of this site: the public rule on its manager, one slug in all languages."""

    objects: ClassVar[Any] = SitePageManager()

    # Titles in Arabic or Ukrainian make no readable slug, and one path in all languages is what lets a
    # missing translation be answered by the German page at the same address.
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [SynchronizedField("slug", overridable=False)]

    class Meta:
        abstract = True

    @property
    def is_public(self) -> bool:
        """Whether anybody may read this page now (one query)."""
        return bool(type(self).objects.filter(pk=self.pk).public().exists())

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page for a path, as Wagtail does, but never through an unpublished page.

        Wagtail goes on serving what lies below a page that was taken offline; here it goes offline too.
        """
        if not self.live:
            raise Http404
        result: RouteResult = super().route(request, path_components)
        return result
