"""Meetings, minutes and venues in the public projection, and what they add to groups."""

from events.models import (
    MeetingAttachment,
    MeetingGroup,
    MeetingPage,
    MeetingTag,
    ProtocolAttendance,
    ProtocolDocument,
    ProtocolPage,
    Venue,
)
from events.projection.groups import add_to_groups, joint_groups
from events.projection.meetings import MeetingProjector
from events.projection.protocols import ProtocolProjector
from events.projection.venues import VenueProjector
from leo_site.core.publication import changes, projectors, watched


def register() -> None:
    """Make meetings, minutes and venues public and have changes of what they show marked."""
    for model in (MeetingPage, ProtocolPage):
        watched.watch(model, "page")
    for child in (MeetingAttachment, MeetingGroup, ProtocolAttendance, ProtocolDocument):
        watched.watch(child, "page", column="page_id")
    watched.watch(MeetingGroup, "page", column="group_id")
    watched.watch(MeetingTag, "page", column="content_object_id")
    watched.watch(Venue, "venue")
    projectors.register(VenueProjector())
    projectors.register(MeetingProjector())
    projectors.register(ProtocolProjector())
    projectors.extend("group", add_to_groups)
    changes.register_ripple(joint_groups)
