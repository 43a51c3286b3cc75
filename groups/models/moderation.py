"""Whose accounts may edit a group: its Wagtail group and its collection."""

from django.contrib.auth.models import Group as UserGroup
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection


class GroupModeration(models.Model):
    """What belongs to the moderation of a group in all its languages; `key` is the group's translation key.

    Either may be missing for a while if an administrator deleted it. Kept by
    `groups.permissions`; no field of the group's page, so that no revision or copy carries it elsewhere.
    """

    key = models.UUIDField(unique=True)
    user_group = models.OneToOneField(UserGroup, null=True, on_delete=models.SET_NULL, related_name="moderation")
    collection = models.OneToOneField(Collection, null=True, on_delete=models.SET_NULL, related_name="moderation")

    class Meta:
        verbose_name = _("moderation of a group")
        verbose_name_plural = _("moderation of groups")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.user_group or self.key)
