"""Tables of the public projection."""

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import OuterRef, Q


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Reads over projected rows; all of them are public by construction."""

    def current(self) -> Self:
        """Rows that have a document: everything but tombstones."""
        return self.filter(withdrawn=None)

    def in_language(self, locale: str, source: str) -> Self:
        """Each object once: its row in `locale`, else its row in the `source` language."""
        if locale == source:
            return self.filter(locale=source)
        translated = Publication.objects.current().filter(kind=OuterRef("kind"), key=OuterRef("key"), locale=locale)
        return self.filter(Q(locale=locale) | Q(locale=source) & ~models.Exists(translated))

    def ending_after(self, moment: datetime) -> Self:
        """What is not over at a moment; without an end, its start counts."""
        return self.filter(Q(ends_at__gte=moment) | Q(ends_at=None, starts_at__gte=moment))

    def over_by(self, moment: datetime) -> Self:
        """What is over at a moment."""
        return self.filter(Q(ends_at__lt=moment) | Q(ends_at=None, starts_at__lt=moment))

    def with_facet(self, name: str, values: list[str]) -> Self:
        """Rows that carry any of `values` under the facet `name`."""
        return self.filter(
            models.Exists(PublicationFacet.objects.filter(publication=OuterRef("pk"), name=name, value__in=values))
        )


class Publication(models.Model):
    """One public object in one language, or the tombstone of one that was public.

    Rows are data, not a cache: numbers, first publication and tombstones cannot be computed again. `document` and
    `card` are JSON text, empty in a tombstone; all times are UTC.
    """

    kind = models.CharField(max_length=20)
    key = models.UUIDField()
    locale = models.CharField(max_length=20)
    object_id = models.CharField(max_length=36, help_text="Primary key of the page or record, as text.")
    number = models.BigIntegerField(unique=True)
    schema = models.PositiveIntegerField()

    first_published = models.DateTimeField()
    modified = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True)
    boundary = models.DateTimeField(null=True, help_text="When the document will read differently by itself.")

    slug = models.CharField(max_length=255)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    status = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    venue = models.UUIDField(null=True, help_text="The venue's key: joined when read, never copied in.")

    card = models.TextField()
    document = models.TextField()

    objects: ClassVar[models.Manager["Publication"]] = PublicationQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key", "locale"], name="one_row_per_object_and_locale")]
        indexes = [
            models.Index(fields=["kind", "starts_at", "key"], name="publication_by_start"),
            models.Index(fields=["kind", "slug"], name="publication_by_slug"),
            models.Index(fields=["kind", "object_id"], name="publication_by_object"),
            models.Index(fields=["boundary"], name="publication_by_boundary", condition=~Q(boundary=None)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.locale} #{self.number}"


class PublicationFacet(models.Model):
    """A value a row can be filtered by and may have several of: group, tag, organisation."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="facets")
    name = models.CharField(max_length=20)
    value = models.CharField(max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "name", "value"], name="facet_once")]
        indexes = [models.Index(fields=["name", "value"], name="facet_by_value")]

    def __str__(self) -> str:
        return f"{self.name}={self.value}"


class PublicationDependency(models.Model):
    """A subject (see `DirtyMark`) whose change makes the row's document out of date."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="dependencies")
    subject = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "subject"], name="dependency_once")]

    def __str__(self) -> str:
        return self.subject


class DirtyMark(models.Model):
    """Something that public documents may show has changed and was not projected yet.

    Written by database triggers inside the changing statement, so there is no path around it and no moment
    between the two. `subject` is a short name and a primary key: `page:12`, `person:3`.
    """

    subject = models.CharField(max_length=64)
    not_before = models.DateTimeField(null=True, help_text="Set when projecting failed: try again from then on.")

    def __str__(self) -> str:
        return self.subject


class PublicationState(models.Model):
    """The single counter row. Its lock orders all projecting, so that commit order is number order."""

    number = models.BigIntegerField(default=0)
    epoch = models.UUIDField(default=uuid.uuid4)
    next_boundary = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"#{self.number}"
