"""Every kind of page in a real browser: no axe violation, nothing cut off, nothing loaded from elsewhere."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.utils import timezone

from home.models import ContentPage, Milestone
from tests.factories import SiteTree, make_site
from tests.test_pages_render import full_group, full_meeting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def addresses(live_server: object) -> list[str]:
    """One page of each type, in German with content and in Arabic partly translated, below the language's address."""
    tree = make_site()
    group = full_group(tree, slug="kultur")
    Milestone.objects.create(date="2014-22", title="Neuordnung", locale=group.locale)
    full_meeting(group, slug="bald")
    full_meeting(group, slug="abgesagt", status="cancelled", status_reason="Ferien")
    past = full_meeting(group, slug="vorbei", days=-3)
    body = [
        ("heading", "Wer wir sind"),
        ("text", "<p>Das <b>Büro</b>.</p>"),
        ("quote", {"text": "Gut!", "source": "Ada"}),
    ]
    tree.home.add_child(instance=ContentPage(title="Impressum", slug="impressum", body=body))
    translate_all(tree)
    call_command("update_index", verbosity=0)
    assert past.ends_at < timezone.now() - timedelta(hours=1)
    return [
        "",
        "netzwerk/",
        "netzwerk/kultur/",
        "netzwerk/kultur/bald/",
        "netzwerk/kultur/abgesagt/",
        "netzwerk/kultur/vorbei/protokoll/",
        "netzwerk/kultur/letztes-protokoll/",
        "termine/",
        "impressum/",
        "suche/?query=Gruppe",
        "gibt-es-nicht/",
    ]


def translate_all(tree: SiteTree) -> None:
    """The three standing pages in Arabic; everything else is answered in German there."""
    arabic = tree.in_language("ar")
    arabic.home.title = "شرق لايبزيغ"
    arabic.home.save()


@pytest.fixture(params=["light", "dark"])
def tab(request: pytest.FixtureRequest, chromium: "Browser", live_server: object) -> "Iterator[Page]":
    context = chromium.new_context(
        base_url=str(live_server), color_scheme=request.param, viewport={"width": 320, "height": 720}
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", ["de", "ar"])
def test_every_page_type_is_accessible_on_a_small_screen(
    tab: "Page", addresses: list[str], live_server: object, language: str
) -> None:
    hosts: set[str] = set()
    tab.on("request", lambda sent: hosts.add(urlsplit(sent.url).netloc))
    for address in addresses:
        tab.goto(f"/{language}/{address}")
        found = Axe().run(tab).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], address
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert tab.evaluate(overflow) <= 0, address
    assert hosts == {urlsplit(str(live_server)).netloc}


def test_keyboard_reaches_the_content_first(tab: "Page", addresses: list[str]) -> None:
    tab.goto("/de/netzwerk/")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "content"
