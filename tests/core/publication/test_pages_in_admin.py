"""What editors do with pages in the admin, and what a visitor then reads. No signal is called by hand."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from events.models import MeetingPage, ProtocolPage
from groups.models import GroupPage
from leo_site.core.models import Publication
from tests.admin_forms import add_url, edit_url, errors, form_values, submit
from tests.core.publication.conftest import Editor, House, Visitor
from tests.factories import GroupPageFactory

pytestmark = pytest.mark.django_db


def page_url(name: str, *pages: Page) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk for page in pages])


def save(editor: Editor, url: str, **changes: Any) -> None:
    """Fill in a form and have it accepted."""
    response = submit(editor, url, **changes)
    assert response.status_code == 302, errors(response)


def bulk_url(action: str, *pages: Page) -> str:
    ids = "&".join(f"id={page.pk}" for page in pages)
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?{ids}"


def test_create_and_publish_shows_the_meeting_and_tells_its_group(
    house: House, editor: Editor, visitor: Visitor
) -> None:
    before = visitor.keys("meeting")
    group = GroupPageFactory(parent=house.site.network)
    with visitor.sees_change(group):
        save(
            editor,
            add_url(MeetingPage, group),
            title="Frühe Sitzung",
            slug="frueh",
            starts_at="2027-03-02 17:00",
            ends_at="",
            publish=True,
        )
    (new,) = visitor.keys("meeting") - before
    assert visitor.get(f"meetings/{new}").json()["starts_at"] == "2027-03-02T17:00:00+01:00"
    assert visitor.page(group)["next_meeting"]["id"] == new


def test_create_as_draft_changes_nothing(house: House, editor: Editor, visitor: Visitor) -> None:
    with visitor.sees_nothing():
        save(editor, add_url(MeetingPage, house.group), title="Entwurf", slug="entwurf", starts_at="2027-03-02 17:00")
    assert MeetingPage.objects.filter(title="Entwurf", live=False).exists()


def test_edit_as_draft_leaves_no_mark(house: House, editor: Editor, visitor: Visitor) -> None:
    with visitor.sees_nothing():
        save(editor, edit_url(house.meeting), title="Noch nicht")
    assert visitor.page(house.meeting)["title"] == house.meeting.title


def test_edit_and_publish_changes_all_that_names_the_page(house: House, editor: Editor, visitor: Visitor) -> None:
    with visitor.sees_change(house.meeting, house.group, house.joint_group):
        save(editor, edit_url(house.meeting), title="Umbenannt", publish=True)
    assert visitor.page(house.meeting)["title"] == "Umbenannt"
    assert visitor.page(house.group)["next_meeting"]["title"] == "Umbenannt"
    assert visitor.page(house.joint_group)["next_meeting"]["title"] == "Umbenannt"


def test_renaming_a_group_reaches_everything_below(house: House, editor: Editor, visitor: Visitor) -> None:
    with visitor.sees_change(house.group, house.meeting, house.protocol):
        save(editor, edit_url(house.group), title="AK Neu", publish=True)
    assert visitor.page(house.protocol)["groups"][0]["title"] == "AK Neu"


def test_unpublish_leaves_a_tombstone_and_no_name_behind(house: House, editor: Editor, visitor: Visitor) -> None:
    with visitor.sees_change(house.group, house.joint_group, gone=(house.meeting, house.protocol)):
        editor.post(page_url("unpublish", house.meeting))
    assert visitor.page(house.group)["next_meeting"] is None
    assert visitor.page(house.group)["latest_protocol"] is None
    assert visitor.page(house.joint_group)["latest_protocol"] is None


def test_unpublish_of_minutes_takes_them_from_meeting_and_groups(
    house: House, editor: Editor, visitor: Visitor
) -> None:
    with visitor.sees_change(house.meeting, house.group, house.joint_group, gone=(house.protocol,)):
        editor.post(page_url("unpublish", house.protocol))
    assert visitor.page(house.meeting)["protocol"] is None


def test_unpublish_with_descendants(house: House, editor: Editor, visitor: Visitor) -> None:
    with visitor.sees_change(house.joint_group, gone=(house.group, house.meeting, house.protocol)):
        editor.post(page_url("unpublish", house.group), {"include_descendants": "on"})
    assert visitor.page(house.joint_group)["next_meeting"] is None


def test_bulk_unpublish_and_publish(house: House, editor: Editor, visitor: Visitor) -> None:
    with visitor.sees_change(house.group, gone=(house.meeting, house.protocol)):
        editor.post(bulk_url("unpublish", house.meeting, house.protocol))
    with visitor.sees_change(house.group, house.meeting, house.protocol):
        editor.post(bulk_url("publish", house.meeting, house.protocol))
    assert visitor.page(house.meeting)["protocol"]["id"] == str(house.protocol.translation_key)


def test_delete_leaves_tombstones(house: House, editor: Editor, visitor: Visitor) -> None:
    with visitor.sees_change(house.group, house.joint_group, gone=(house.meeting, house.protocol)):
        editor.post(page_url("delete", house.meeting))
    assert not MeetingPage.objects.exists()
    assert visitor.page(house.joint_group)["next_meeting"] is None


def test_bulk_delete_leaves_tombstones(house: House, editor: Editor, visitor: Visitor) -> None:
    with visitor.sees_change(gone=(house.group, house.joint_group, house.meeting, house.protocol)):
        editor.post(bulk_url("delete", house.group, house.joint_group), {"confirm": "on"})
    assert not GroupPage.objects.exists()


def test_move_changes_groups_and_addresses(house: House, editor: Editor, visitor: Visitor) -> None:
    with visitor.sees_change(house.meeting, house.protocol, house.group, house.joint_group):
        editor.post(page_url("move_confirm", house.meeting, house.joint_group))
    assert visitor.page(house.group)["next_meeting"] is None
    leading = visitor.page(house.meeting)["groups"][0]
    assert leading["id"] == str(house.joint_group.translation_key)
    assert f"/{house.joint_group.slug}/" in visitor.page(house.protocol)["url"]


def test_move_into_and_out_of_a_private_subtree(
    house: House, private_group: GroupPage, editor: Editor, visitor: Visitor
) -> None:
    with visitor.sees_change(house.group, house.joint_group, gone=(house.meeting, house.protocol)):
        editor.post(page_url("move_confirm", house.meeting, private_group))
    assert visitor.page(house.joint_group)["next_meeting"] is None
    with visitor.sees_change(house.group, house.joint_group, house.meeting, house.protocol):
        editor.post(page_url("move_confirm", house.meeting, house.group))


def test_bulk_move_into_and_out_of_a_private_subtree(
    house: House, private_group: GroupPage, editor: Editor, visitor: Visitor
) -> None:
    with visitor.sees_change(house.group, house.joint_group, gone=(house.meeting, house.protocol)):
        editor.post(bulk_url("move", house.meeting), {"chooser": private_group.pk})
    with visitor.sees_change(house.group, house.meeting, house.protocol):
        editor.post(bulk_url("move", house.meeting), {"chooser": house.group.pk})


def test_copy_is_an_object_of_its_own(house: House, editor: Editor, visitor: Visitor) -> None:
    before = visitor.keys("meeting")
    copied = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": house.group.pk}
    with visitor.sees_change():
        editor.post(page_url("copy", house.meeting), {**copied, "publish_copies": "on", "copy_subpages": "on"})
    assert len(visitor.keys("meeting") - before) == 1
    assert len(visitor.keys("protocol")) == 2


def test_copy_as_draft_and_as_alias_stay_inside(house: House, editor: Editor, visitor: Visitor) -> None:
    form = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": house.group.pk}
    meetings = visitor.keys("meeting")
    editor.post(page_url("copy", house.meeting), form)
    editor.post(page_url("copy", house.meeting), {**form, "new_slug": "zweit", "alias": "on", "publish_copies": "on"})
    assert MeetingPage.objects.exclude(alias_of=None).filter(live=True).exists()
    assert visitor.keys("meeting") == meetings
    assert Publication.objects.filter(kind="meeting").count() == 1


def set_privacy(editor: Editor, page: Page, restriction: str) -> None:
    data = {"restriction_type": restriction, "password": "geheim"}
    assert editor.post(page_url("set_privacy", page), data).status_code == 200


@pytest.mark.parametrize("changed", ["login", "password"])
def test_restriction_added_changed_and_removed(house: House, editor: Editor, visitor: Visitor, changed: str) -> None:
    with visitor.sees_change(house.group, house.joint_group, gone=(house.meeting, house.protocol)):
        set_privacy(editor, house.meeting, "login")
    assert visitor.page(house.group)["next_meeting"] is None
    assert visitor.page(house.joint_group)["latest_protocol"] is None
    set_privacy(editor, house.meeting, changed)
    assert visitor.page(house.meeting) is None
    with visitor.sees_change(house.group, house.joint_group, house.meeting, house.protocol):
        set_privacy(editor, house.meeting, "none")
    assert visitor.page(house.joint_group)["next_meeting"]["title"] == house.meeting.title


def test_restriction_of_minutes_takes_them_from_their_meeting(house: House, editor: Editor, visitor: Visitor) -> None:
    with visitor.sees_change(house.meeting, house.group, house.joint_group, gone=(house.protocol,)):
        set_privacy(editor, house.protocol, "login")
    assert visitor.page(house.meeting)["protocol"] is None


def test_restriction_of_the_leading_group_reaches_the_joint_one(house: House, editor: Editor, visitor: Visitor) -> None:
    with visitor.sees_change(house.joint_group, gone=(house.group, house.meeting, house.protocol)):
        set_privacy(editor, house.group, "login")
    assert visitor.page(house.joint_group)["next_meeting"] is None
    assert visitor.page(house.joint_group)["latest_protocol"] is None


def test_restriction_of_the_joint_group_takes_its_name_from_the_meeting_and_gives_it_back(
    house: House, editor: Editor, visitor: Visitor
) -> None:
    with visitor.sees_change(house.meeting, house.protocol, gone=(house.joint_group,)):
        set_privacy(editor, house.joint_group, "login")
    assert len(visitor.page(house.meeting)["groups"]) == 1
    with visitor.sees_change(house.meeting, house.protocol, house.joint_group):
        set_privacy(editor, house.joint_group, "none")
    assert len(visitor.page(house.protocol)["groups"]) == 2


def test_link_to_a_page_whose_parent_is_hidden_becomes_plain_text(
    house: House, editor: Editor, visitor: Visitor
) -> None:
    house.joint_group.how_to_join = f'<p><a linktype="page" id="{house.protocol.pk}">Protokoll</a></p>'
    house.joint_group.save()
    assert "href" in visitor.page(house.joint_group)["how_to_join"]
    set_privacy(editor, house.group, "login")
    assert visitor.page(house.joint_group)["how_to_join"] == "<p>Protokoll</p>"
    set_privacy(editor, house.group, "none")
    assert "href" in visitor.page(house.joint_group)["how_to_join"]


def test_workflow_publishes_on_approval(house: House, editor: Editor, visitor: Visitor) -> None:
    workflow = Workflow.objects.create(name="Freigabe")
    WorkflowTask.objects.create(workflow=workflow, task=GroupApprovalTask.objects.create(name="Freigabe"))
    WorkflowPage.objects.create(workflow=workflow, page=house.protocol)
    with visitor.sees_nothing():
        save(editor, edit_url(house.protocol), title="Geprüft", data={"action-submit": "action-submit"})
    protocol = ProtocolPage.objects.get(pk=house.protocol.pk)
    state = protocol.current_workflow_task_state
    with visitor.sees_change(house.protocol, house.meeting, house.group):
        url = reverse("wagtailadmin_pages:workflow_action", args=[protocol.pk, "approve", state.pk])
        editor.post(url, {"comment": ""})
    assert visitor.page(house.protocol)["title"] == "Geprüft"


def test_revert_to_an_old_revision(house: House, editor: Editor, visitor: Visitor) -> None:
    old = house.meeting.save_revision()
    save(editor, edit_url(house.meeting), title="Neu", publish=True)
    revert = reverse("wagtailadmin_pages:revisions_revert", args=[house.meeting.pk, old.pk])
    data = form_values(editor.get(revert)) | {"action-publish": "action-publish"}
    with visitor.sees_change(house.meeting, house.group):
        response = editor.post(edit_url(house.meeting), data)
        assert response.status_code == 302, errors(response)
    assert visitor.page(house.meeting)["title"] == house.meeting.title


def test_tags_of_a_page_and_a_renamed_tag(house: House, editor: Editor, visitor: Visitor) -> None:
    with visitor.sees_change(house.meeting):
        save(editor, edit_url(house.meeting), tags="Schule", publish=True)
    assert visitor.keys("meeting", tag="Schule") == {str(house.meeting.translation_key)}
    tag = MeetingPage.objects.get(pk=house.meeting.pk).tags.get()
    tag.name = "Bildung"
    with visitor.sees_change(house.meeting):
        tag.save()
    assert visitor.page(house.meeting)["tags"] == ["Bildung"]
    assert visitor.keys("meeting", tag="Schule") == set()
