"""What the forms of groups and persons refuse, in words; each through a real post, and nothing is saved."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.users.models import UserProfile

from groups.models import GroupLineage, GroupPage, Person
from tests.admin_forms import add_url, edit_url, errors, rows, submit
from tests.factories import GroupPageFactory, PersonFactory, SiteTree, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(admin_user: User) -> None:
    """The messages as they stand in the source; the catalogues are tested elsewhere."""
    UserProfile.objects.create(user=admin_user, preferred_language="en")


@pytest.fixture
def site() -> SiteTree:
    return make_site()


def refuse_group(client: Client, url: str, **values: Any) -> dict[str, str]:
    """Send a group that must not be saved; the messages."""
    before = GroupPage.objects.count()
    response = submit(client, url, publish=True, **values)
    assert response.status_code == 200, "it was accepted"
    assert GroupPage.objects.count() == before
    return errors(response)


def lead(before: GroupPage, after: GroupPage) -> None:
    """Save that one group became another."""
    GroupLineage.objects.create(predecessor=before, successor=after, locale=before.locale)


def test_role_must_not_end_before_it_starts(admin_client: Client, site: SiteTree) -> None:
    role = {"kind": "moderation", "person": "", "description": "wer einlädt", "start": "2020", "end": "early 2018"}
    data = rows("roles", [role]) | rows("roles-0-organisations", [])
    messages = refuse_group(admin_client, add_url(GroupPage, site.network), title="A", slug="a", data=data)
    assert messages["roles-0-end"] == "The role ends before it starts."


@pytest.mark.parametrize("text", ["32 May 2020", "30 February 2019", "sometime", "13/2019"])
def test_impossible_date_is_refused_beside_the_field(admin_client: Client, site: SiteTree, text: str) -> None:
    messages = refuse_group(admin_client, add_url(GroupPage, site.network), title="A", slug="a", founded=text)
    assert messages["founded"]


def test_group_must_not_end_before_it_begins(admin_client: Client, site: SiteTree) -> None:
    values = {"title": "A", "slug": "a", "founded": "2018", "ended": "summer 2014"}
    messages = refuse_group(admin_client, add_url(GroupPage, site.network), **values)
    assert "ends before it begins" in messages["ended"]


def test_former_name_must_not_end_before_it_starts(admin_client: Client, site: SiteTree) -> None:
    data = rows("former_names", [{"name": "B", "short_name": "", "start": "2018", "end": "2014"}])
    messages = refuse_group(admin_client, add_url(GroupPage, site.network), title="A", slug="a", data=data)
    assert messages["former_names-0-end"] == "The name ends before it starts."


def test_ended_group_needs_nothing_more(admin_client: Client, site: SiteTree) -> None:
    response = submit(admin_client, add_url(GroupPage, site.network), title="A", slug="a", status="ended", publish=True)
    assert response.status_code == 302, errors(response)
    assert GroupPage.objects.get().status == "ended"


def lineage_row(group: GroupPage) -> dict[str, Any]:
    return rows("successor_links", [{"kind": "merged", "successor": group.pk, "date": "2018", "note": ""}])


def test_group_cannot_follow_itself(admin_client: Client, site: SiteTree) -> None:
    group = GroupPageFactory(parent=site.network)
    messages = refuse_group(admin_client, edit_url(group), data=lineage_row(group))
    assert messages["successor_links-0-successor"] == "A group cannot be its own later group."
    assert not GroupLineage.objects.exists()


def test_lineage_cannot_lead_back_over_several_groups(admin_client: Client, site: SiteTree) -> None:
    first, second, third = (GroupPageFactory(parent=site.network) for _number in range(3))
    lead(first, second)
    lead(second, third)
    messages = refuse_group(admin_client, edit_url(third), data=lineage_row(first))
    assert "already leads to this group" in messages["successor_links-0-successor"]
    assert GroupLineage.objects.count() == 2


def test_old_loop_among_other_groups_does_not_hang_the_form(admin_client: Client, site: SiteTree) -> None:
    first, second, third = (GroupPageFactory(parent=site.network) for _number in range(3))
    lead(first, second)
    lead(second, first)
    response = submit(admin_client, edit_url(third), data=lineage_row(first), publish=True)
    assert response.status_code == 302, errors(response)


def test_lineage_can_be_turned_round(admin_client: Client, site: SiteTree) -> None:
    first, second = (GroupPageFactory(parent=site.network) for _number in range(2))
    lead(first, second)
    row = first.successor_links.get()
    data = rows("successor_links", [{"kind": "merged", "successor": second.pk, "date": "", "note": ""}], initial=1)
    data |= {"successor_links-0-id": row.pk, "successor_links-0-DELETE": "1"}
    assert submit(admin_client, edit_url(first), data=data, publish=True).status_code == 302
    assert submit(admin_client, edit_url(second), data=lineage_row(first), publish=True).status_code == 302
    assert [(link.predecessor_id, link.successor_id) for link in GroupLineage.objects.all()] == [(second.pk, first.pk)]


def test_participant_is_an_organisation_or_a_description(admin_client: Client, site: SiteTree) -> None:
    data = rows("participants", [{"organisation": "", "description": " "}])
    response = submit(admin_client, add_url(GroupPage, site.network), title="A", slug="a", publish=True, data=data)
    assert response.status_code == 200
    assert "Please give either an organisation or a description." in response.content.decode()
    assert not GroupPage.objects.exists()


def test_consent_needs_a_note_of_how_and_when(admin_client: Client, site: SiteTree) -> None:
    response = submit(admin_client, "/admin/snippets/groups/person/add/", family_name="Beispiel", consent="on")
    assert errors(response)["consent_note"] == "Please note how and when the person agreed."
    assert not Person.objects.exists()


def test_nobody_stands_in_for_themselves(admin_client: Client, site: SiteTree) -> None:
    person = PersonFactory()
    role = {
        "kind": "deputy",
        "person": person.pk,
        "replaces": person.pk,
        "description": "",
        "function": "",
        "start": "",
        "end": "",
    }
    data = rows("roles", [role]) | rows("roles-0-organisations", [])
    messages = refuse_group(admin_client, add_url(GroupPage, site.network), title="A", slug="a", data=data)
    assert messages["roles-0-replaces"] == "A person cannot stand in for themselves."
