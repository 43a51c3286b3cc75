"""Choices of the events app: a leaf, importable from anywhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MeetingStatus(models.TextChoices):
    """Whether a meeting takes place. That it was moved follows from its earlier starts and is not typed."""

    SCHEDULED = "scheduled", _("Takes place")
    POSTPONED = "postponed", _("Postponed, new date to follow")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "Cancelled")


class MeetingState(models.TextChoices):
    """How far a meeting has come; derived from its documents and the clock, never typed."""

    PLANNED = "planned", _("planned")
    INVITED = "invited", _("invited")
    HELD = "held", _("held")
    DOCUMENTED = "documented", _("documented")


class AttachmentKind(models.TextChoices):
    """What a meeting's file is for."""

    INVITATION = "invitation", _("Invitation")
    AGENDA = "agenda", _("Agenda")
    PRESENTATION = "presentation", _("Presentation")
    OTHER = "other", pgettext_lazy("kind of file", "Other")


class ProtocolDocumentKind(models.TextChoices):
    """What a file of the minutes is."""

    PROTOCOL = "protocol", _("Minutes")
    ATTENDANCE = "attendance", _("List of those present")
    APPENDIX = "appendix", _("Appendix")


class Approval(models.TextChoices):
    """Where published minutes stand."""

    PROVISIONAL = "provisional", pgettext_lazy("minutes", "Provisional")
    APPROVED = "approved", pgettext_lazy("minutes", "Approved")


class Wheelchair(models.TextChoices):
    """Whether a venue can be used with a wheelchair (the values OpenStreetMap uses, and unknown)."""

    YES = "yes", _("Accessible by wheelchair")
    LIMITED = "limited", _("Partly accessible by wheelchair")
    NO = "no", _("Not accessible by wheelchair")
    UNKNOWN = "unknown", _("Accessibility not known")


class InterpretationLanguage(models.TextChoices):
    """Languages a meeting is interpreted into (BCP 47; `gsg` is German Sign Language)."""

    SIGN = "gsg", _("German Sign Language")
    ENGLISH = "en", _("English")
    ARABIC = "ar", _("Arabic")
    UKRAINIAN = "uk", _("Ukrainian")
    RUSSIAN = "ru", _("Russian")
    KURDISH = "kmr", _("Kurdish (Kurmanji)")
    VIETNAMESE = "vi", _("Vietnamese")
    TURKISH = "tr", _("Turkish")
    PERSIAN = "fa", _("Persian")
