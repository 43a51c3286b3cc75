"""A standing body of the network."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from groups.enums import GroupKind, GroupStatus, Openness
from groups.querysets import GroupPageQuerySet
from leo_site.core.blocks import TEXT_FEATURES, BodyBlock
from leo_site.core.dates import ImpreciseDateField
from leo_site.core.fields import BlocksField
from leo_site.core.pages import SitePage


class GroupTag(TaggedItemBase):
    """A tag on a group."""

    content_object = ParentalKey("groups.GroupPage", on_delete=models.CASCADE, related_name="tagged_items")


class GroupPage(SitePage):
    """A group of the network; its meetings are its children."""

    short_name = models.CharField(
        _("short name"), max_length=100, blank=True, help_text=_("As people say it, for example AK Ost.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=GroupKind, default=GroupKind.WORKING_GROUP)
    status = models.CharField(_("status"), max_length=20, choices=GroupStatus, default=GroupStatus.ACTIVE)
    founded = ImpreciseDateField(_("since"), blank=True)
    ended = ImpreciseDateField(_("until"), blank=True)
    convened_by = models.ForeignKey(
        "groups.Organisation",
        verbose_name=_("called into being by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="convened_groups",
    )

    summary = models.TextField(
        _("in short"), blank=True, max_length=500, help_text=_("One or two sentences for lists and other sites.")
    )
    body = BlocksField(BodyBlock(), verbose_name=_("text"), blank=True)
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        _("what the picture shows"),
        max_length=255,
        blank=True,
        help_text=_("Empty: the description kept with the picture is used."),
    )
    tags = ClusterTaggableManager(through=GroupTag, blank=True, verbose_name=_("tags"))

    openness = models.CharField(_("open to newcomers"), max_length=20, choices=Openness, default=Openness.UNKNOWN)
    how_to_join = RichTextField(_("how to join"), blank=True, features=TEXT_FEATURES)

    objects = PageManager.from_queryset(GroupPageQuerySet)()

    content_panels: ClassVar[list[Any]] = [
        *SitePage.content_panels,
        FieldRowPanel(["short_name", "kind"]),
        FieldPanel("summary"),
        FieldPanel("body"),
        MultiFieldPanel(["image", "image_alt"], heading=_("Picture")),
        FieldPanel("tags"),
    ]
    people_panels: ClassVar[list[Any]] = [
        InlinePanel("roles", heading=_("Roles"), label=_("Role")),
        InlinePanel("contacts", heading=_("Contact"), label=_("Contact")),
    ]
    participation_panels: ClassVar[list[Any]] = [
        InlinePanel("participants", heading=_("Who takes part"), label=_("Participant")),
        FieldPanel("openness"),
        FieldPanel("how_to_join"),
    ]
    rhythm_panels: ClassVar[list[Any]] = [
        InlinePanel(
            "rhythms",
            heading=_("How often the group meets"),
            label=_("Rhythm"),
            help_text=_("New meetings take their time and length from the first one."),
        ),
    ]
    history_panels: ClassVar[list[Any]] = [
        FieldPanel("status"),
        FieldRowPanel(["founded", "ended"]),
        FieldPanel("convened_by"),
        InlinePanel("former_names", heading=_("Former names"), label=_("Former name")),
        InlinePanel("successor_links", heading=_("What became of the group"), label=_("Later group")),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Group")),
            ObjectList(people_panels, heading=_("People")),
            ObjectList(participation_panels, heading=_("Taking part")),
            ObjectList(rhythm_panels, heading=_("Rhythm")),
            ObjectList(history_panels, heading=_("History")),
            ObjectList(SitePage.promote_panels, heading=_("Promote")),
            ObjectList(SitePage.settings_panels, heading=_("Settings")),
        ]
    )
    search_fields: ClassVar[list[Any]] = [
        *SitePage.search_fields,
        index.SearchField("short_name", boost=2),
        index.SearchField("summary"),
        index.SearchField("body"),
        index.SearchField("how_to_join"),
        index.AutocompleteField("short_name"),
        index.FilterField("kind"),
        index.FilterField("status"),
    ]
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        *SitePage.override_translatable_fields,
        SynchronizedField("short_name"),
        SynchronizedField("founded", overridable=False),
        SynchronizedField("ended", overridable=False),
        SynchronizedField("convened_by", overridable=False),
        SynchronizedField("tags", overridable=False),
    ]
    parent_page_types: ClassVar[list[str]] = ["groups.GroupIndexPage"]
    # Meetings name this page type as their parent; a list here would have to name theirs.
    template = "groups/group_page.html"

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")

    @property
    def display_name(self) -> str:
        """The name people say: the short one where there is one."""
        return self.short_name or self.title
