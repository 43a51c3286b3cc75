"""Saving the demo: everything is found again by its key, and only what differs is written."""

import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, ReferenceIndex, TranslatableMixin
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.demo.words import demo_key


@dataclass
class Content:
    """What a page says: fields, rows of its child relations (which may have child relations again) and tags."""

    values: dict[str, Any]
    children: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)


class Store:
    """Saves pages and records the way editors do, as published revisions.

    Remembers what it wrote: a translation is published again after its German source, or it would count as outdated.
    """

    def __init__(self) -> None:
        self.written: set[uuid.UUID] = set()
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}

    def page(
        self,
        model: type[Page],
        parent: Page,
        name: str,
        language: str,
        content: Content,
        first_published: datetime | None = None,
    ) -> Any:
        """Create or update the page with the key of `name`, and publish it if that changed anything."""
        locale, key = self.locales[language], demo_key(name)
        page = model._default_manager.filter(translation_key=key, locale=locale).first()
        if page is None:
            page = model(translation_key=key, locale=locale, live=False, first_published_at=first_published)
            before = None
        else:
            before = _state(page)
        for attribute, value in content.values.items():
            setattr(page, attribute, value)
        for relation, rows in content.children.items():
            _set_children(page, relation, rows, f"{name}/{relation}", locale)
        if hasattr(page, "tags") and sorted(tag.name for tag in page.tags.all()) != sorted(content.tags):
            page.tags.set(content.tags)
        if before is not None and page.live and key not in self.written and _state(page) == before:
            return page
        self.written.add(key)
        # Once at the end: each of the saves would compute all references of the page and its rows anew.
        with disable_reference_index_auto_update():
            if page.pk is None:
                Page.objects.get(pk=parent.pk).add_child(instance=page)
            page.save_revision().publish()
        saved = model._default_manager.get(pk=page.pk)
        ReferenceIndex.create_or_update_for_object(saved)
        return saved

    def record(self, model: type[Any], name: str, language: str, values: dict[str, Any]) -> Any:
        """The same for a translatable record with drafts."""
        locale, key = self.locales[language], demo_key(name)
        known = model._default_manager.filter(translation_key=key, locale=locale)
        row = known.first() or model(translation_key=key, locale=locale, live=False)
        before = _values(row)
        for attribute, value in values.items():
            setattr(row, attribute, value)
        if row.live and _values(row) == before:
            return row
        row.full_clean()
        row.save()
        row.save_revision().publish()
        return known.get()


def put(model: type[models.Model], name: str, values: dict[str, Any]) -> Any:
    """Create or update an untranslated record by its `key`."""
    known = model._default_manager.filter(key=demo_key(name))
    row = known.first() or model(key=demo_key(name))
    before = _values(row)
    for attribute, value in values.items():
        setattr(row, attribute, value)
    if row.pk is None or _values(row) != before:
        row.full_clean()
        row.save()
    return known.get()


def _set_children(parent: Any, relation: str, rows: list[dict[str, Any]], name: str, locale: Locale) -> None:
    """Give a child relation exactly these rows; a row keeps its id as long as it keeps its place."""
    manager = getattr(parent, relation)
    existing = list(manager.all()) if parent.pk else []
    made = []
    for place, values in enumerate(rows):
        plain = {attribute: value for attribute, value in values.items() if not isinstance(value, list)}
        row = manager.model(sort_order=place, **plain)
        row.pk = existing[place].pk if place < len(existing) else None
        if isinstance(row, TranslatableMixin):
            row.translation_key, row.locale = demo_key(name, place), locale
        for nested, below in values.items():
            if isinstance(below, list):
                _set_children(row, nested, below, f"{name}/{place}/{nested}", locale)
        made.append(row)
    if made or existing:
        manager.set(made)


def _values(row: models.Model) -> dict[str, Any]:
    return {one.attname: one.value_to_string(row) for one in row._meta.concrete_fields}


def _state(page: Any) -> dict[str, Any]:
    """Everything an editor can change on a page, comparable: databases may reorder the keys of JSON."""
    state: dict[str, Any] = page.serializable_data()
    for one in page._meta.get_fields():
        if isinstance(one, StreamField):
            state[one.name] = json.loads(state[one.name])
    return state
