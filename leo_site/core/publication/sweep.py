"""Turning dirty marks into rows: the only code that writes the public projection."""

import logging
from collections import defaultdict
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import orjson
from django.db import transaction
from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from leo_site.core.publication.changes import Changes
from leo_site.core.publication.models import (
    DirtyMark,
    Publication,
    PublicationDependency,
    PublicationFacet,
    PublicationState,
)
from leo_site.core.publication.projectors import PROJECTORS, Projection, Projector

logger = logging.getLogger(__name__)

BATCH = 200
RETRY_AFTER = timedelta(minutes=5)

#: Subjects that may be withdrawn while the object that shows them stays public.
SENSITIVE = ("person:", "document:", "image:", "tree:", "family:")

#: Columns compared and copied from a projection; a difference in any of them is a change.
COLUMNS = ("object_id", "slug", "starts_at", "ends_at", "status", "state", "venue", "card", "document")


def pending() -> QuerySet[DirtyMark]:
    """Marks to be swept now."""
    return DirtyMark.objects.filter(Q(not_before=None) | Q(not_before__lte=timezone.now()))


def sweep() -> int:
    """Project everything marked or due; returns how many rows changed.

    Holds the lock of the counter row until the surrounding transaction ends, so numbers become visible in their order.
    Inside a transaction it sees, and commits with, what that transaction wrote.
    """
    with transaction.atomic():
        state, _ = PublicationState.objects.select_for_update().get_or_create(pk=1)
        marks = list(pending().values_list("pk", "subject"))
        now = timezone.now()
        is_due = state.next_boundary is not None and state.next_boundary <= now
        if not marks and not is_due:
            return 0
        run = _Run(state, now)
        run.project({subject for _pk, subject in marks}, is_due=is_due)
        for start in range(0, len(marks), BATCH):
            # One by one: a mark that another transaction commits meanwhile must stay, whatever its number.
            DirtyMark.objects.filter(pk__in=[pk for pk, _subject in marks[start : start + BATCH]]).delete()
        state.next_boundary = Publication.objects.exclude(boundary=None).aggregate(first=Min("boundary"))["first"]
        state.save()
    return run.changed


