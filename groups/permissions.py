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
    user_group = keep_moderation(group.translation_key).user_group
    assert user_group is not None  # just kept
    return user_group


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
        rows = GroupModeration.objects.select_related("user_group", "collection")
        moderation = rows.filter(key=key).first() or GroupModeration(key=key)
        collection = _keep_collection(moderation, source.display_name)
        user_group = _keep_user_group(moderation, source.display_name, collection)
        moderation.save()
        granted = set(GroupPagePermission.objects.filter(group=user_group).values_list("page_id", flat=True))
        for page in pages:
            if page.pk not in granted:
                _grant(GroupPagePermission, user_group, _PAGE, page=page)
        return moderation


def remove_moderation(key: uuid.UUID) -> None:
    """Remove the Wagtail group; the collection too, unless files lie in it: deleting it would delete them."""
    for moderation in GroupModeration.objects.filter(key=key).select_related("user_group", "collection"):
        collection = moderation.collection
        if moderation.user_group:
            moderation.user_group.delete()
        moderation.delete()
        media = (get_image_model(), get_document_model())
        if collection and not any(model.objects.filter(collection=collection).exists() for model in media):
            collection.delete()


def _keep_collection(moderation: GroupModeration, name: str) -> Collection:
    """The collection under the group's name."""
    collection = moderation.collection
    if collection is None:
        collection = moderation.collection = _root_collection().add_child(name=name)
        if moderation.user_group:
            _grant(GroupCollectionPermission, moderation.user_group, _MEDIA, collection=collection)
    elif collection.name != name:
        collection.name = name
        collection.save()
    return collection


def _keep_user_group(moderation: GroupModeration, name: str, collection: Collection) -> UserGroup:
    """The Wagtail group under the group's name; a new one with all it may do beside the pages."""
    user_group = moderation.user_group
    wanted = _free_name(f"{PREFIX}: {name}", user_group)
    if user_group is None:
        user_group = moderation.user_group = UserGroup.objects.create(name=wanted)
        user_group.permissions.add(*_permissions(_ADMIN))
        _grant(GroupCollectionPermission, user_group, _CHOOSE, collection=_root_collection())
        _grant(GroupCollectionPermission, user_group, _MEDIA, collection=collection)
    elif user_group.name != wanted:
        user_group.name = wanted
        user_group.save()
    return user_group


def _root_collection() -> Collection:
    return Collection.get_first_root_node() or Collection.add_root(name="Root")


def _free_name(wanted: str, user_group: UserGroup | None) -> str:
    """`wanted`, cut to what fits, with a number if another Wagtail group has it."""
    longest = UserGroup._meta.get_field("name").max_length or len(wanted)
    similar = UserGroup.objects.filter(name__startswith=wanted[:100])
    others = set(similar.exclude(pk=user_group.pk if user_group else 0).values_list("name", flat=True))
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
