"""Every group's moderators: a Wagtail group each, for the group's pages and a collection of its own.

It is made with the first page of a group and follows it: translations join it, a new name renames it, and it goes when
the last page goes. What its members may do is written down once, in `_PAGE`, `_MEDIA` and `_CHOOSE`.
"""

import uuid
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group as UserGroup
from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.signals import post_delete, post_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from groups.models import GroupModeration, GroupPage

PREFIX = "Gruppenmoderation"
_ADMIN = [("wagtailadmin", "access_admin")]
_PAGE = [(Page._meta.app_label, f"{action}_{Page._meta.model_name}") for action in ("add", "change", "publish")]
_CHOOSE = [("wagtailimages", "choose_image"), ("wagtaildocs", "choose_document")]
_MEDIA = [
    *_CHOOSE,
    *(("wagtailimages", f"{action}_image") for action in ("add", "change")),
    *(("wagtaildocs", f"{action}_document") for action in ("add", "change")),
]


def moderators_of(group: GroupPage) -> UserGroup:
    """The Wagtail group of a group's moderators: `user.groups.add(moderators_of(group))`."""
    return keep_moderation(group.translation_key).user_group


def connect() -> None:
    """Have the moderation follow the group pages, however they are saved or deleted."""
    post_save.connect(_saved, sender=GroupPage, dispatch_uid="groups.permissions")
    post_delete.connect(_deleted, sender=GroupPage, dispatch_uid="groups.permissions")


def _saved(sender: Any, instance: GroupPage, raw: bool, update_fields: Any, **kwargs: object) -> None:
    # A draft being saved touches only the columns about drafts, which name nothing.
    if not raw and (update_fields is None or {"title", "short_name"} & set(update_fields)):
        keep_moderation(instance.translation_key)


def _deleted(sender: Any, instance: GroupPage, **kwargs: object) -> None:
    if not GroupPage.objects.filter(translation_key=instance.translation_key).exists():
        remove_moderation(instance.translation_key)


def keep_moderation(key: uuid.UUID) -> GroupModeration:
    """Make or update the moderation of the group with this translation key.

    Raises `GroupPage.DoesNotExist` without a page. Pages that were granted before are left alone, so that what an
    administrator took away stays away.
    """
    with transaction.atomic():
        pages = list(GroupPage.objects.filter(translation_key=key).select_related("locale"))
        if not pages:
            raise GroupPage.DoesNotExist(key)
        source = next((page for page in pages if page.locale.language_code == settings.LANGUAGE_CODE), pages[0])
        moderation = GroupModeration.objects.select_related("user_group", "collection").filter(key=key).first()
        if moderation is None:
            moderation = GroupModeration(key=key, user_group=UserGroup())
        _name(moderation, source.display_name)
        moderation.save()
        granted = set(GroupPagePermission.objects.filter(group=moderation.user_group).values_list("page_id", flat=True))
        for page in pages:
            if page.pk not in granted:
                _grant(GroupPagePermission, moderation.user_group, _PAGE, page=page)
        return moderation


def remove_moderation(key: uuid.UUID) -> None:
    """Remove the Wagtail group; the collection too, unless files lie in it: deleting it would delete them."""
    for moderation in GroupModeration.objects.filter(key=key).select_related("user_group", "collection"):
        collection = moderation.collection
        moderation.user_group.delete()
        media = (get_image_model(), get_document_model())
        if collection and not any(model.objects.filter(collection=collection).exists() for model in media):
            collection.delete()


def _name(moderation: GroupModeration, name: str) -> None:
    """Give Wagtail group and collection the group's name, making them if need be."""
    user_group, new = moderation.user_group, moderation.user_group.pk is None
    wanted = _free_name(f"{PREFIX}: {name}", user_group)
    if user_group.name != wanted:
        user_group.name = wanted
        user_group.save()
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    if new:
        moderation.user_group = user_group
        user_group.permissions.add(*_permissions(_ADMIN))
        _grant(GroupCollectionPermission, user_group, _CHOOSE, collection=root)
    if moderation.collection is None:
        moderation.collection = root.add_child(name=name)
        _grant(GroupCollectionPermission, user_group, _MEDIA, collection=moderation.collection)
    elif moderation.collection.name != name:
        moderation.collection.name = name
        moderation.collection.save()


def _free_name(wanted: str, user_group: UserGroup) -> str:
    """`wanted`, cut to what fits, with a number if another Wagtail group has it."""
    longest = UserGroup._meta.get_field("name").max_length or len(wanted)
    others = set(
        UserGroup.objects.exclude(pk=user_group.pk).filter(name__startswith=wanted[:100]).values_list("name", flat=True)
    )
    name, number = wanted[:longest], 1
    while name in others:
        number += 1
        suffix = f" ({number})"
        name = wanted[: longest - len(suffix)] + suffix
    return name


def _grant(model: Any, user_group: UserGroup, names: list[tuple[str, str]], **to: Any) -> None:
    for permission in _permissions(names):
        model.objects.get_or_create(group=user_group, permission=permission, **to)


def _permissions(names: list[tuple[str, str]]) -> QuerySet[Permission]:
    condition = Q()
    for app_label, codename in names:
        condition |= Q(content_type__app_label=app_label, codename=codename)
    return Permission.objects.filter(condition)
