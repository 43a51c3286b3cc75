"""Titles and addresses the admin proposes for meetings and minutes, in the language of the page."""

import re
from datetime import date
from typing import Final

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

PROTOCOL_SLUG: Final = "protokoll"
_DATE_SLUG: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-\d+)?")


def meeting_title(group: str, day: date, language: str) -> str:
    """ "AK Ost on 9 December 2026", in words of the language."""
    with translation.override(language):
        return _("%(group)s on %(date)s") % {"group": group, "date": date_format(day, "DATE_FORMAT")}


def protocol_title(meeting: str, language: str) -> str:
    """ "Minutes: AK Ost on 9 December 2026", in words of the language."""
    with translation.override(language):
        return _("Minutes: %(meeting)s") % {"meeting": meeting}


def meeting_slug(day: date, parent: Page, page: Page | None = None) -> str:
    """The day as an address below `parent`, with a number behind it if the address is taken by another page."""
    slug, number = day.isoformat(), 1
    while not Page._slug_is_available(slug, parent, page):
        number += 1
        slug = f"{day.isoformat()}-{number}"
    return slug


def day_of_slug(slug: str) -> date | None:
    """The day a slug made by `meeting_slug` stands for; None for any other slug."""
    match = _DATE_SLUG.fullmatch(slug)
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None
