"""Choices of the home app: a leaf, importable from anywhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MilestoneKind(models.TextChoices):
    """What sort of event in the history of the network it is."""

    RESOLUTION = "resolution", _("Council resolution")
    FORUM = "forum", _("Forum")
    REORGANISATION = "reorganisation", _("Reorganisation")
    OTHER = "other", pgettext_lazy("kind of milestone", "Other")
