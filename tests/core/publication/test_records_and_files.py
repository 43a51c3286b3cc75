"""Persons, organisations, venues, files and sites changed in the admin, and what a visitor then reads."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Collection, Locale, Site

from events.models import Venue
from leo_site.core.models import DirtyMark, Publication
from tests.admin_forms import errors, submit
from tests.core.publication.conftest import Editor, House, Visitor
from tests.factories import ImageFactory, VenueFactory

pytestmark = pytest.mark.django_db


def snippet_url(record: Any, view: str) -> str:
    names = f"{record._meta.app_label}_{record._meta.model_name}"
    return reverse(f"wagtailsnippets_{names}:{view}", args=[record.pk])


def save(editor: Editor, url: str, **changes: Any) -> None:
    response = submit(editor, url, **changes)
    assert response.status_code == 302, errors(response)


def named(visitor: Visitor, house: House) -> tuple[str, str]:
    group = visitor.page(house.group)
    assert group is not None
    return group["roles"][0]["name"], group["contacts"][0]["name"] if group["contacts"] else ""


def test_person_without_consent_disappears_from_roles_and_contacts(
    house: House, editor: Editor, visitor: Visitor
) -> None:
    assert named(visitor, house) == (str(house.person), str(house.person))
    with visitor.sees_change(house.group):
        editor.post(snippet_url(house.person, "edit"), {"given_name": "Ada", "family_name": "Beispiel"})
    assert named(visitor, house) == ("", "")
    assert house.person.email not in visitor.get("groups").content.decode()


def test_deleted_person_disappears(house: House, editor: Editor, visitor: Visitor) -> None:
    with visitor.sees_change(house.group):
        editor.post(snippet_url(house.person, "delete"))
    assert named(visitor, house) == ("", "")


def test_renamed_organisation_is_renamed_wherever_it_stands(house: House, editor: Editor, visitor: Visitor) -> None:
    with visitor.sees_change(house.meeting):
        save(editor, snippet_url(house.organisation, "edit"), name="Neuer Verein")
    assert visitor.page(house.meeting)["host"]["name"] == "Neuer Verein"


def test_edited_venue_is_one_row_read_by_all_its_meetings(house: House, editor: Editor, visitor: Visitor) -> None:
    meeting = visitor.page(house.meeting)
    number = Publication.objects.get(kind="meeting").number
    with visitor.sees_change():
        save(editor, snippet_url(house.venue, "edit"), name="Neues Haus", data={"action-publish": "action-publish"})
    assert visitor.page(house.meeting)["venue"]["title"] == "Neues Haus"
    assert visitor.page(house.meeting)["modified"] == meeting["modified"]
    assert Publication.objects.get(kind="meeting").number == number


def test_draft_of_a_venue_changes_nothing(house: House, editor: Editor, visitor: Visitor) -> None:
    with visitor.sees_nothing():
        save(editor, snippet_url(house.venue, "edit"), name="Noch nicht")


def test_unpublished_venue_is_no_longer_shown(house: House, editor: Editor, visitor: Visitor) -> None:
    with visitor.sees_change():
        editor.post(snippet_url(house.venue, "unpublish"))
    assert visitor.read("venue", house.venue.translation_key) is None
    assert visitor.page(house.meeting)["venue"] is None


def test_deleted_venue_leaves_a_tombstone(house: House, editor: Editor, visitor: Visitor) -> None:
    venue = VenueFactory()
    assert visitor.read("venue", venue.translation_key)["title"] == venue.name
    with visitor.sees_change():
        editor.post(snippet_url(venue, "delete"))
    assert not Venue.objects.filter(pk=venue.pk).exists()
    assert visitor.read("venue", venue.translation_key) is None
    assert Publication.objects.get(kind="venue", key=venue.translation_key).document == ""


@pytest.fixture
def private_collection(house: House) -> Collection:
    collection: Collection = Collection.get_first_root_node().add_child(name="Intern")
    collection.view_restrictions.create(restriction_type="login")
    return collection


def test_file_moved_into_a_private_collection_and_back(
    house: House, editor: Editor, visitor: Visitor, private_collection: Collection
) -> None:
    edit = reverse("wagtaildocs:edit", args=[house.document.pk])
    with visitor.sees_change(house.meeting):
        save(editor, edit, collection=str(private_collection.pk))
    assert visitor.page(house.meeting)["attachments"] == []
    with visitor.sees_change(house.meeting):
        save(editor, edit, collection=str(Collection.get_first_root_node().pk))
    assert len(visitor.page(house.meeting)["attachments"]) == 1


def test_file_moved_in_bulk(house: House, editor: Editor, visitor: Visitor, private_collection: Collection) -> None:
    """This action uses `QuerySet.update()`, which sends no signal."""
    names = [house.document._meta.app_label, house.document._meta.model_name, "add_to_collection"]
    url = reverse("wagtail_bulk_action", args=names) + f"?id={house.document.pk}"
    with visitor.sees_change(house.meeting):
        editor.post(url, {"collection": private_collection.pk})
    assert visitor.page(house.meeting)["attachments"] == []


def test_collection_made_private_and_public(house: House, editor: Editor, visitor: Visitor) -> None:
    folder = Collection.get_first_root_node().add_child(name="Protokolle")
    below = folder.add_child(name="2026")
    house.document.collection = below
    house.document.save()
    privacy = reverse("wagtailadmin_collections:set_privacy", args=[folder.pk])
    assert len(visitor.page(house.meeting)["attachments"]) == 1
    with visitor.sees_change(house.meeting):
        editor.post(privacy, {"restriction_type": "password", "password": "geheim"})
    assert visitor.page(house.meeting)["attachments"] == []
    with visitor.sees_change(house.meeting):
        editor.post(privacy, {"restriction_type": "none"})
    assert len(visitor.page(house.meeting)["attachments"]) == 1


def test_collection_moved_below_a_private_one(
    house: House, editor: Editor, visitor: Visitor, private_collection: Collection
) -> None:
    folder = Collection.get_first_root_node().add_child(name="Protokolle")
    house.document.collection = folder
    house.document.save()
    with visitor.sees_change(house.meeting):
        edit = reverse("wagtailadmin_collections:edit", args=[folder.pk])
        save(editor, edit, parent=str(private_collection.pk))
    assert visitor.page(house.meeting)["attachments"] == []


def test_text_extracted_from_a_file_is_no_change(house: House, visitor: Visitor) -> None:
    with visitor.sees_nothing():
        house.document.text = "Volltext"
        house.document.save(update_fields=["text"])


def test_hostname_of_the_site_changes_all_addresses(house: House, editor: Editor, visitor: Visitor) -> None:
    site = Site.objects.get()
    with visitor.sees_change(house.group, house.meeting, house.protocol):
        save(editor, reverse("wagtailsites:edit", args=[site.pk]), hostname="leipziger-osten.example")
    assert visitor.page(house.meeting)["url"].startswith("http://leipziger-osten.example/")


def test_removed_language_leaves_tombstones(house: House, editor: Editor, visitor: Visitor) -> None:
    arabic = house.site.in_language("ar")
    translated = house.group.copy_for_translation(arabic.network.locale)
    translated.save_revision().publish()
    assert visitor.page(house.group, locale="ar")["fallback"] is False
    assert len(visitor.page(house.group)["translations"]) == 2
    arabic.home.delete()
    Locale.objects.get(language_code="ar").delete()
    assert DirtyMark.objects.exists()
    assert visitor.page(house.group, locale="ar")["fallback"] is True
    assert len(visitor.page(house.group)["translations"]) == 1
    assert Publication.objects.get(key=house.group.translation_key, locale="ar").withdrawn


def test_new_translation_of_a_joint_group_is_named_in_the_meeting(house: House, visitor: Visitor) -> None:
    arabic = house.site.in_language("ar")
    for page in (house.group, house.meeting):
        page.copy_for_translation(arabic.network.locale).save_revision().publish()
    slugs = [group["url"].split("/")[3] for group in visitor.page(house.meeting, locale="ar")["groups"]]
    assert slugs == ["ar", "de"]
    with visitor.sees_change():
        house.joint_group.copy_for_translation(arabic.network.locale).save_revision().publish()
    slugs = [group["url"].split("/")[3] for group in visitor.page(house.meeting, locale="ar")["groups"]]
    assert slugs == ["ar", "ar"]


def test_alias_in_another_language_is_not_passed_off_as_a_translation(house: House, visitor: Visitor) -> None:
    arabic = house.site.in_language("ar")
    house.group.copy_for_translation(arabic.network.locale, alias=True)
    group = visitor.page(house.group, locale="ar")
    assert (group["locale"], group["fallback"]) == ("de", True)


def test_picture_in_a_private_collection_is_not_shown(house: House, visitor: Visitor) -> None:
    folder = Collection.get_first_root_node().add_child(name="Bilder")
    house.group.image = ImageFactory(collection=folder)
    house.group.save()
    assert visitor.page(house.group)["image"] is not None
    with visitor.sees_change(house.group):
        folder.view_restrictions.create(restriction_type="login")
    assert visitor.page(house.group)["image"] is None
