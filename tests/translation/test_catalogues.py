"""The message catalogues: German is complete, visitors' languages are complete where visitors read, nothing is broken."""

import re
import runpy
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import to_locale

from events.models import MeetingIndexPage, MeetingPage, ProtocolPage
from groups.models import GroupIndexPage, GroupPage
from groups.rhythm import describe_rrule
from home.models import ContentPage, HomePage
from leo_site.translation.wording import PAGE_MENU, PROMOTE_PANEL
from tests.factories import GroupPageFactory, MeetingPageFactory, make_site

ROOT = Path(__file__).resolve().parents[2]
COMPILER = runpy.run_path(str(ROOT / "bin" / "compile_messages.py"))
CATALOGUES: Final[list[Path]] = list(COMPILER["catalogues"](ROOT))
LOCALES: Final = [to_locale(code) for code, _name in settings.LANGUAGES]
#: Languages into which all that visitors read is translated. English is the language of the sources.
VISITORS: Final = [locale for locale in LOCALES if locale not in ("de", "en")]
#: Beside the templates: modules whose every string may stand on a public page.
PUBLIC_MODULES: Final = {
    "events/enums.py",
    "events/naming.py",
    "groups/enums.py",
    "home/enums.py",
    "leo_site/core/dates/periods.py",
    "leo_site/core/dates/value.py",
    "leo_site/core/enums.py",
    "leo_site/core/templatetags/site_tags.py",
    "leo_site/settings/base.py",
}
#: The search names the kind of page it found.
PAGE_TYPES: Final = (
    HomePage,
    ContentPage,
    GroupIndexPage,
    GroupPage,
    MeetingIndexPage,
    MeetingPage,
    ProtocolPage,
)
#: Strings Wagtail has, too, and we say otherwise on purpose, everywhere.
OWN_WORDING: Final = {"Caption", "Promote", "Site", "View live", "Search", *PAGE_MENU, *PROMOTE_PANEL}
HEADERS: Final = {"Language", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Plural-Forms"}


def identity(path: Path) -> str:
    return path.relative_to(ROOT).as_posix().replace("/LC_MESSAGES/django.po", "")


@cache
def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def locale_of(path: Path) -> str:
    return path.parts[-3]


def app_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix().split("/locale/")[0]


def messages(path: Path) -> Iterator[Message]:
    """Every message but the header."""
    return (message for message in catalogue(path) if message.id)


def is_translated(message: Message) -> bool:
    """Whether every plural form has words."""
    forms = message.string if isinstance(message.string, list | tuple) else [message.string]
    return all(forms) and not message.fuzzy


def source(message: Message) -> str:
    return message.id[0] if isinstance(message.id, list | tuple) else message.id


def is_public(app: str, message: Message) -> bool:
    """Whether visitors may read it: templates outside the admin, the modules above, names of page types."""
    places = [f"{app}/{name}" for name, _line in message.locations]
    return (
        any("/templates/" in place and not re.search("/(wagtail)?admin/", place) for place in places)
        or not PUBLIC_MODULES.isdisjoint(places)
        or source(message) in {_source_of(model) for model in PAGE_TYPES}
    )


def _source_of(model: type[HomePage]) -> str:
    """The English source of a page type's name."""
    with translation.override(None):
        return str(model._meta.verbose_name)


@pytest.mark.parametrize("path", CATALOGUES, ids=identity)
def test_catalogue_has_a_plain_header(path: Path) -> None:
    head = path.read_text(encoding="utf-8").split("\n\n")[0]
    names = dict(re.findall(r'^"([\w-]+): (.*)\\n"$', head, re.MULTILINE))
    assert set(names) >= HEADERS
    assert names["Language"] == locale_of(path)
    assert names["Content-Type"] == "text/plain; charset=UTF-8"
    assert not re.search(r"PACKAGE|YEAR|FULL NAME|@|/home/", head)


@pytest.mark.parametrize("path", CATALOGUES, ids=identity)
def test_catalogue_has_no_guesses_and_no_leftovers(path: Path) -> None:
    assert not [source(message) for message in messages(path) if message.fuzzy]
    assert not catalogue(path).obsolete
    assert list(COMPILER["mistakes"](catalogue(path))) == []


def test_every_app_has_every_language() -> None:
    apps = {app_of(path) for path in CATALOGUES}
    assert {(app_of(path), locale_of(path)) for path in CATALOGUES} == {(app, code) for app in apps for code in LOCALES}


def test_catalogues_of_an_app_have_the_same_strings() -> None:
    by_app: dict[str, set[frozenset[tuple[str | None, str]]]] = {}
    for path in CATALOGUES:
        strings = frozenset((message.context, source(message)) for message in messages(path))
        by_app.setdefault(app_of(path), set()).add(strings)
    assert [app for app, kinds in by_app.items() if len(kinds) != 1] == []


@pytest.mark.parametrize("path", [path for path in CATALOGUES if locale_of(path) == "de"], ids=identity)
def test_german_is_complete(path: Path) -> None:
    assert [source(message) for message in messages(path) if not is_translated(message)] == []


@pytest.mark.parametrize("path", [path for path in CATALOGUES if locale_of(path) in VISITORS], ids=identity)
def test_what_visitors_read_is_translated(path: Path) -> None:
    missing = [
        source(message) for message in messages(path) if is_public(app_of(path), message) and not is_translated(message)
    ]
    assert missing == []


def test_the_public_strings_are_found() -> None:
    """The rule above sees templates, enums and page types; an empty list would pass every language."""
    found = {source(m) for path in CATALOGUES for m in messages(path) if is_public(app_of(path), m)}
    assert {"Skip to content", "Accessible by wheelchair", "summer %(year)s", "network page", "Next meeting"} <= found
    assert "Please pick how often." not in found


@pytest.mark.parametrize("path", [path for path in CATALOGUES if locale_of(path) in ("de", "de_Simple")], ids=identity)
def test_german_uses_german_quotation_marks(path: Path) -> None:
    """„…“, never "…" or “…”; a straight apostrophe does not occur in German either."""
    for message in messages(path):
        for words in message.string if isinstance(message.string, list | tuple) else [message.string]:
            assert not re.search(r"[\"'”]", words), words
            assert words.count("„") == words.count("“"), words


def test_german_says_what_wagtail_says_for_the_same_string() -> None:
    """All catalogues share one table: a word of ours would change Wagtail's own pages, unless it has a context."""
    theirs: dict[str, set[str]] = {}
    import wagtail

    for path in Path(wagtail.__file__).parent.glob("**/locale/de/LC_MESSAGES/django.po"):
        for message in messages(path):
            if message.context is None and isinstance(message.string, str) and message.string:
                theirs.setdefault(source(message), set()).add(message.string)
    differing = {
        source(message): (message.string, theirs[source(message)])
        for path in CATALOGUES
        if locale_of(path) == "de"
        for message in messages(path)
        if message.context is None
        and source(message) in theirs
        and message.string not in theirs[source(message)]
        and source(message) not in OWN_WORDING
    }
    assert differing == {}


@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES if code not in ("de", "de-simple", "en")])
@pytest.mark.parametrize("rule", ["FREQ=WEEKLY;BYDAY=MO", "FREQ=MONTHLY;INTERVAL=2;BYDAY=2WE", "FREQ=YEARLY;BYMONTH=3"])
def test_rhythms_are_said_in_the_visitors_language(code: str, rule: str) -> None:
    with translation.override("de"):
        german = describe_rrule(rule)
    with translation.override("en"):
        english = describe_rrule(rule)
    with translation.override(code):
        words = describe_rrule(rule)
    parts = {part for text in (german, english) for part in re.findall(r"\w{4,}", text)}
    assert parts.isdisjoint(re.findall(r"\w+", words)), words


