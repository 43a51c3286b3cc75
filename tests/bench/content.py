"""A network of any size: real pages, written in bulk, projected by the real sweep."""

import json
import time
import uuid
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from events.models import MeetingPage, Venue
from groups.models import GroupPage
from leo_site.core.models import DirtyMark, Publication
from leo_site.core.publication.sweep import sweep
from tests.factories import GroupPageFactory, VenueFactory, make_site

GROUPS, VENUES = 20, 4
#: Of five meetings one is still to come; there is one a day, in turn of the groups.
COMING = 5
BATCH = 500


def build_groups() -> list[GroupPage]:
    """The site with its groups and venues, no meetings yet."""
    site = make_site()
    for _number in range(VENUES):
        VenueFactory()
    return [GroupPageFactory(parent=site.network, summary="Eine Gruppe des Netzwerks.") for _ in range(GROUPS)]


def grow(groups: list[GroupPage], size: int) -> float:
    """Add meetings until there are `size`; returns the seconds that projecting the added ones took, by publication."""
    known = MeetingPage.objects.count()
    venues = list(Venue.objects.all())
    with transaction.atomic():
        for first in range(known, size, BATCH):
            _add_meetings(groups, venues, range(first, min(first + BATCH, size)), size)
        for group in groups:
            children = Page.objects.child_of(group).count()
            Page.objects.filter(pk=group.pk).update(numchild=children)
        # What the triggers noted would do as well; this is the mark that `migrate` leaves.
        DirtyMark.objects.all().delete()
        DirtyMark.objects.create(subject="all:0")
    start = time.perf_counter()
    sweep()
    assert Publication.objects.current().filter(kind="meeting").count() == size
    return (time.perf_counter() - start) / size


def _add_meetings(groups: list[GroupPage], venues: list[Venue], numbers: range, size: int) -> None:
    now = timezone.now().replace(microsecond=0)
    content_type = ContentType.objects.get_for_model(MeetingPage)
    meetings: list[MeetingPage] = []
    for number in numbers:
        group = groups[number % len(groups)]
        slug = f"treffen-{number}"
        # Later rows are no later meetings: a clock that went only forwards would flatter the index.
        day = (number * 7919) % size - size * (COMING - 1) // COMING
        start = now + timedelta(days=day, hours=1)
        meetings.append(
            MeetingPage(
                title=f"Treffen {number} der Gruppe {group.title}",
                draft_title=f"Treffen {number}",
                slug=slug,
                path=MeetingPage._get_path(group.path, group.depth + 1, number // len(groups) + 1),
                depth=group.depth + 1,
                url_path=f"{group.url_path}{slug}/",
                content_type=content_type,
                locale_id=group.locale_id,
                translation_key=uuid.uuid4(),
                live=True,
                first_published_at=now,
                last_published_at=now,
                starts_at=start,
                ends_at=start + timedelta(hours=2),
                venue=venues[number % len(venues)],
                summary="Worüber wir sprechen und wer dabei ist.",
                description="<p>Wir stellen die Vorhaben des nächsten Halbjahres vor und sprechen darüber.</p>",
                agenda=json.dumps(
                    [{"type": "item", "value": {"title": f"Punkt {n}"}, "id": str(uuid.uuid4())} for n in range(5)]
                ),
            )
        )
    # Django writes no rows of two tables in bulk: the pages first, then what makes them meetings.
    pages = [_parent_of(meeting) for meeting in meetings]
    Page.objects.bulk_create(pages)
    for meeting, page in zip(meetings, pages, strict=True):
        meeting.pk = meeting.page_ptr_id = page.pk
    own = MeetingPage._meta.local_concrete_fields
    for first in range(0, len(meetings), 100):
        MeetingPage._base_manager._insert(meetings[first : first + 100], fields=own, using="default")


def _parent_of(meeting: MeetingPage) -> Page:
    values: dict[str, Any] = {field.attname: getattr(meeting, field.attname) for field in Page._meta.concrete_fields}
    return Page(**values)
