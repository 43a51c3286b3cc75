"""Every page type says what it has to say, in a constant number of queries."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from events.models import MeetingAttachment, MeetingChange, MeetingGroup, ProtocolDocument
from groups.enums import LineageKind, RoleKind
from groups.models import (
    FormerName,
    GroupContact,
    GroupLineage,
    GroupPage,
    GroupParticipant,
    GroupRhythm,
    GroupRole,
    GroupRoleOrganisation,
)
from home.enums import MilestoneKind
from home.models import ContentPage, Milestone
from tests.factories import (
    DocumentFactory,
    GroupPageFactory,
    MeetingPageFactory,
    OrganisationFactory,
    PersonFactory,
    ProtocolPageFactory,
    SiteTree,
    VenueFactory,
    make_site,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> SiteTree:
    return make_site()


def full_group(tree: SiteTree, **fields: Any) -> GroupPage:
    """A group with a row of everything."""
    group = GroupPageFactory(parent=tree.network, summary="Worum es geht", openness="open", **fields)
    role = GroupRole.objects.create(
        group=group, kind=RoleKind.MODERATION, person=PersonFactory(), function="Sozialarbeit", locale=group.locale
    )
    GroupRoleOrganisation.objects.create(role=role, organisation=OrganisationFactory(part_of=OrganisationFactory()))
    GroupRole.objects.create(
        group=group,
        kind=RoleKind.DEPUTY,
        person=PersonFactory(),
        start="2014-09-01",
        end="2014-12-31",
        replaces=role.person,
        locale=group.locale,
    )
    GroupContact.objects.create(
        group=group, person=PersonFactory(), organisation=OrganisationFactory(), locale=group.locale
    )
    GroupParticipant.objects.create(group=group, organisation=OrganisationFactory(), locale=group.locale)
    GroupRhythm.objects.create(
        group=group, text="alle zwei Monate", venue_note="an wechselnden Orten", locale=group.locale
    )
    FormerName.objects.create(group=group, name="Alter Name", end="2018-01~", locale=group.locale)
    ended = GroupPageFactory(parent=tree.network, status="ended")
    GroupLineage.objects.create(
        predecessor=ended, successor=group, kind=LineageKind.MERGED_IN_PART, locale=group.locale
    )
    return group


def full_meeting(group: GroupPage, days: int = 7, **fields: Any) -> Any:
    """A meeting with a venue, a host, a joint group, an agenda and a file; with minutes if it is past."""
    meeting = MeetingPageFactory(
        parent=group,
        starts_at=timezone.now() + timedelta(days=days),
        venue=VenueFactory(access_note="Eine Stufe am Eingang"),
        host=OrganisationFactory(),
        agenda=[("item", {"title": "Vorstellung", "description": "<p>Wer ist da?</p>", "presenter": "Jugendamt"})],
        **fields,
    )
    other = GroupPageFactory(parent=group.get_parent().specific)
    MeetingGroup.objects.create(page=meeting, group=other)
    MeetingAttachment.objects.create(page=meeting, document=DocumentFactory(), locale=meeting.locale)
    if days < 0:
        full_protocol(meeting)
    return meeting


def full_protocol(meeting: Any) -> Any:
    points = [
        ("information", {"text": "<p>Es wurde berichtet.</p>"}),
        ("decision", {"text": "<p>So wird es gemacht.</p>", "result": "einstimmig"}),
        (
            "task",
            {
                "text": "<p>Einladen</p>",
                "organisation": OrganisationFactory(),
                "responsible": "",
                "due": None,
                "done": False,
            },
        ),
    ]
    protocol = ProtocolPageFactory(
        parent=meeting, sections=[("section", {"title": "Vorstellung", "points": points})], participant_count=12
    )
    ProtocolDocument.objects.create(page=protocol, document=DocumentFactory(), locale=meeting.locale)
    return protocol


def read(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return str(response.content.decode())


def test_network_page_tells_every_fact_of_a_group(client: Client, tree: SiteTree) -> None:
    group = full_group(tree, title="Netzwerk Kultur")
    Milestone.objects.create(
        kind=MilestoneKind.FORUM, date="2014-07-11", ordinal=31, title="31. Forum", locale=group.locale
    )
    html = read(client, "/de/netzwerk/")
    role = group.roles.first()
    for fact in (
        "Netzwerk Kultur",
        "Worum es geht",
        "Sozialarbeit",
        "alle zwei Monate",
        "an wechselnden Orten",
        "Alter Name",
        "31. Forum",
        role.public_person.name,
        role.organisations.first().organisation.name,
    ):
        assert fact in html


def test_group_page_shows_current_roles_first_and_folds_past_ones(client: Client, tree: SiteTree) -> None:
    group = full_group(tree)
    html = read(client, group.url)
    before, folded = html.split("<details>", 1)
    current, past = group.current_roles()[0], group.other_roles()[0]
    assert current.public_person.name in before
    assert past.public_person.name not in before
    assert past.public_person.name in folded


def test_group_page_lists_coming_and_past_meetings_with_minutes(client: Client, tree: SiteTree) -> None:
    group = full_group(tree)
    coming, past = full_meeting(group), full_meeting(group, days=-30)
    html = read(client, group.url)
    assert f'href="{coming.url}"' in html
    assert f'href="{past.url}"' in html
    assert f'href="{past.url}protokoll/"' in html


def test_joint_meeting_appears_with_every_group(client: Client, tree: SiteTree) -> None:
    meeting = full_meeting(full_group(tree))
    other = meeting.further_groups.first().group
    assert f'href="{meeting.url}"' in read(client, other.url)


def test_person_without_consent_is_named_nowhere(client: Client, tree: SiteTree) -> None:
    group = full_group(tree)
    for role in group.roles.all():
        role.person.consent = False
        role.person.save()
    for contact in group.contacts.all():
        contact.person.show_until = timezone.localdate() - timedelta(days=1)
        contact.person.save()
    for url in ("/de/", "/de/netzwerk/", group.url):
        assert "Beispiel" not in read(client, url)
        assert "beispiel" not in read(client, url)


def test_cancelled_meeting_says_so_with_its_reason(client: Client, tree: SiteTree) -> None:
    meeting = full_meeting(full_group(tree), status="cancelled", status_reason="Der Raum ist gesperrt")
    html = read(client, meeting.url)
    assert meeting.get_status_display() in html
    assert "Der Raum ist gesperrt" in html
    assert "Der Raum ist gesperrt" in read(client, "/de/termine/")


def test_moved_meeting_names_its_former_start(client: Client, tree: SiteTree) -> None:
    meeting = full_meeting(full_group(tree))
    former = meeting.starts_at - timedelta(days=3)
    MeetingChange.objects.filter(key=meeting.translation_key).delete()
    for number, start in enumerate([former, meeting.starts_at]):
        MeetingChange.objects.create(key=meeting.translation_key, sequence=number, starts_at=start, status="scheduled")
    assert timezone.localtime(former).isoformat(timespec="minutes") in read(client, meeting.url)


def test_meeting_page_tells_place_access_agenda_and_files(client: Client, tree: SiteTree) -> None:
    meeting = full_meeting(full_group(tree), needs_registration=True, registration_email="an@example.org")
    html = read(client, meeting.url)
    for fact in (
        meeting.venue.name,
        "Eine Stufe am Eingang",
        "Vorstellung",
        "Wer ist da?",
        "Jugendamt",
        "PDF",
        "an@example.org",
    ):
        assert fact in html


def test_protocol_page_sets_decisions_and_tasks_off(client: Client, tree: SiteTree) -> None:
    meeting = full_meeting(full_group(tree), days=-3)
    html = read(client, f"{meeting.url}protokoll/")
    for fact in ("point decision", "So wird es gemacht.", "einstimmig", "point task", "Einladen", "12", "PDF"):
        assert fact in html


def test_draft_meetings_groups_and_minutes_are_linked_nowhere(client: Client, tree: SiteTree) -> None:
    group = full_group(tree)
    meeting = full_meeting(group, days=-3)
    hidden = full_meeting(group, title="Geheimes Treffen", live=False)
    GroupPageFactory(parent=tree.network, title="Geheime Gruppe", live=False)
    meeting.protocol.unpublish()
    pages = [read(client, url) for url in ("/de/", "/de/netzwerk/", "/de/termine/", group.url, meeting.url)]
    for html in pages:
        assert "Geheim" not in html
        assert "/protokoll/" not in html
    assert client.get(hidden.url).status_code == 404


def _grow(tree: SiteTree) -> None:
    """Another group with everything."""
    group = full_group(tree)
    full_meeting(group)
    full_meeting(group, days=-20)


def test_query_counts_do_not_grow_with_content(client: Client, tree: SiteTree) -> None:
    group = full_group(tree)
    meeting, past = full_meeting(group), full_meeting(group, days=-20)
    urls = ["/de/", "/de/netzwerk/", group.url, "/de/termine/", meeting.url, f"{past.url}protokoll/"]
    few = {url: _queries(client, url) for url in urls}
    for _more in range(2):
        _grow(tree)
        full_meeting(group)
        full_meeting(group, days=-25)
        for page in (meeting, past):
            MeetingGroup.objects.create(page=page, group=GroupPageFactory(parent=tree.network))
        MeetingAttachment.objects.create(page=meeting, document=DocumentFactory(), locale=meeting.locale)
        ProtocolDocument.objects.create(page=past.protocol, document=DocumentFactory(), locale=meeting.locale)
    assert {url: _queries(client, url) for url in urls} == few


def _queries(client: Client, url: str) -> int:
    read(client, url)  # what is cached for a while must not differ between the counts
    with CaptureQueriesContext(connection) as captured:
        read(client, url)
    return len(captured)


def test_content_page_and_home_page_show_their_text(client: Client, tree: SiteTree) -> None:
    page = tree.home.add_child(
        instance=ContentPage(
            title="Impressum", slug="impressum", body=[("heading", "Wer wir sind"), ("text", "<p>Hier.</p>")]
        )
    )
    assert "Wer wir sind" in read(client, page.url)
    assert 'href="/de/impressum/"' in read(client, "/de/")


def test_every_page_type_can_be_previewed_before_it_is_published(tree: SiteTree) -> None:
    group = full_group(tree)
    meeting, past = full_meeting(group), full_meeting(group, days=-20)
    for page in (tree.home, tree.network, tree.meetings, group, meeting, past.protocol):
        page.title = "Noch nicht öffentlich"
        response = page.make_preview_request(preview_mode=page.default_preview_mode)
        response.render()
        assert response.status_code == 200
        assert "Noch nicht öffentlich" in response.content.decode()


def test_links_in_text_lead_only_to_what_is_public(client: Client, tree: SiteTree) -> None:
    shown, hidden = GroupPageFactory(parent=tree.network), GroupPageFactory(parent=tree.network, live=False)
    folder = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=folder, restriction_type="login")
    files = DocumentFactory(), DocumentFactory(collection=folder)
    links = "".join(f'<a linktype="page" id="{page.pk}">Gruppe</a>' for page in (shown, hidden))
    links += "".join(f'<a linktype="document" id="{document.pk}">Datei</a>' for document in files)
    tree.home.introduction = f"<p>{links}</p>"
    tree.home.save()
    lead = BeautifulSoup(read(client, "/de/"), "html.parser").select(".lead a")
    assert [link.get("href") for link in lead] == [shown.url, None, files[0].url, None]
