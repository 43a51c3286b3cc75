"""A dated meeting of one or several groups, or of the whole network."""

from datetime import datetime, timedelta
from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.utils import timezone
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
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.documents import get_document_model_string
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PageManager, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from events.enums import AttachmentKind, InterpretationLanguage, MeetingState, MeetingStatus
from events.forms import MeetingForm
from events.models.blocks import AgendaBlock
from events.models.history import MeetingChange
from events.querysets import MeetingPageQuerySet
from groups.models import GroupPage
from groups.models.group import LATEST_PROTOCOL, NEXT_MEETING
from leo_site.core.blocks import TEXT_FEATURES
from leo_site.core.fields import BlocksField, ChoiceListField
from leo_site.core.files import files_of
from leo_site.core.pages import SitePage

#: A longer meeting is a typing error.
LONGEST: Final = timedelta(days=14)


class MeetingTag(TaggedItemBase):
    """A tag on a meeting."""

    content_object = ParentalKey("events.MeetingPage", on_delete=models.CASCADE, related_name="tagged_items")


class MeetingPage(SitePage):
    """A meeting. Stored in UTC; the time that counts is Europe/Berlin wall-clock time."""

    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"), null=True, blank=True)
    status = models.CharField(
        _("does it take place?"), max_length=20, choices=MeetingStatus, default=MeetingStatus.SCHEDULED
    )
    status_reason = models.CharField(
        _("reason"), max_length=255, blank=True, help_text=_("Why it is cancelled or moved. Readers see this.")
    )

    venue = models.ForeignKey(
        "events.Venue",
        verbose_name=_("venue"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meetings",
    )
    venue_note = models.CharField(_("room or meeting point"), max_length=255, blank=True)
    online_url = models.URLField(_("online address"), blank=True, help_text=_("Link to the video conference, if any."))
    host = models.ForeignKey(
        "groups.Organisation",
        verbose_name=_("inviting organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="hosted_meetings",
    )

    summary = models.TextField(_("in short"), blank=True, max_length=500)
    description = RichTextField(_("description"), blank=True, features=TEXT_FEATURES)
    agenda = BlocksField(AgendaBlock(), verbose_name=_("agenda"), blank=True)

    needs_registration = models.BooleanField(_("needs registration"), default=False)
    registration_note = models.CharField(
        _("how to register"), max_length=255, blank=True, help_text=_("For example: by e-mail until 3 May.")
    )
    registration_url = models.URLField(_("registration page"), blank=True)
    registration_email = models.EmailField(_("registration e-mail"), blank=True)
    interpretation = ChoiceListField(
        verbose_name=_("interpreted into"), choices=InterpretationLanguage.choices, blank=True
    )
    tags = ClusterTaggableManager(through=MeetingTag, blank=True, verbose_name=_("tags"))

    objects = PageManager.from_queryset(MeetingPageQuerySet)()

    when_panels: ClassVar[list[Any]] = [
        *SitePage.content_panels,
        FieldRowPanel(["starts_at", "ends_at"]),
        MultiFieldPanel(["venue", "venue_note", "online_url", "host"], heading=_("Where")),
        InlinePanel("further_groups", heading=_("Joint meeting with"), label=pgettext_lazy("network", "Group")),
        MultiFieldPanel(["status", "status_reason"], heading=_("Cancelled or postponed?")),
    ]
    agenda_panels: ClassVar[list[Any]] = [
        FieldPanel("summary"),
        FieldPanel("description"),
        FieldPanel("agenda"),
        InlinePanel("attachments", heading=_("Files"), label=_("File")),
        FieldPanel("tags"),
    ]
    participation_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            ["needs_registration", "registration_note", FieldRowPanel(["registration_url", "registration_email"])],
            heading=_("Registration"),
        ),
        FieldPanel("interpretation"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(when_panels, heading=_("When and where")),
            ObjectList(agenda_panels, heading=_("Agenda and files")),
            ObjectList(participation_panels, heading=_("Taking part")),
            ObjectList(SitePage.promote_panels, heading=_("Promote")),
            ObjectList(SitePage.settings_panels, heading=_("Settings")),
        ]
    )
    search_fields: ClassVar[list[Any]] = [
        *SitePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("description"),
        index.SearchField("agenda"),
        index.FilterField("starts_at"),
        index.FilterField("status"),
    ]
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        *SitePage.override_translatable_fields,
        SynchronizedField("starts_at", overridable=False),
        SynchronizedField("ends_at", overridable=False),
        SynchronizedField("status", overridable=False),
        SynchronizedField("host", overridable=False),
        SynchronizedField("needs_registration", overridable=False),
        SynchronizedField("interpretation", overridable=False),
        SynchronizedField("tags", overridable=False),
    ]
    base_form_class = MeetingForm
    parent_page_types: ClassVar[list[str]] = ["groups.GroupPage", "events.MeetingIndexPage"]
    subpage_types: ClassVar[list[str]] = ["events.ProtocolPage"]
    template = "events/meeting_page.html"

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        indexes = [models.Index(fields=["starts_at"], name="meeting_by_start")]

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            errors["ends_at"] = _("The meeting ends before it starts. Please check both times.")
        elif self.starts_at and self.ends_at and self.ends_at - self.starts_at > LONGEST:
            errors["ends_at"] = _("The meeting would last longer than two weeks. Please check both dates.")
        if self.starts_at and not 1990 <= self.starts_at.year <= timezone.now().year + 10:
            errors["starts_at"] = _("Please check the year.")
        if self.status != MeetingStatus.SCHEDULED and not self.status_reason:
            errors["status_reason"] = _("Please say why, so that people who planned to come understand.")
        if self.slug in (NEXT_MEETING, LATEST_PROTOCOL):
            errors["slug"] = _("This address is taken: it always leads to the next meeting or the latest minutes.")
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; what calendars must know of a published meeting is recorded in the same transaction."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self.live and kwargs.get("update_fields") is None:
                MeetingChange.objects.record(self)

    @property
    def groups(self) -> list[GroupPage]:
        """The groups that meet: the leading one (the parent) first, none for a forum of the whole network."""
        parent = self.get_parent().specific
        leading = [parent] if isinstance(parent, GroupPage) else []
        return [*leading, *(link.group.localized for link in self.further_groups.all())]

    @property
    def protocol(self) -> Any | None:
        """The public minutes of this meeting, if there are any."""
        from events.models.protocol import ProtocolPage

        return ProtocolPage.objects.child_of(self).public().first()

    @property
    def previous_start(self) -> datetime | None:
        """The start that was public before the present one, if the meeting was moved."""
        earlier = MeetingChange.objects.of(self.translation_key).exclude(starts_at=self.starts_at)
        last = earlier.last()
        return last.starts_at if last else None

    def state(self, *, documented: bool, now: datetime | None = None) -> MeetingState:
        """How far the meeting has come; `documented` says whether its minutes are public."""
        if documented:
            return MeetingState.DOCUMENTED
        if self.starts_at <= (now or timezone.now()) and self.status == MeetingStatus.SCHEDULED:
            return MeetingState.HELD
        announced = {AttachmentKind.INVITATION, AttachmentKind.AGENDA}
        if self.agenda or any(attachment.kind in announced for attachment in self.attachments.all()):
            return MeetingState.INVITED
        return MeetingState.PLANNED

    @property
    def is_over(self) -> bool:
        """Whether the meeting's time has passed."""
        return (self.ends_at or self.starts_at) < timezone.now()

    def interpreted_into(self) -> list[str]:
        """The languages of the interpretation, in words."""
        field: ChoiceListField = self._meta.get_field("interpretation")
        return field.display(self.interpretation)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from events.listing import lines_of

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["line"] = lines_of([self], self.locale)[0]
        context["venue"] = self.venue and self.venue.in_language(self.locale)
        context["files"] = files_of(self.attachments.select_related("document"))
        return context


class MeetingGroup(Orderable):
    """A further group that meets jointly with the leading one."""

    page = ParentalKey(MeetingPage, on_delete=models.CASCADE, related_name="further_groups")
    group = models.ForeignKey(
        "groups.GroupPage",
        verbose_name=pgettext_lazy("network", "group"),
        on_delete=models.CASCADE,
        related_name="joint_meetings",
    )

    panels: ClassVar[list[Any]] = [PageChooserPanel("group", "groups.GroupPage")]

    def __str__(self) -> str:
        return str(self.group)


class MeetingAttachment(TranslatableMixin, Orderable):
    """A file of the meeting."""

    page = ParentalKey(MeetingPage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        get_document_model_string(), verbose_name=_("file"), on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=AttachmentKind, default=AttachmentKind.INVITATION)
    title = models.CharField(
        _("title"), max_length=255, blank=True, help_text=_("Empty: the title kept with the file is used.")
    )

    panels: ClassVar[list[Any]] = [FieldPanel("document"), FieldRowPanel(["kind", "title"])]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.title or self.document.title
