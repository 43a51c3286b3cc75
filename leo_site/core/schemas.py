"""Shapes shared by all public documents."""

import uuid
from datetime import datetime
from typing import Any, Literal

from ninja import Field, Schema

TranslationState = Literal["source", "current", "outdated", "machine"]


class Translation(Schema):
    """One language an object exists in."""

    locale: str = Field(description="BCP 47 language tag.")
    url: str = Field(description="Address of the page in that language.")
    api_url: str = Field(description="Address of this document in that language.")
    state: TranslationState = Field(description="How the text relates to the German source.")


class PublicObject(Schema):
    """What every public object carries."""

    id: uuid.UUID = Field(description="The same in every language; survives renaming and moving.")
    locale: str = Field(description="BCP 47 language tag of the text in this document.")
    url: str
    api_url: str
    title: str
    slug: str
    translations: list[Translation]


class Delivery(Schema):
    """What is added to a document when it is read."""

    requested_locale: str = Field(description="The language that was asked for.")
    fallback: bool = Field(description="True when the text is German because the language asked for is missing.")
    first_published: datetime
    modified: datetime


class ApproximateDate(Schema):
    """A date that may be imprecise."""

    edtf: str = Field(description="Extended Date/Time Format, level 1 (ISO 8601-2).")
    text: str = Field(description="In words, in the document's language.")


class Picture(Schema):
    """A picture scaled for the web; width and height in pixels."""

    url: str
    width: int
    height: int
    alt: str
    credit: str
    licence: str


class File(Schema):
    """A file to download; size in bytes."""

    title: str
    url: str
    kind: str
    language: str
    mime: str
    size: int | None
    pages: int | None
    sha512: str


class Block(Schema):
    """A typed block of content; the shape of `value` depends on `type`."""

    type: str
    id: str | None
    value: Any


class Problem(Schema):
    """An error (RFC 9457, `application/problem+json`)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, Any]] = []
