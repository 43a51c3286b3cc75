"""Agenda items and points of the minutes."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from groups.models import Organisation
from leo_site.core.blocks import TEXT_FEATURES


def agenda_item_key(meeting_key: uuid.UUID, block_id: str) -> uuid.UUID:
    """The public identity of an agenda item: UUIDv5 (RFC 9562) of the meeting's key and the block's id."""
    return uuid.uuid5(meeting_key, block_id)


class AgendaItemBlock(blocks.StructBlock):
    """A numbered point of a meeting. Its number is its place in the list; its identity is the block's id."""

    title = blocks.CharBlock(label=_("Title"), max_length=255)
    description = blocks.RichTextBlock(label=_("Description"), required=False, features=TEXT_FEATURES)
    presenter = blocks.CharBlock(
        label=_("Who presents"), required=False, max_length=255, help_text=_("An organisation or function, not a name.")
    )

    class Meta:
        icon = "list-ol"
        label = _("Agenda item")
        template = "events/blocks/agenda_item.html"


class AgendaBlock(blocks.StreamBlock):
    """The agenda of a meeting."""

    item = AgendaItemBlock()


class InformationBlock(blocks.StructBlock):
    """Something that was said or reported."""

    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Information")
        template = "events/blocks/information.html"


class DecisionBlock(blocks.StructBlock):
    """Something that was decided."""

    text = blocks.RichTextBlock(label=_("Decision"), features=TEXT_FEATURES)
    result = blocks.CharBlock(
        label=_("Result of the vote"),
        required=False,
        max_length=255,
        help_text=_("For example: unanimous, or 7 yes, 1 no."),
    )

    class Meta:
        icon = "check"
        label = _("Decision")
        template = "events/blocks/decision.html"


class TaskBlock(blocks.StructBlock):
    """Something somebody will do."""

    text = blocks.RichTextBlock(label=pgettext_lazy("minutes", "Task"), features=TEXT_FEATURES)
    organisation = SnippetChooserBlock(Organisation, label=_("Responsible organisation"), required=False)
    responsible = blocks.CharBlock(
        label=_("or in words"), required=False, max_length=255, help_text=_("For example: the moderators.")
    )
    due = blocks.DateBlock(label=_("Due on"), required=False)
    done = blocks.BooleanBlock(label=_("Done"), required=False)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned["organisation"] and not cleaned["responsible"]:
            raise blocks.StructBlockValidationError(
                {"responsible": ValidationError(_("Please say who will do it: an organisation, or in words."))}
            )
        return cleaned

    class Meta:
        icon = "tasks"
        label = pgettext_lazy("minutes", "Task")
        template = "events/blocks/task.html"


class PointsBlock(blocks.StreamBlock):
    """The typed points under one heading of the minutes."""

    information = InformationBlock()
    decision = DecisionBlock()
    task = TaskBlock()


class ProtocolSectionBlock(blocks.StructBlock):
    """What the minutes say on one agenda item, or under a heading of their own.

    A section made from the agenda carries the agenda item's block id as its own: that ties the two together.
    """

    title = blocks.CharBlock(label=_("Title"), max_length=255)
    points = PointsBlock(label=_("Points"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("Agenda item")
        template = "events/blocks/protocol_section.html"


class ProtocolBlock(blocks.StreamBlock):
    """The minutes of a meeting."""

    section = ProtocolSectionBlock()
