"""What templates need to write addresses, languages and dates. No tag here decides anything about content."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info, gettext, ngettext

from leo_site.core import addresses
from leo_site.core.dates import ImpreciseDate, period_display
from leo_site.core.files import FileInfo

register = template.Library()

DIRECTIONS = {False: "ltr", True: "rtl"}


@register.simple_tag(takes_context=True)
def address(context: template.Context, page: Any) -> str:
    """The page's path in the visitor's language."""
    return addresses.address(page, context.get("request"))


@register.simple_tag
def page_in(page: Any, language: str) -> str:
    """The page's path in a language."""
    return addresses.in_language(page.url or "", language)


@register.filter
def own_name(language: str) -> str:
    """A language's name in that language."""
    return str(get_language_info(language)["name_local"])


@register.filter
def direction(language: str) -> str:
    """`rtl` or `ltr`."""
    return DIRECTIONS[get_language_info(language)["bidi"]]


@register.simple_tag
def lang_of(thing: Any) -> SafeString:
    """` lang="…" dir="…"` for a page or record in another language than the text around it, else nothing."""
    language = thing.locale.language_code
    if language == get_language():
        return mark_safe("")
    return format_html(' lang="{}" dir="{}"', language, direction(language))


@register.simple_tag
def period(start: ImpreciseDate | None, end: ImpreciseDate | None) -> str:
    """Two imprecise dates in words."""
    return period_display(start, end)


@register.simple_tag
def day(value: date, *, weekday: bool = True) -> SafeString:
    """A day as `<time>`, in local time, with its weekday."""
    local = _local(value)
    machine = local.date().isoformat() if isinstance(local, datetime) else local.isoformat()
    return format_html('<time datetime="{}">{}</time>', machine, _day_words(local, weekday=weekday))


@register.simple_tag
def when(start: datetime, end: datetime | None = None) -> SafeString:
    """When a meeting takes place, as `<time>` elements in local time; the end's day only where it differs."""
    start = _local(start)
    words = {"start": _time_element(start, _moment_words(start))}
    if end is None:
        return words["start"]
    end = _local(end)
    same_day = start.date() == end.date()
    words["end"] = _time_element(end, _clock_words(end) if same_day else _moment_words(end))
    if same_day:
        words["start"] = _time_element(start, _day_words(start) + gettext(", ") + time_format(start.time()))
    return format_html(gettext("{start} to {end}"), **words)


@register.simple_tag
def clock(value: Any) -> str:
    """A time of day in words."""
    return _clock_words(value)


@register.simple_tag
def file_facts(info: FileInfo) -> str:
    """Type, size, pages and language of a file, for the text of its link."""
    suffix = info.url.rsplit("?", 1)[0].rsplit(".", 1)
    facts = [suffix[1].upper() if len(suffix) == 2 else ""]
    facts.append(filesizeformat(info.size) if info.size else "")
    if info.pages:
        facts.append(ngettext("%(count)s page", "%(count)s pages", info.pages) % {"count": info.pages})
    if info.language and info.language != get_language():
        facts.append(own_name(info.language))
    return gettext(", ").join(fact for fact in facts if fact)


@register.filter
def listed(items: Iterable[Any]) -> SafeString:
    """Items side by side: "a, b, c" with the language's comma."""
    return format_html_join(gettext(", "), "{}", ((item,) for item in items))


@register.simple_tag
def source_language() -> str:
    """The code of the language everything is written in first."""
    return str(settings.LANGUAGE_CODE)


def _local(value: Any) -> Any:
    """The moment as wall-clock time of the site; days stay as they are."""
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def _day_words(value: date, *, weekday: bool = True) -> str:
    name = date_format(value, "l")
    # Django has no day names in every language we have; English ones would be wrong there.
    known = get_language() == "en" or name != value.strftime("%A")
    words = date_format(value, "DATE_FORMAT")
    return f"{name}{gettext(', ')}{words}" if weekday and known else words


def _clock_words(value: Any) -> str:
    return gettext("%(time)s") % {"time": time_format(value, "TIME_FORMAT")}


def _moment_words(value: datetime) -> str:
    return f"{_day_words(value)}{gettext(', ')}{_clock_words(value.time())}"


def _time_element(value: datetime, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', value.isoformat(timespec="minutes"), words)
