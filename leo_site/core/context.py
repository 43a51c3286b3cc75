"""What the frame around every page needs: navigation and addresses of the site."""

from dataclasses import dataclass
from typing import Any

from django.db.models.functions import Length, Substr
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from wagtail.models import Locale, Page, Site

from leo_site.core.visibility import PublicPageQuerySet


@dataclass(frozen=True)
class Shell:
    """The site's first page and the pages directly below it, in the visitor's language where they exist in it."""

    home: Page | None
    navigation: list[Page]
    footer: list[Page]


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell`, looked up only by templates that show it (a constant number of queries)."""
    return {"shell": SimpleLazyObject(lambda: build_shell(request))}


def build_shell(request: HttpRequest) -> Shell:
    """Pages with *Show in menus* make the navigation, the others below the first page stand in the footer."""
    site = Site.find_for_request(request)
    if site is None:
        return Shell(None, [], [])
    root = site.root_page
    homes = list(PublicPageQuerySet(Page).filter(translation_key=root.translation_key).public())
    locale = Locale.get_active()
    paths = [home.path for home in homes]
    below = (
        PublicPageQuerySet(Page)
        .filter(depth=root.depth + 1)
        .annotate(parent_path=Substr("path", 1, Length("path") - Page.steplen))
        .filter(parent_path__in=paths)
        .public()
        .in_language(locale)
        .select_related("locale")
        .in_source_order()
    )
    pages = list(below)
    return Shell(
        home=next((home for home in homes if home.locale_id == locale.pk), homes[0] if homes else None),
        navigation=[page for page in pages if page.show_in_menus],
        footer=[page for page in pages if not page.show_in_menus],
    )
