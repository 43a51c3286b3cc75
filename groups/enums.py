"""Choices of the groups app: a leaf, importable from anywhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class GroupKind(models.TextChoices):
    """What sort of standing body a group is."""

    PLATFORM = "platform", _("Network platform")
    ALLIANCE = "alliance", _("Alliance")
    NETWORK = "network", _("Network")
    PLANNING_AREA = "planning_area", _("Planning-area working group")
    WORKING_GROUP = "working_group", _("Working group")
    REVIEW = "review", _("Review meeting")


class GroupStatus(models.TextChoices):
    """Whether a group still meets."""

    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Paused")
    ENDED = "ended", _("Ended")


class Openness(models.TextChoices):
    """Whether newcomers may take part."""

    OPEN = "open", _("Open to everybody at any time")
    ON_REQUEST = "on_request", _("Newcomers are welcome after asking")
    INVITED = "invited", _("By invitation only")
    UNKNOWN = "unknown", _("Not stated")


class RoleKind(models.TextChoices):
    """What somebody does for a group."""

    MODERATION = "moderation", _("Moderation")
    DEPUTY = "deputy", _("Deputy")
    COOPERATION = "cooperation", _("In co-operation with")
    CONSULTATION = "consultation", _("In consultation with")


class LineageKind(models.TextChoices):
    """How one group became another."""

    RENAMED = "renamed", _("was renamed to")
    MERGED = "merged", _("was merged into")
    MERGED_IN_PART = "merged_in_part", _("went partly into")
    SPLIT = "split", _("was split into")
    CONTINUED_IN_PART = "continued_in_part", _("is partly continued by")


class OrganisationKind(models.TextChoices):
    """What sort of organisation it is."""

    ADMINISTRATION = "administration", _("Public administration")
    ASSOCIATION = "association", _("Association or provider")
    SCHOOL = "school", _("School or nursery")
    POLICE = "police", _("Police")
    HEALTH = "health", _("Health service or insurer")
    OTHER = "other", pgettext_lazy("kind of organisation", "Other")