@pytest.mark.parametrize(
    ("code", "weekday", "day", "month"),
    [
        ("de", "Mittwoch", "9. Dezember 2026", "Dezember 2026"),
        ("de-simple", "Mittwoch", "9. Dezember 2026", "Dezember 2026"),
        ("en", "Wednesday", "9 December 2026", "December 2026"),
        ("ar", "الأربعاء", "9 ديسمبر 2026", "ديسمبر 2026"),
        ("uk", "Середа", "9 грудня 2026 р.", "Грудень 2026"),
        ("kmr", "Çarşem", "9ê berfanbara 2026an", "berfanbara 2026an"),
        ("vi", "Thứ 4", "ngày 9 tháng 12 năm 2026", "tháng 12 năm 2026"),
    ],
)
def test_dates_are_written_as_each_language_does(code: str, weekday: str, day: str, month: str) -> None:
    moment = date(2026, 12, 9)
    with translation.override(code):
        assert date_format(moment, "l") == weekday
        assert date_format(moment, "DATE_FORMAT") == day
        assert date_format(moment, "YEAR_MONTH_FORMAT") == month
        assert date_format(datetime(2026, 12, 9, 17, 0, tzinfo=UTC), "TIME_FORMAT") == "17:00"


@pytest.mark.django_db
@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES if code not in ("de", "en")])
def test_pages_show_no_english_and_no_other_language_around_the_text(client: Client, code: str) -> None:
    """Home, network page, group, meeting, list of meetings, search and the error page, all in one language."""
    site = make_site()
    group = GroupPageFactory(parent=site.network)
    meeting = MeetingPageFactory(parent=group)
    translated = site.in_language(code)
    for page in (group, meeting):
        page.copy_for_translation(translated.home.locale).save_revision().publish()
    titles = {site.home.title, site.network.title, site.meetings.title}
    labels = _labels_of_other_languages(code) - titles
    addresses = [f"/{code}/", f"/{code}/nirgends/", f"/{code}/suche/?query=xyz"]
    addresses += [page.url.replace("/de/", f"/{code}/", 1) for page in (site.network, site.meetings, group, meeting)]
    for address in addresses:
        soup = BeautifulSoup(client.get(address).content, "html.parser")
        # The menu of languages calls each by its own name.
        for menu in soup.select("nav.languages"):
            menu.decompose()
        assert soup.html is not None
        assert soup.html["lang"] == code, address
        shown = {text.strip(" :") for text in soup.stripped_strings}
        shown |= {str(tag["aria-label"]) for tag in soup.select("[aria-label]")}
        assert shown & labels == set(), address


def _labels_of_other_languages(code: str) -> set[str]:
    """English sources and German wording of everything in public templates, unless this language says the same."""
    locale, labels, own = to_locale(code), set[str](), set[str]()
    for path in CATALOGUES:
        for message in messages(path):
            if not is_public(app_of(path), message) or isinstance(message.id, list | tuple):
                continue
            if locale_of(path) == "de":
                labels |= {source(message), str(message.string)}
            elif locale_of(path) == locale:
                own.add(str(message.string))
    return labels - own - {""}
