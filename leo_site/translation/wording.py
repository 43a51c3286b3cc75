"""Strings of Wagtail's that editors here read in other words.

Collected here, they stand in our catalogues, which come before Wagtail's. A language without an entry goes on
using Wagtail's.
"""

from typing import Final

from django.utils.translation import gettext_noop

PROMOTE_PANEL: Final = (
    gettext_noop("For search engines"),
    gettext_noop("For site menus"),
    gettext_noop("slug"),
    gettext_noop("The name of the page as it will appear in URLs e.g http://domain.com/blog/[my-slug]/"),
    gettext_noop("title tag"),
    gettext_noop("The name of the page displayed on search engine results as the clickable headline."),
    gettext_noop("meta description"),
    gettext_noop("The descriptive text displayed underneath a headline in search engine results."),
    gettext_noop("show in menus"),
    gettext_noop("Whether a link to this page will appear in automatically generated menus"),
)

#: In a page's menu, where "Verschieben" would read like moving a meeting to another day.
PAGE_MENU: Final = (gettext_noop("Move"),)
