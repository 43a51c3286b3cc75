"""Take the pictures of the documentation, `docs/images/*.png`, from the demo. See `make screenshots`.

Starts a server of its own with data of its own, so that neither what you develop nor what runs elsewhere is touched.
Needs the packages of requirements-dev.txt and the system's Chromium.
"""

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
#: Seconds the server may take for its first answer.
START = 60
#: Kilobytes a picture may have, and the numbers of colours tried to get there.
HEAVIEST, COLOURS = 150, (256, 128, 64, 32)
#: As the demo's login for this role.
LOGIN = ("redaktion", "demo-redaktion")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def demo() -> Iterator[str]:
    """The address of a running site with the demo's content and nothing else."""
    with tempfile.TemporaryDirectory(prefix="leo-screenshots-") as folder:
        base = f"http://localhost:{free_port()}"
        settings = {"DJANGO_SETTINGS_MODULE": "leo_site.settings.dev", "DATABASE_URL": "", "REDIS_URL": ""}
        environment = os.environ | settings | {"DATA_DIR": folder, "BASE_URL": base, "LOG_LEVEL": "WARNING"}
        subprocess.run([sys.executable, str(ROOT / "bin" / "prepare.py")], cwd=ROOT, env=environment, check=True)
        # fmt: off
        command = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
            "--port", base.rpartition(":")[2], "--blocking-threads", "2", "--log-level", "warning", "leo_site.wsgi:application",
        ]
        # fmt: on
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL)
        try:
            wait_for(f"{base}/healthz")
            yield base
        finally:
            server.terminate()
            server.wait(timeout=30)


def wait_for(address: str) -> None:
    """Until there is an answer; raises `TimeoutError` after `START` seconds."""
    until = time.monotonic() + START
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=10).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"No answer from {address}.")


def visit(address: str) -> Callable[[Page], None]:
    """Open a page as a visitor."""

    def steps(page: Page) -> None:
        page.goto(address)

    return steps


def first_with(listing: str, words: str) -> Callable[[Page], None]:
    """Open a list and follow its first link to a meeting whose row says something."""

    def steps(page: Page) -> None:
        page.goto(listing)
        page.locator("li, tr, article").filter(has_text=words).get_by_role("link").first.click()
        page.wait_for_load_state()

    return steps


def log_in(page: Page) -> None:
    page.goto("/admin/login/")
    page.fill("[name=username]", LOGIN[0])
    page.fill("[name=password]", LOGIN[1])
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")


def as_editor(steps: Callable[[Page], None]) -> Callable[[Page], None]:
    """The same after logging in, when the admin has finished drawing itself."""

    def logged_in(page: Page) -> None:
        log_in(page)
        steps(page)
        page.wait_for_load_state("networkidle")

    return logged_in


#: Name of the file: size of the window, how to get there.
PICTURES: dict[str, tuple[tuple[int, int], Callable[[Page], None]]] = {
    "network": ((1280, 900), visit("/de/netzwerk/")),
    "network-ar": ((1280, 900), visit("/ar/netzwerk/")),
    "group-phone": ((390, 800), visit("/de/netzwerk/ak-ost/")),
    "meeting-cancelled": ((1280, 700), first_with("/de/termine/", "Abgesagt")),
    "admin-meeting": ((1280, 900), as_editor(first_with("/admin/meetings/", "AK Ost"))),
    "admin-meetings": ((1280, 900), as_editor(visit("/admin/meetings/"))),
}


def take(browser: Browser, base: str, size: tuple[int, int], steps: Callable[[Page], None]) -> bytes:
    """The visible part of a page in a window of this size, as PNG."""
    context = browser.new_context(
        base_url=base,
        viewport={"width": size[0], "height": size[1]},
        locale="de-DE",
        timezone_id="Europe/Berlin",
        reduced_motion="reduce",
    )
    page = context.new_page()
    steps(page)
    picture = page.screenshot(animations="disabled")
    context.close()
    return picture


def light(picture: bytes) -> bytes:
    """The picture with as many colours as its weight allows. Raises `ValueError` if it stays too heavy."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in COLOURS:
        buffer = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
        if buffer.tell() <= HEAVIEST * 1000:
            return buffer.getvalue()
    raise ValueError(f"The picture is heavier than {HEAVIEST} kB.")


def main() -> None:
    """Take all pictures, or those named as arguments."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("Pictures need Chromium (Debian: apt-get install chromium).")
    names = sys.argv[1:] or list(PICTURES)
    if unknown := set(names) - set(PICTURES):
        sys.exit(f"No such picture: {', '.join(sorted(unknown))}. There are {', '.join(PICTURES)}.")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with demo() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name in names:
            picture = light(take(browser, base, *PICTURES[name]))
            (IMAGES / f"{name}.png").write_bytes(picture)
            print(f"docs/images/{name}.png  {len(picture) / 1000:.0f} kB", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
