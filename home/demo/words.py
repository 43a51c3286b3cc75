"""Texts in the demo's languages, and pieces of rich text and StreamFields."""

import json
import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.formats import date_format

#: Languages the demo has pages in; the first is the source.
LANGUAGES = ("de", "en", "ar")
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://www.leipziger-osten.de/demo")


def demo_key(*parts: object) -> uuid.UUID:
    """The key of a thing of the demo (UUIDv5): the same at every build and in every language."""
    return uuid.uuid5(_NAMESPACE, "/".join(str(part) for part in parts))


@dataclass(frozen=True)
class Say:
    """Chooses among a text's German, English and Arabic wording: `say("Termine", "Meetings", "المواعيد")`."""

    language: str

    def __call__(self, de: str, en: str, ar: str) -> str:
        return {"de": de, "en": en, "ar": ar}[self.language]

    def date(self, day: date) -> str:
        """A day in words of the language."""
        with translation.override(self.language):
            return date_format(day, "j. F Y" if self.language == "de" else "j F Y")


def paragraphs(*texts: str) -> str:
    """Rich text of plain paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts)


def mail_link(address: str) -> str:
    """A link that writes to an address."""
    return f'<a href="mailto:{address}">{address}</a>'


def stream(name: str, *blocks: tuple[str, Any]) -> str:
    """StreamField content as JSON from (type, value) pairs; block ids follow from `name` and the place."""
    return json.dumps(
        [
            {"type": kind, "value": value, "id": str(demo_key(name, number))}
            for number, (kind, value) in enumerate(blocks)
        ]
    )
