"""Who sits before the browser: somebody working in the admin, and a visitor who has never been here before."""

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Locator, expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

#: Milliseconds. The machine may be busy with other tests; nothing here waits longer than it must.
PATIENCE = 30_000
#: Milliseconds between the last key and the click on "publish". Wagtail starts to save a draft up to 1.5 seconds after
#: a change; of a new page, draft and published page must not arrive side by side: both would be made anew.
REACH = 2_000


class Editor:
    """Works in the admin with mouse and keyboard. Fields are named as in the form: `roles-0-person`."""

    def __init__(self, context: "BrowserContext", password: str = "geheim") -> None:
        self.password = password
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)

    def log_in(self, username: str) -> None:
        """Through the form; ends on the dashboard."""
        self.page.goto("/admin/login/")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", self.password)
        self.page.click("[type=submit]")
        self.page.wait_for_url("**/admin/")

    def open_list(self, name: str) -> None:
        """An entry of the menu "Netzwerk", with the mouse."""
        self.page.goto("/admin/")
        self.page.get_by_role("button", name="Netzwerk", exact=True).click()
        self.page.get_by_role("link", name=name, exact=True).click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(name)

    def open_tab(self, name: str) -> None:
        """A tab of the form."""
        self.page.get_by_role("tab", name=name, exact=True).click()

    def field(self, name: str) -> Locator:
        """A field of the form."""
        return self.page.locator(f"#id_{name}")

    def fill(self, **values: str) -> None:
        """Type into several fields of the form; selects take the value of an option. `__` stands for `-`."""
        for name, value in values.items():
            field = self.field(name.replace("__", "-"))
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)

    def add_row(self, prefix: str) -> None:
        """A row of an inline panel."""
        total = self.field(f"{prefix}-TOTAL_FORMS")
        before = int(total.input_value())
        self.page.locator(f"#id_{prefix}-ADD").click()
        expect(total).to_have_value(str(before + 1))

    def add_block(self, stream: str, kind: str) -> None:
        """A block at the end of a stream that offers several kinds."""
        count = self.page.locator(f"[name={stream}-count]")
        before = int(count.input_value())
        count.locator("xpath=following::button[contains(@class, 'c-sf-add-button')][1]").click()
        self.page.get_by_role("option", name=kind).click()
        expect(count).to_have_value(str(before + 1))

    def write(self, name: str, text: str) -> None:
        """Rich text into a block; the field itself is hidden beside its editor."""
        field = self.page.locator(f"[name={name}]")
        field.locator("xpath=ancestor::*[@data-contentpath][1]").get_by_role("textbox").fill(text)

    @contextmanager
    def chooser(self, name: str) -> "Iterator[Locator]":
        """The dialogue that belongs to a field; it has closed and left a choice behind in the end."""
        self.page.locator(f"#id_{name}-chooser").get_by_role("button", name="auswählen").click()
        dialogue = self.page.locator(".modal.in, .modal.show").last
        expect(dialogue).to_be_visible()
        yield dialogue
        expect(dialogue).to_have_count(0)
        expect(self.field(name)).not_to_have_value("")

    def choose(self, name: str, title: str) -> None:
        """Pick what exists."""
        with self.chooser(name) as dialogue:
            dialogue.get_by_role("link", name=title).click()

    def upload(self, name: str, title: str, file: dict[str, Any]) -> None:
        """Bring a new file, as `FilePayload`, through the chooser of documents."""
        with self.chooser(name) as dialogue:
            dialogue.get_by_role("tab", name="Hochladen").click()
            form = dialogue.locator("form[enctype]")
            form.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
            form.locator("input[name$=title]").fill(title)
            form.locator("[type=submit]").click()

    def publish(self) -> None:
        """The button below the form, once nothing is being saved; ends beside a message of success."""
        self.page.wait_for_timeout(REACH)
        saving = self.page.locator("#w-autosave-indicator[data-w-autosave-state-value=saving]")
        expect(saving).to_have_count(0)
        self.page.get_by_role("button", name="Mehr Aktionen").click()
        self.page.locator("[name=action-publish]").click()
        self.succeeds()

    def start_verb(self, name: str) -> None:
        """An entry of the menu in the header of a form."""
        self.page.locator("header, .w-slim-header").get_by_role("button", name="Aktionen", exact=True).first.click()
        self.page.get_by_role("link", name=f"{name}…").first.click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(name)

    def confirm(self) -> None:
        """The button below a question."""
        self.page.locator("main form button[type=submit]").click()

    def succeeds(self) -> None:
        """The site says that it worked."""
        expect(self.page.locator(".messages .success")).to_be_visible(timeout=PATIENCE)


class Visitor:
    """Comes anew each time: no cookies, nothing remembered."""

    def __init__(self, browser: "Browser", base_url: str) -> None:
        self.browser, self.base_url = browser, base_url

    @contextmanager
    def _comes(self) -> "Iterator[BrowserContext]":
        context = self.browser.new_context(base_url=self.base_url, locale="de-DE", timezone_id="Europe/Berlin")
        yield context
        context.close()

    def reads(self, address: str) -> str:
        """The text of a page as shown; empty if there is none."""
        with self._comes() as context:
            page = context.new_page()
            response = page.goto(address)
            assert response is not None
            if response.status == 404:
                return ""
            assert response.status == 200, (address, response.status)
            return page.locator("main").inner_text()

    def asks(self, path: str) -> list[dict[str, Any]]:
        """The items of one of the API's lists."""
        with self._comes() as context:
            response = context.request.get(f"/api/v1/{path}")
            assert response.status == 200, (path, response.status)
            items: list[dict[str, Any]] = response.json()["items"]
            return items
