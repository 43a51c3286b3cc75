"""The minutes of exactly one meeting."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
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

from events.enums import Approval, ProtocolDocumentKind
from events.forms import ProtocolForm
from events.models.blocks import ProtocolBlock
from events.models.meeting import MeetingPage
from events.querysets import ProtocolPageQuerySet
from leo_site.core.blocks import TEXT_FEATURES
from leo_site.core.fields import BlocksField
from leo_site.core.files import files_of
from leo_site.core.pages import SitePage

APPROVE = "events.approve_protocol"


class ProtocolPage(SitePage):
    """Minutes: published as provisional, later approved. Who may approve is a permission (`APPROVE`)."""

    summary = models.TextField(_("in short"), blank=True, max_length=500)
    introduction = RichTextField(_("opening remarks"), blank=True, features=TEXT_FEATURES)
    sections = BlocksField(ProtocolBlock(), verbose_name=_("minutes"), blank=True)

    participant_count = models.PositiveSmallIntegerField(_("number of people present"), null=True, blank=True)

    approval = models.CharField(_("approval"), max_length=20, choices=Approval, default=Approval.PROVISIONAL)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_at = models.ForeignKey(
        MeetingPage,
        verbose_name=_("approved at the meeting"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="approved_protocols",
    )

    objects = PageManager.from_queryset(ProtocolPageQuerySet)()

    # Approved are these minutes, not what somebody makes from them.
    exclude_fields_in_copy: ClassVar[list[str]] = ["approval", "approved_on", "approved_at"]

    text_panels: ClassVar[list[Any]] = [
        *SitePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("introduction"),
        FieldPanel("sections"),
        InlinePanel("documents", heading=_("Files"), label=_("File")),
    ]
    attendance_panels: ClassVar[list[Any]] = [
        FieldPanel("participant_count"),
        InlinePanel("attendance", heading=_("Who was present"), label=_("Present")),
    ]
    approval_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("approval", permission=APPROVE),
                FieldRowPanel(
                    [
                        FieldPanel("approved_on", permission=APPROVE),
                        PageChooserPanel("approved_at", "events.MeetingPage", permission=APPROVE),
                    ]
                ),
            ],
            heading=_("Approval"),
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(text_panels, heading=_("Minutes")),
            ObjectList(attendance_panels, heading=_("Present")),
            ObjectList(approval_panels, heading=_("Approval"), permission=APPROVE),
            ObjectList(SitePage.promote_panels, heading=_("Promote")),
            ObjectList(SitePage.settings_panels, heading=_("Settings")),
        ]
    )
    search_fields: ClassVar[list[Any]] = [
        *SitePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("introduction"),
        index.SearchField("sections"),
        index.FilterField("approval"),
    ]
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        *SitePage.override_translatable_fields,
        SynchronizedField("approval", overridable=False),
        SynchronizedField("approved_on", overridable=False),
        SynchronizedField("approved_at", overridable=False),
        SynchronizedField("participant_count", overridable=False),
    ]
    base_form_class = ProtocolForm
    parent_page_types: ClassVar[list[str]] = ["events.MeetingPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    template = "events/protocol_page.html"

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = pgettext_lazy("several", "minutes")
        permissions = [("approve_protocol", _("Can approve minutes"))]

    def clean(self) -> None:
        super().clean()
        if self.approval == Approval.APPROVED and not self.approved_on:
            raise ValidationError({"approved_on": _("Please give the day on which the minutes were approved.")})
        if self.approved_on and self.approved_on > timezone.localdate():
            raise ValidationError({"approved_on": _("This day lies in the future.")})

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a version. Going back to an older one changes the text, never the approval."""
        if kwargs.get("previous_revision") is not None:
            self._take_approval_from(type(self).objects.get(pk=self.pk))
        return super().save_revision(*args, **kwargs)

    def copy_for_translation(self, *args: Any, **kwargs: Any) -> Any:
        """Make the page of another language: a copy that stands for the same minutes."""
        copy = super().copy_for_translation(*args, **kwargs)
        copy._take_approval_from(self)
        copy.save(update_fields=self.exclude_fields_in_copy, clean=False)
        return copy

    def _take_approval_from(self, other: "ProtocolPage") -> None:
        for name in self.exclude_fields_in_copy:
            setattr(self, name, getattr(other, name))

    @property
    def meeting(self) -> MeetingPage:
        """The meeting these are the minutes of."""
        parent: MeetingPage = self.get_parent().specific
        return parent

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from events.listing import lines_of

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["line"] = lines_of([self.meeting], self.locale)[0]
        context["files"] = files_of(self.documents.select_related("document"))
        context["attendance"] = self.attendance.select_related("organisation")
        approved_at = self.approved_at
        context["approved_at"] = approved_at if approved_at and approved_at.is_public else None
        return context


class ProtocolAttendance(TranslatableMixin, Orderable):
    """Who was there: an organisation or a kind of people, and how many. Never a list of persons."""

    page = ParentalKey(ProtocolPage, on_delete=models.CASCADE, related_name="attendance")
    organisation = models.ForeignKey(
        "groups.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    description = models.CharField(_("or in words"), max_length=255, blank=True)
    count = models.PositiveSmallIntegerField(_("how many"), null=True, blank=True)

    panels: ClassVar[list[Any]] = [FieldRowPanel(["organisation", "description", "count"])]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("present")
        verbose_name_plural = _("present")

    def __str__(self) -> str:
        return self.organisation.display_name if self.organisation else self.description

    def clean(self) -> None:
        super().clean()
        if bool(self.organisation) == bool(self.description):
            raise ValidationError(_("Please give either an organisation or a description."))


class ProtocolDocument(TranslatableMixin, Orderable):
    """A file of the minutes; for many meetings the PDF is all there is."""

    page = ParentalKey(ProtocolPage, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        get_document_model_string(), verbose_name=_("file"), on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=ProtocolDocumentKind, default=ProtocolDocumentKind.PROTOCOL
    )
    title = models.CharField(
        _("title"), max_length=255, blank=True, help_text=_("Empty: the title kept with the file is used.")
    )

    panels: ClassVar[list[Any]] = [FieldPanel("document"), FieldRowPanel(["kind", "title"])]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.title or self.document.title
