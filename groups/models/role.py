"""What hangs on a group: roles, contacts, participants and rhythms, each a row of its own."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultipleChooserPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from groups.enums import RoleKind
from groups.forms import PICKED
from groups.models.person import PublicPerson
from groups.rhythm import validate_rrule
from leo_site.core.dates import ImpreciseDateField, covers, ends_before_it_starts


class GroupRole(TranslatableMixin, ClusterableModel, Orderable):
    """A person, organisations or a description holding a role in a group for a period."""

    group = ParentalKey("groups.GroupPage", on_delete=models.CASCADE, related_name="roles")
    kind = models.CharField(_("role"), max_length=20, choices=RoleKind, default=RoleKind.MODERATION)
    person = models.ForeignKey(
        "groups.Person",
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="roles",
    )
    description = models.CharField(
        _("or in words"),
        max_length=255,
        blank=True,
        help_text=_("Instead of a person, for example: whoever is inviting."),
    )
    function = models.CharField(
        _("function"), max_length=255, blank=True, help_text=_("For example: school social worker.")
    )
    start = ImpreciseDateField(_("from"), blank=True)
    end = ImpreciseDateField(_("until"), blank=True)
    replaces = models.ForeignKey(
        "groups.Person",
        verbose_name=_("stands in for"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("For deputies: whom this person replaces."),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("kind"),
        FieldRowPanel(["person", "description"]),
        FieldPanel("function"),
        MultipleChooserPanel(
            "organisations", chooser_field_name="organisation", label=_("Organisation"), heading=_("On behalf of")
        ),
        FieldRowPanel(["start", "end"]),
        FieldPanel("replaces"),
    ]
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        SynchronizedField("start", overridable=False),
        SynchronizedField("end", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.person or self.description}"

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.person and self.description:
            errors["description"] = _("Please give either a person or a description, not both.")
        if ends_before_it_starts(self.start, self.end):
            errors["end"] = _("The role ends before it starts.")
        if self.replaces and self.replaces == self.person:
            errors["replaces"] = _("A person cannot stand in for themselves.")
        if errors:
            raise ValidationError(errors)

    @property
    def public_person(self) -> PublicPerson | None:
        """The person as the public may know them today, if one holds the role."""
        return self.person.public() if self.person else None

    @property
    def public_replaced(self) -> PublicPerson | None:
        """The person stood in for, as the public may know them today."""
        return self.replaces.public() if self.replaces else None

    def is_current(self, on: date | None = None) -> bool:
        """Whether the period may include a day (default: today)."""
        return covers(self.start, self.end, on or timezone.localdate()) is not False


class GroupRoleOrganisation(Orderable):
    """An organisation on whose behalf a role is held; there may be several."""

    role = ParentalKey(GroupRole, on_delete=models.CASCADE, related_name="organisations")
    organisation = models.ForeignKey(
        "groups.Organisation", verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="role_links"
    )

    panels: ClassVar[list[Any]] = [FieldPanel("organisation")]

    def __str__(self) -> str:
        return str(self.organisation)


class GroupParticipant(TranslatableMixin, Orderable):
    """Who takes part: an organisation or a kind of people."""

    group = ParentalKey("groups.GroupPage", on_delete=models.CASCADE, related_name="participants")
    organisation = models.ForeignKey(
        "groups.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="participations",
    )
    description = models.CharField(
        _("or in words"), max_length=255, blank=True, help_text=_("For example: residents who are interested.")
    )

    panels: ClassVar[list[Any]] = [FieldRowPanel(["organisation", "description"])]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("participant")
        verbose_name_plural = _("participants")

    def __str__(self) -> str:
        return self.organisation.display_name if self.organisation else self.description

    def clean(self) -> None:
        super().clean()
        if bool(self.organisation) == bool(self.description):
            raise ValidationError(_("Please give either an organisation or a description."))


class GroupContact(TranslatableMixin, Orderable):
    """Where questions about the group go."""

    group = ParentalKey("groups.GroupPage", on_delete=models.CASCADE, related_name="contacts")
    person = models.ForeignKey(
        "groups.Person",
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contact_for",
        help_text=_("E-mail and phone then come from the person's record."),
    )
    organisation = models.ForeignKey(
        "groups.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contact_for",
    )
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Only for shared mailboxes."))
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    note = models.CharField(_("for what"), max_length=255, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldRowPanel(["person", "organisation"]),
        FieldRowPanel(["email", "phone"]),
        FieldPanel("note"),
    ]
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [SynchronizedField("phone")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return str(self.person or self.organisation or self.email)

    def clean(self) -> None:
        super().clean()
        if not (self.person or self.organisation or self.email or self.phone):
            raise ValidationError(_("Please give a person, an organisation, an e-mail address or a phone number."))

    @property
    def public_person(self) -> PublicPerson | None:
        """The person as the public may know them today, if there is one."""
        return self.person.public() if self.person else None

    @property
    def public_email(self) -> str:
        """The address to write to: the shared mailbox, else the person's while they may be named."""
        return self.email or (self.public_person.email if self.public_person else "")

    @property
    def public_phone(self) -> str:
        """The number to call, by the same rule."""
        return self.phone or (self.public_person.phone if self.public_person else "")

    @property
    def is_shown(self) -> bool:
        """Whether anything is left to show."""
        return bool(self.organisation or self.public_person or self.public_email or self.public_phone)


class GroupRhythm(TranslatableMixin, Orderable):
    """How often a group meets in one of its formats.

    `rule` is an RFC 5545 RRULE value without a start; times are local (Europe/Berlin), the duration is in minutes.
    """

    group = ParentalKey("groups.GroupPage", on_delete=models.CASCADE, related_name="rhythms")
    name = models.CharField(
        _("format"), max_length=255, blank=True, help_text=_("Only if there are several, for example: round table.")
    )
    text = models.CharField(
        _("in words"),
        max_length=255,
        help_text=_("As readers see it, for example: every two months. Empty: the words of the rhythm above are used."),
    )
    rule = models.CharField(
        _("rule"),
        max_length=200,
        blank=True,
        validators=[validate_rrule],
        help_text=_("Written for you from the choice above. Other rhythms can be typed here (iCalendar, RRULE)."),
    )
    start_time = models.TimeField(_("usual start"), null=True, blank=True)
    duration = models.PositiveSmallIntegerField(_("usual length in minutes"), null=True, blank=True)
    venue_note = models.CharField(
        _("place in words"), max_length=255, blank=True, help_text=_("For example: at changing places.")
    )

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel(name) for name in PICKED]),
        FieldPanel("text"),
        FieldRowPanel(["start_time", "duration"]),
        FieldPanel("venue_note"),
        FieldPanel("name"),
        FieldPanel("rule"),
    ]
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [SynchronizedField("rule", overridable=False)]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("rhythm")
        verbose_name_plural = _("rhythms")

    def __str__(self) -> str:
        return self.text
