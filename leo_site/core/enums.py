"""Choices of the core: a leaf, importable from anywhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DocumentKind(models.TextChoices):
    """What a file is for its readers."""

    INVITATION = "invitation", _("Invitation")
    AGENDA = "agenda", _("Agenda")
    PROTOCOL = "protocol", _("Minutes")
    PRESENTATION = "presentation", _("Presentation")
    REPORT = "report", _("Report or concept")
    OTHER = "other", pgettext_lazy("kind of file", "Other")


class Licence(models.TextChoices):
    """Licences a picture may be used under."""

    OWN = "own", _("All rights with the office")
    CC0 = "CC0-1.0", "CC0 1.0"
    CC_BY = "CC-BY-4.0", "CC BY 4.0"
    CC_BY_SA = "CC-BY-SA-4.0", "CC BY-SA 4.0"
    PERMISSION = "permission", _("Used with permission")
