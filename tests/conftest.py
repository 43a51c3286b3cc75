"""What every test may rely on. Factories live in tests/factories/, fixtures of one area beside its tests."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.cache import cache, caches
from django.db import connections
from django.utils import translation

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parent.parent
SCREENSHOTS = ROOT / "screenshots"
#: Quiet, offline and able to run as root in a container.
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_configure(config: pytest.Config) -> None:
    """Give each worker its own Redis database, as it has its own SQL database; two runs would share keys otherwise."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    for cache_settings in caches.settings.values():
        location = str(cache_settings.get("LOCATION", ""))
        if location.startswith(("redis://", "rediss://")):
            server, _, database = location.rpartition("/")
            cache_settings["LOCATION"] = f"{server}/{int(database) + int(worker)}"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the folder of this run; settings.test makes one per process."""
    shutil.rmtree(settings.DATA_DIR, ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let tests that commit start with the rows of the migrations: their tables are flushed after each of them."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        options = dict(marker.kwargs) if marker else {}
        if options.get("transaction") or {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())):
            options |= {"transaction": True, "serialized_rollback": True}
            item.add_marker(pytest.mark.django_db(**options), append=False)


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """No test reads what another one cached: the order is random."""
    cache.clear()


@pytest.fixture(autouse=True)
def _default_language() -> None:
    """Forget the language of the request another test made last: it stays active in the thread."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def _empty_media() -> Iterator[None]:
    """Leave no uploads behind, as the database leaves no rows."""
    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


@pytest.fixture
def chromium(monkeypatch: pytest.MonkeyPatch) -> "Iterator[Browser]":
    """The system's Chromium; a missing one fails the test instead of skipping it.

    One per test: Playwright's sync API keeps an event loop running in this thread, and inside it Django opens
    database connections of its own. They are closed with it, unknown to the tests that follow.
    """
    from playwright.sync_api import sync_playwright

    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert executable, "Browser tests need Chromium (Debian: apt-get install chromium)."
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGS)
        yield browser
        browser.close()
        connections.close_all()


@pytest.fixture
def browser_context(live_server: object, chromium: "Browser") -> "Iterator[BrowserContext]":
    """A fresh German-speaking visitor of the running site, without cookies; relative addresses work in `goto`."""
    context = chromium.new_context(base_url=str(live_server), locale="de-DE", timezone_id="Europe/Berlin")
    yield context
    context.close()


@pytest.fixture
def browser_page(browser_context: "BrowserContext") -> "Page":
    """One tab of `browser_context`."""
    return browser_context.new_page()


@pytest.fixture
def screenshots() -> Path:
    """The git-ignored folder for pictures of the site."""
    SCREENSHOTS.mkdir(exist_ok=True)
    return SCREENSHOTS
