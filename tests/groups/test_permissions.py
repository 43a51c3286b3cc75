"""The moderators' Wagtail group follows its group: made, joined by translations, renamed and removed with it."""

from typing import Any

import pytest
from django.contrib.auth.models import Group as UserGroup
from django.db import IntegrityError
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from groups.models import GroupModeration, GroupPage
from groups.permissions import keep_moderation, moderators_of
from tests.factories import DocumentFactory, GroupPageFactory, MeetingPageFactory, SiteTree, make_site
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> SiteTree:
    return make_site()


@pytest.fixture
def group(site: SiteTree) -> GroupPage:
    page: GroupPage = GroupPageFactory(parent=site.network, title="Arbeitskreis Ost", short_name="AK Ost")
    return page


def page_permissions(user_group: UserGroup) -> set[tuple[int, str]]:
    rows = GroupPagePermission.objects.filter(group=user_group)
    return set(rows.values_list("page_id", "permission__codename"))


def collection_permissions(user_group: UserGroup) -> set[tuple[str, str]]:
    rows = GroupCollectionPermission.objects.filter(group=user_group)
    return set(rows.values_list("collection__name", "permission__codename"))


def test_a_group_page_brings_its_moderators_and_collection(group: GroupPage) -> None:
    user_group = moderators_of(group)
    assert user_group.name == "Gruppenmoderation: AK Ost"
    assert page_permissions(user_group) == {
        (group.pk, "add_page"),
        (group.pk, "change_page"),
        (group.pk, "publish_page"),
    }
    assert collection_permissions(user_group) == {
        ("Root", "choose_image"),
        ("Root", "choose_document"),
        *(("AK Ost", f"{action}_{kind}") for action in ("add", "change", "choose") for kind in ("image", "document")),
    }
    assert [p.codename for p in user_group.permissions.all()] == ["access_admin"]


def test_translations_join_the_moderation(site: SiteTree, group: GroupPage) -> None:
    english = site.in_language("en")
    translated = group.copy_for_translation(english.home.locale)
    translated.title = translated.short_name = "Working group east"
    translated.save_revision().publish()
    assert GroupModeration.objects.count() == 1
    user_group = moderators_of(translated)
    assert user_group.name == "Gruppenmoderation: AK Ost"
    assert {page for page, _name in page_permissions(user_group)} == {group.pk, translated.pk}


def test_a_published_new_name_renames_and_a_draft_does_not(group: GroupPage) -> None:
    draft = group.get_latest_revision_as_object()
    draft.short_name = "AK Südost"
    revision = draft.save_revision()
    assert moderators_of(group).name == "Gruppenmoderation: AK Ost"
    revision.publish()
    assert UserGroup.objects.filter(name="Gruppenmoderation: AK Südost").exists()
    assert Collection.objects.filter(name="AK Südost").exists()
    assert not UserGroup.objects.filter(name="Gruppenmoderation: AK Ost").exists()


def test_members_survive_renaming(group: GroupPage) -> None:
    moderator = UserFactory(roles=[moderators_of(group)])
    group.short_name = "Ost"
    group.save()
    assert [g.name for g in moderator.groups.all()] == ["Gruppenmoderation: Ost"]


def test_equal_and_very_long_names_stay_apart(site: SiteTree) -> None:
    first, second = (GroupPageFactory(parent=site.network, title="Runde") for _ in range(2))
    assert moderators_of(first).name == "Gruppenmoderation: Runde"
    assert moderators_of(second).name == "Gruppenmoderation: Runde (2)"
    second.save()
    assert moderators_of(second).name == "Gruppenmoderation: Runde (2)"
    long = [moderators_of(GroupPageFactory(parent=site.network, title="x" * 200)).name for _ in range(2)]
    assert [len(name) for name in long] == [150, 150]
    assert long[0] != long[1]


def test_what_an_administrator_took_away_stays_away(group: GroupPage) -> None:
    user_group = moderators_of(group)
    GroupPagePermission.objects.filter(group=user_group, permission__codename="publish_page").delete()
    group.save()
    assert page_permissions(user_group) == {(group.pk, "add_page"), (group.pk, "change_page")}


def test_what_was_lost_is_made_again(group: GroupPage) -> None:
    moderators_of(group).delete()
    group.save()
    assert moderators_of(group).name == "Gruppenmoderation: AK Ost"
    Collection.objects.get(name="AK Ost").delete()
    group.save()
    assert ("AK Ost", "add_image") in collection_permissions(moderators_of(group))


@pytest.mark.parametrize("how", ["page", "base page", "queryset", "parent"])
def test_moderation_goes_with_the_last_page(site: SiteTree, group: GroupPage, how: str) -> None:
    MeetingPageFactory(parent=group)
    if how == "page":
        group.delete()
    elif how == "base page":
        Page.objects.get(pk=group.pk).delete()
    elif how == "queryset":
        GroupPage.objects.filter(pk=group.pk).delete()
    else:
        Page.objects.get(pk=site.network.pk).delete()
    assert not GroupModeration.objects.exists()
    assert not UserGroup.objects.filter(name__startswith="Gruppenmoderation").exists()
    assert not Collection.objects.filter(name="AK Ost").exists()


def test_moderation_stays_while_a_language_is_left(site: SiteTree, group: GroupPage) -> None:
    translated = group.copy_for_translation(site.in_language("en").home.locale)
    group.delete()
    assert page_permissions(moderators_of(translated)) >= {(translated.pk, "change_page")}


def test_files_outlive_their_group(group: GroupPage) -> None:
    document = DocumentFactory(collection=keep_moderation(group.translation_key).collection)
    group.delete()
    document.refresh_from_db()
    assert document.collection.name == "AK Ost"


def test_a_copied_group_has_moderators_of_its_own(group: GroupPage) -> None:
    copy: Any = group.copy(update_attrs={"slug": "kopie", "title": "Kopie", "short_name": ""})
    assert moderators_of(copy).name == "Gruppenmoderation: Kopie"
    assert moderators_of(copy) != moderators_of(group)


def test_a_group_has_one_moderation(group: GroupPage) -> None:
    with pytest.raises(IntegrityError):
        GroupModeration.objects.create(key=group.translation_key, user_group=UserGroup.objects.create(name="x"))
