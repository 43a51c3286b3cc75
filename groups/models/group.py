"""A standing body of the network."""

from typing import TYPE_CHECKING, Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import Resolver404
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
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
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField

from groups.ancestry import lineage_of
from groups.enums import GroupKind, GroupStatus, Openness
from groups.forms import GroupForm, RhythmPanel
from groups.meetings import agendas_of
from groups.querysets import SHOWN, GroupPageQuerySet
from leo_site.core.addresses import address
from leo_site.core.blocks import TEXT_FEATURES, BodyBlock
from leo_site.core.dates import ImpreciseDateField, ends_before_it_starts
from leo_site.core.fields import BlocksField
from leo_site.core.pages import SitePage

if TYPE_CHECKING:
    from groups.models.role import GroupContact, GroupRole

#: Last parts of the permanent addresses below a group; no meeting can have such a slug's address.
NEXT_MEETING: Final = "naechster-termin"
LATEST_PROTOCOL: Final = "letztes-protokoll"
SHORTCUTS: Final = {NEXT_MEETING, LATEST_PROTOCOL}


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
        RhythmPanel(
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
            ObjectList(content_panels, heading=pgettext_lazy("network", "Group")),
            ObjectList(people_panels, heading=_("People")),
            ObjectList(participation_panels, heading=_("Taking part")),
            ObjectList(rhythm_panels, heading=_("Rhythm")),
            ObjectList(history_panels, heading=pgettext_lazy("network", "History")),
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
    base_form_class = GroupForm
    parent_page_types: ClassVar[list[str]] = ["groups.GroupIndexPage"]
    # Meetings name this page type as their parent; a list here would have to name theirs.
    template = "groups/group_page.html"

    class Meta:
        verbose_name = pgettext_lazy("network", "group")
        verbose_name_plural = pgettext_lazy("network", "groups")

    def clean(self) -> None:
        super().clean()
        if ends_before_it_starts(self.founded, self.ended):
            raise ValidationError({"ended": _("The group ends before it begins. Please check both dates.")})

    @property
    def display_name(self) -> str:
        """The name people say: the short one where there is one."""
        return self.short_name or self.title

    def current_roles(self) -> "list[GroupRole]":
        """Roles that may be held today."""
        return [role for role in self.roles.all() if role.is_current()]

    def other_roles(self) -> "list[GroupRole]":
        """Roles that ended or have not begun."""
        return [role for role in self.roles.all() if not role.is_current()]

    def public_contacts(self) -> "list[GroupContact]":
        """Contacts of which something may be shown today."""
        return [contact for contact in self.contacts.all() if contact.is_shown]

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """As every page, with two permanent addresses: the next meeting and the latest minutes."""
        if self.live and len(path_components) == 1 and path_components[0] in SHORTCUTS:
            return RouteResult(self, kwargs={"shortcut": path_components[0]})
        result: RouteResult = super().route(request, path_components)
        return result

    def get_route_paths(self) -> list[str]:
        """What redirects must cover when the group is renamed or moved."""
        return ["/", *(f"/{shortcut}/" for shortcut in sorted(SHORTCUTS))]

    def resolve_subpage(self, path: str) -> str:
        """The permanent address a path below the group means; Wagtail's redirects ask. Raises Resolver404."""
        shortcut = path.strip("/")
        if shortcut not in SHORTCUTS:
            raise Resolver404
        return shortcut

    def serve(self, request: HttpRequest, shortcut: str = "") -> HttpResponseBase:
        if not shortcut:
            return super().serve(request)
        agenda = agendas_of([self])[self.pk]
        target = agenda.next_meeting if shortcut == NEXT_MEETING else agenda.latest_protocol
        if target:
            return redirect(address(target, request))
        context = self.get_context(request) | {"no_meeting": shortcut == NEXT_MEETING}
        return TemplateResponse(request, "groups/nothing_yet.html", context, status=404)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        if self.pk and not getattr(request, "is_preview", False):
            prefetch_related_objects([self], *SHOWN)
        context["agenda"] = agendas_of([self])[self.pk]
        context["lineage"] = lineage_of([self])[self.pk]
        return context
