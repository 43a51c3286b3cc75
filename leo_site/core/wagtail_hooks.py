"""What every editor of the site meets, whatever the content app."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem

from leo_site.core.rich_text import PublicDocumentLinkHandler, PublicPageLinkHandler


class SiteContentChecker(ContentCheckerItem):
    """Wagtail's checker, with the rules on pictures and headings it leaves out."""

    axe_run_only = [
        *ContentCheckerItem.axe_run_only,
        "image-alt",
        "image-redundant-alt",
        "page-has-heading-one",
        "identical-links-same-purpose",
        "valid-lang",
    ]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        "image-alt": {
            "error_name": _("A picture has no description"),
            "help_text": _("Say in one sentence what can be seen"),
        },
        "image-redundant-alt": {
            "error_name": _("The description of a picture repeats the text beside it"),
            "help_text": _("Say what the text does not say"),
        },
        "page-has-heading-one": {
            "error_name": _("The page has no title"),
            "help_text": _("Every page starts with one main heading"),
        },
        "identical-links-same-purpose": {
            "error_name": _("Links with the same text lead to different places"),
            "help_text": _("Let each link say where it leads"),
        },
        "valid-lang": {
            "error_name": _("A passage is marked with an unknown language"),
            "help_text": _("Screen readers need the language to pronounce it"),
        },
    }


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    """Our few corrections of the admin's look."""
    return format_html('<link rel="stylesheet" href="{}">', static("core/admin.css"))


@hooks.register("construct_wagtail_userbar")
def use_site_checker(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Put our checker in the place of Wagtail's, in the user bar and in the editor."""
    items[:] = [
        SiteContentChecker(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items
    ]


@hooks.register("register_rich_text_features", order=100)
def link_only_to_what_is_public(features: Any) -> None:
    """Links in text are decided by the public rule when they are shown."""
    features.register_link_type(PublicPageLinkHandler)
    features.register_link_type(PublicDocumentLinkHandler)
