"""System checks: what a site must have set for the apps to work, said before anything fails."""

from typing import Any

from django.core import checks
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string

from leo_site.core.conf import languages, source_language


@checks.register()
def check_settings(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """The source language is a language of the content, and media have the facts the public documents tell."""
    found: list[checks.CheckMessage] = []
    if source_language() not in languages():
        found.append(
            checks.Error(
                f"LANGUAGE_CODE {source_language()!r} is not among WAGTAIL_CONTENT_LANGUAGES.",
                hint="Set LANGUAGE_CODE to the language most content is written in, spelled as in that list.",
                id="leo.E001",
            )
        )
    media = [
        ("WAGTAILIMAGES_IMAGE_MODEL", get_image_model_string(), "core.SiteImage"),
        ("WAGTAILDOCS_DOCUMENT_MODEL", get_document_model_string(), "core.SiteDocument"),
    ]
    for setting, value, wanted in media:
        if value.lower() != wanted.lower():
            found.append(
                checks.Error(f"{setting} is {value!r}.", hint=f"Set it to {wanted!r} before migrating.", id="leo.E002")
            )
    return found
