"""What outputs read. Every read first makes sure that nothing committed is still waiting to be projected."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists
from django.utils import timezone

from leo_site.core.publication.models import Publication, PublicationQuerySet, PublicationState
from leo_site.core.publication.sweep import pending, sweep


@dataclass(frozen=True)
class Edition:
    """The state of everything public: a change number within an epoch (a restored backup starts a new one)."""

    number: int
    epoch: uuid.UUID


def current_edition() -> Edition:
    """The edition that holds now: one query when nothing is waiting, a sweep first otherwise."""
    row = PublicationState.objects.annotate(waiting=Exists(pending())).filter(pk=1).first()
    if row is None or row.waiting or (row.next_boundary is not None and row.next_boundary <= timezone.now()):
        sweep()
        swept = PublicationState.objects.get(pk=1)
        return Edition(number=swept.number, epoch=swept.epoch)
    return Edition(number=row.number, epoch=row.epoch)


def published(kind: str, locale: str) -> PublicationQuerySet:
    """The public objects of a kind, each once: in `locale` where it exists, else in the source language."""
    current_edition()
    rows: PublicationQuerySet = Publication.objects.current().filter(kind=kind)
    return rows.in_language(locale, source=settings.LANGUAGE_CODE)


def published_by_key(kind: str, keys: Iterable[uuid.UUID], locale: str) -> PublicationQuerySet:
    """Those of the public objects with these keys; for rows joined to others that were just read."""
    rows: PublicationQuerySet = Publication.objects.current().filter(kind=kind, key__in=keys)
    return rows.in_language(locale, source=settings.LANGUAGE_CODE)
