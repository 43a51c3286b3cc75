"""Projecting everything anew: after changes of the code that makes the documents, or when in doubt."""

from django.db import transaction
from django.db.models import Q

from leo_site.core.publication.models import DirtyMark, Publication
from leo_site.core.publication.projectors import PROJECTORS
from leo_site.core.publication.sweep import sweep


def some_outdated(using: str = "default") -> bool:
    """Whether a public document was made in another shape (`Projector.schema`) than today's."""
    outdated = Q(pk__in=[])
    for kind, projector in PROJECTORS.items():
        outdated |= Q(kind=kind) & ~Q(schema=projector.schema)
    return Publication.objects.using(using).filter(outdated, withdrawn=None).exists()


def mark_everything(using: str = "default") -> None:
    """Have the next sweep project every object."""
    DirtyMark.objects.using(using).create(subject="all:0")


def rebuild() -> int:
    """Project every object now; returns how many rows changed. What reads as before keeps its number."""
    with transaction.atomic():
        mark_everything()
        return sweep()