class _Run:
    """One sweep under the lock."""

    def __init__(self, state: PublicationState, now: datetime) -> None:
        self.state = state
        self.now = now
        self.changed = 0
        self.by_dependency: dict[str, dict[str, bool]] = {}

    def project(self, marks: set[str], *, is_due: bool) -> None:
        changes = Changes(marks)
        self.by_dependency = self._reached(changes, is_due=is_due)
        for kind, projector in PROJECTORS.items():
            targets = projector.touched(changes) | self.by_dependency[kind].keys()
            if changes.everything:
                # Objects deleted while nobody looked are known only from their rows.
                rows = Publication.objects.filter(kind=kind)
                targets |= set(rows.values_list("object_id", flat=True))
            remaining = iter(sorted(targets))
            while batch := set(islice(remaining, BATCH)):
                self._project_batch(projector, batch)

    def _reached(self, changes: Changes, *, is_due: bool) -> dict[str, dict[str, bool]]:
        """By kind: ids of objects whose rows depend on a change or are due, and whether they may now say too much."""
        reached: dict[str, dict[str, bool]] = defaultdict(dict)
        if not changes.everything:
            found = PublicationDependency.objects.filter(subject__in=changes.subjects)
            for kind, pk, subject in found.values_list("publication__kind", "publication__object_id", "subject"):
                reached[kind][pk] = reached[kind].get(pk, False) or subject.startswith(SENSITIVE)
        if is_due:
            due = Publication.objects.filter(boundary__lte=self.now)
            for kind, pk in due.values_list("kind", "object_id"):
                reached[kind][pk] = True
        return reached

    def _project_batch(self, projector: Projector, ids: set[str]) -> None:
        changed = self.changed
        try:
            with transaction.atomic():
                kept = self._store(projector, list(projector.project(ids)))
        except Exception:
            self.changed = changed
            if len(ids) > 1:
                for one in ids:
                    self._project_batch(projector, {one})
                return
            logger.exception("Projecting %s %s failed", projector.kind, ids)
            kept = self._keep_old(projector, *ids)
        self._withdraw(projector, ids, keep=kept)

    def _keep_old(self, projector: Projector, object_id: str) -> set[int]:
        """What to do with an object that cannot be projected: returns its rows that may stay.

        Better an old document than none, but never one that was withdrawn or that may name what was: a person, a file.
        It is tried again in a while.
        """
        DirtyMark.objects.create(subject=projector.subject(object_id), not_before=self.now + RETRY_AFTER)
        if self.by_dependency[projector.kind].get(object_id) or not projector.public_ids({object_id}):
            return set()
        rows = Publication.objects.filter(kind=projector.kind, object_id=object_id, withdrawn=None)
        # The new mark keeps the time from now on; a boundary left in the past would make every read sweep.
        rows.filter(boundary__lte=self.now).update(boundary=None)
        return set(rows.values_list("pk", flat=True))

    def _store(self, projector: Projector, projections: list[Projection]) -> set[int]:
        """Write what differs; returns the primary keys of all rows the projections stand in."""
        known = {
            (row.key, row.locale): row
            for row in Publication.objects.filter(
                kind=projector.kind, key__in={projection.key for projection in projections}
            ).prefetch_related("facets", "dependencies")
        }
        kept: set[int] = set()
        for projection in projections:
            row = known.get((projection.key, projection.locale))
            values = {name: getattr(projection, name) for name in COLUMNS}
            values["card"], values["document"] = _json(projection.card), _json(projection.document)
            facets = {(facet.name, facet.value) for facet in row.facets.all()} if row and not row.withdrawn else set()
            unchanged = (
                row is not None
                and row.withdrawn is None
                and facets == projection.facets
                and all(getattr(row, name) == value for name, value in values.items())
            )
            if row is None:
                row = Publication(kind=projector.kind, key=projection.key, locale=projection.locale)
                row.first_published = projection.first_published or self.now
            if not unchanged:
                for name, value in values.items():
                    setattr(row, name, value)
                row.number, row.modified, row.withdrawn = self._next_number(), self.now, None
            if not unchanged or row.boundary != projection.boundary or row.schema != projector.schema:
                row.boundary, row.schema = projection.boundary, projector.schema
                row.save()
            if facets != projection.facets:
                row.facets.all().delete()
                PublicationFacet.objects.bulk_create(
                    PublicationFacet(publication=row, name=name, value=value) for name, value in projection.facets
                )
            self._store_dependencies(row, projection.subjects)
            kept.add(row.pk)
        return kept

    def _store_dependencies(self, row: Publication, subjects: set[str]) -> None:
        known = {dependency.subject for dependency in row.dependencies.all()}
        if known - subjects:
            row.dependencies.filter(subject__in=known - subjects).delete()
        PublicationDependency.objects.bulk_create(
            PublicationDependency(publication=row, subject=subject) for subject in subjects - known
        )

    def _withdraw(self, projector: Projector, ids: set[str], keep: set[int]) -> None:
        """Leave a tombstone for every row of these objects but those kept."""
        rows = Publication.objects.filter(kind=projector.kind, object_id__in=ids, withdrawn=None).exclude(pk__in=keep)
        for row in rows:
            row.number, row.modified, row.withdrawn, row.boundary = self._next_number(), self.now, self.now, None
            row.card = row.document = ""
            row.save()
            row.facets.all().delete()
            row.dependencies.all().delete()

    def _next_number(self) -> int:
        self.changed += 1
        self.state.number += 1
        return self.state.number


def _json(value: dict[str, Any]) -> str:
    return orjson.dumps(value).decode()
