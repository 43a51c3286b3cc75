"""Filling in the admin's forms as a browser without JavaScript would: what the page offers, with some values changed."""

import json
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client
from wagtail.models import Page


def soup(response: Any) -> BeautifulSoup:
    """The page of a response."""
    return BeautifulSoup(response.content, "html.parser")


def form_values(response: Any) -> dict[str, Any]:
    """The values of the editor's form as it stands."""
    form = soup(response).select_one("#w-editor-form, form#page-edit-form, main form[method=POST], form[method=POST]")
    assert isinstance(form, Tag), "the page has no form"
    values: dict[str, Any] = {}
    for field in form.select("input[name], select[name], textarea[name]"):
        name, kind = str(field["name"]), field.get("type")
        if kind in ("submit", "button", "file") or (kind in ("checkbox", "radio") and not field.has_attr("checked")):
            continue
        if field.name == "select":
            chosen = field.select("option[selected]")
            values[name] = [str(option.get("value", "")) for option in chosen] or ""
        elif field.name == "textarea":
            values[name] = field.text.removeprefix("\n")
        else:
            values[name] = str(field.get("value", "on" if kind == "checkbox" else ""))
    # Stream fields are built by JavaScript; without any they are sent empty.
    values |= {f"{field['id']}-count": "0" for field in form.select("[data-w-block-arguments-value][id]")}
    return {name: value for name, value in values.items() if "__prefix__" not in name}


def stream_values(response: Any, name: str) -> list[dict[str, Any]]:
    """The blocks a StreamField's form starts with: type, id and value of each."""
    field = soup(response).select_one(f"#{name}")
    assert isinstance(field, Tag), f"no stream field {name}"
    packed = json.loads(str(field["data-w-block-arguments-value"]))
    blocks: list[dict[str, Any]] = packed[0]
    return blocks


def rows(prefix: str, items: list[dict[str, Any]], initial: int = 0) -> dict[str, Any]:
    """New rows of an inline panel."""
    data: dict[str, Any] = {
        f"{prefix}-TOTAL_FORMS": len(items),
        f"{prefix}-INITIAL_FORMS": initial,
        f"{prefix}-MIN_NUM_FORMS": 0,
        f"{prefix}-MAX_NUM_FORMS": 1000,
    }
    for number, item in enumerate(items):
        data |= {f"{prefix}-{number}-ORDER": number + 1, f"{prefix}-{number}-id": "", f"{prefix}-{number}-DELETE": ""}
        data |= {f"{prefix}-{number}-{key}": value for key, value in item.items()}
    return data


def add_url(model: type[Page], parent: Page) -> str:
    """The address of the form for a new page."""
    return f"/admin/pages/add/{model._meta.app_label}/{model._meta.model_name}/{parent.pk}/"


def edit_url(page: Page) -> str:
    """The address of a page's form."""
    return f"/admin/pages/{page.pk}/edit/"


def submit(client: Client, url: str, **changes: Any) -> Any:
    """Open a form, change some values (`__` in a name stands for `-`) and save it; `publish=True` publishes."""
    opened = client.get(url)
    assert opened.status_code == 200, opened
    data = form_values(opened)
    if changes.pop("publish", False):
        data["action-publish"] = "action-publish"
    for key, value in changes.pop("data", {}).items():
        data[key] = value
    data |= {key.replace("__", "-"): value for key, value in changes.items()}
    return client.post(url, data)


def errors(response: Any) -> dict[str, str]:
    """The messages beside fields, by the id of the field's wrapper, and those on top under ``""``."""
    page = soup(response)
    found = {}
    for message in page.select(".w-field__errors .error-message, .error-message"):
        wrapper = message.find_parent(attrs={"data-field-wrapper": True}) or message.find_parent(class_="w-field")
        field = wrapper.select_one("[name]") if wrapper else None
        name = str(field["name"]) if field else ""
        found[name] = " ".join(message.text.split())
    for message in page.select("li.error"):
        found.setdefault("", " ".join(message.text.split()))
    return found
