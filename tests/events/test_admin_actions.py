"""The buttons to cancel, reinstate and approve, and the ways around them, as requests to the admin and Wagtail's API."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.api.v3.urls import api
from wagtail.models import APIToken, Locale

from events.actions import approve_protocol, cancel_meeting
from events.models import MeetingPage, ProtocolPage
from groups.permissions import moderators_of
from leo_site.core.permissions import APPROVERS, EDITORS
from leo_site.urls import urlpatterns as site_urlpatterns
from tests.admin_forms import edit_url, form_values, soup, submit
from tests.factories import GroupPageFactory, MeetingPageFactory, ProtocolPageFactory, make_site
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

#: The site with Wagtail's own API mounted.
urlpatterns = [path("api/v3-test/", api.urls), *site_urlpatterns]


@pytest.fixture
def group() -> Any:
    return GroupPageFactory(parent=make_site().network, title="AK Ost")


@pytest.fixture
def meeting(group: Any) -> MeetingPage:
    return published(MeetingPageFactory(parent=group, title="Treffen"))


@pytest.fixture
def protocol(group: Any) -> ProtocolPage:
    past = MeetingPageFactory(parent=group, starts_at=timezone.now() - timedelta(days=60))
    return published(ProtocolPageFactory(parent=past, title="Protokoll"))


@pytest.fixture
def moderator(group: Any) -> Any:
    return UserFactory(roles=[moderators_of(group)])


def published(page: Any) -> Any:
    page.save_revision().publish()
    return stored(page)


def stored(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def logged_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def buttons(response: Any) -> set[str]:
    return {str(link["href"]).split("?")[0] for link in soup(response).select("a[href*='/admin/events/']")}


def test_buttons_are_offered_where_they_make_sense(
    meeting: MeetingPage, protocol: ProtocolPage, moderator: Any
) -> None:
    cancel, reinstate, approve = (
        reverse(f"events_{verb}", args=[page.pk])
        for verb, page in (("cancel_meeting", meeting), ("reinstate_meeting", meeting), ("approve_protocol", protocol))
    )
    explorer = reverse("wagtailadmin_explore", args=[meeting.get_parent().pk])
    minutes = reverse("wagtailadmin_explore", args=[protocol.get_parent().pk])
    client, approver = logged_in(moderator), logged_in(UserFactory(roles=[APPROVERS]))
    assert cancel in buttons(client.get(edit_url(meeting)))
    assert cancel in buttons(client.get(explorer))
    assert cancel not in buttons(approver.get(explorer))
    assert approve in buttons(approver.get(minutes))
    assert approve not in buttons(client.get(minutes))
    cancel_meeting(meeting, reason="Krank")
    assert {cancel, reinstate} & buttons(client.get(edit_url(meeting))) == {reinstate}
    meeting.unpublish()
    assert not {cancel, reinstate} & buttons(client.get(edit_url(meeting)))


def test_buttons_are_on_the_german_page_only(meeting: MeetingPage, moderator: Any) -> None:
    english = meeting.copy_for_translation(Locale.objects.get_or_create(language_code="en")[0], copy_parents=True)
    english.save_revision().publish()
    editor = logged_in(UserFactory(is_superuser=True))
    assert not buttons(editor.get(edit_url(english)))
    address = reverse("events_cancel_meeting", args=[english.pk])
    assert editor.post(address, {"reason": "Ill"}).status_code == 302
    assert stored(english).status == "scheduled"


def test_cancelling_asks_for_a_reason_and_says_what_was_done(meeting: MeetingPage, moderator: Any) -> None:
    client, address = logged_in(moderator), reverse("events_cancel_meeting", args=[meeting.pk])
    assert client.get(address).status_code == 200
    refused = client.post(address, {"reason": " "})
    assert refused.status_code == 200
    assert refused.context["form"].errors["reason"]
    done = client.post(address, {"reason": "Raum geschlossen"}, follow=True)
    assert done.redirect_chain == [(reverse("wagtailadmin_explore", args=[meeting.get_parent().pk]), 302)]
    assert "Treffen" in " ".join(str(message) for message in done.context["messages"])
    assert (stored(meeting).status, stored(meeting).status_reason) == ("cancelled", "Raum geschlossen")
    again = client.post(address, {"reason": "Anders"})
    assert again.status_code == 302
    assert stored(meeting).status_reason == "Raum geschlossen"


@pytest.mark.parametrize(
    ("wanted", "kept"), [("/admin/", True), ("https://evil.example/", False), ("//evil.example", False)]
)
def test_the_way_back_stays_on_this_host(meeting: MeetingPage, moderator: Any, wanted: str, kept: bool) -> None:
    address = reverse("events_cancel_meeting", args=[meeting.pk])
    response = logged_in(moderator).post(address, {"reason": "Krank", "next": wanted})
    assert (response["Location"] == wanted) is kept
    assert "evil" not in response["Location"]


def test_verbs_need_the_csrf_token(meeting: MeetingPage, moderator: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(moderator)
    assert client.post(reverse("events_cancel_meeting", args=[meeting.pk]), {"reason": "Krank"}).status_code == 403
    assert stored(meeting).status == "scheduled"


def test_approving_offers_today_and_the_later_meetings(group: Any, protocol: ProtocolPage) -> None:
    between = MeetingPageFactory(parent=group, starts_at=timezone.now() - timedelta(days=20))
    MeetingPageFactory(parent=group, starts_at=timezone.now() - timedelta(days=90))
    MeetingPageFactory(parent=group, starts_at=timezone.now() + timedelta(days=20))
    MeetingPageFactory(
        parent=group, starts_at=timezone.now() - timedelta(days=10), status="cancelled", status_reason="Krank"
    )
    client, address = logged_in(UserFactory(roles=[APPROVERS])), reverse("events_approve_protocol", args=[protocol.pk])
    form = client.get(address).context["form"]
    assert form.initial["approved_on"] == timezone.localdate()
    assert list(form.fields["approved_at"].queryset) == [between]

    day = timezone.localdate(between.starts_at)
    early = client.post(address, {"approved_on": (day - timedelta(days=90)).isoformat(), "approved_at": between.pk})
    assert early.context["form"].errors["approved_on"]
    assert client.post(address, {"approved_on": day.isoformat(), "approved_at": between.pk}).status_code == 302
    approved = stored(protocol)
    assert (approved.approval, approved.approved_on, approved.approved_at) == ("approved", day, between)


def test_a_crafted_form_does_not_approve(protocol: ProtocolPage, moderator: Any) -> None:
    for user in (moderator, UserFactory(roles=[EDITORS])):
        data = {"approval": "approved", "approved_on": timezone.localdate().isoformat()}
        submit(logged_in(user), edit_url(protocol), title=f"Von {user}", data=data, publish=True)
        assert (stored(protocol).title, stored(protocol).approval) == (f"Von {user}", "provisional")


def test_an_old_form_does_not_bring_a_cancelled_meeting_back(meeting: MeetingPage, moderator: Any) -> None:
    client = logged_in(moderator)
    opened = form_values(client.get(edit_url(meeting)))
    cancel_meeting(meeting, reason="Krank")
    client.post(edit_url(meeting), {**opened, "title": "Neuer Titel", "action-publish": "action-publish"})
    assert (stored(meeting).title, stored(meeting).status, stored(meeting).status_reason) == (
        "Neuer Titel",
        "cancelled",
        "Krank",
    )


def test_a_fresh_form_may_change_the_status(meeting: MeetingPage, moderator: Any) -> None:
    cancel_meeting(meeting, reason="Krank")
    submit(logged_in(moderator), edit_url(meeting), status="scheduled", status_reason="", publish=True)
    assert stored(meeting).status == "scheduled"


def test_history_names_the_verbs(meeting: MeetingPage, moderator: Any) -> None:
    draft = meeting.get_latest_revision_as_object()
    draft.title = "Entwurf"
    draft.save_revision()
    cancel_meeting(meeting, reason="Krank", user=moderator)
    response = logged_in(moderator).get(reverse("wagtailadmin_pages:history", args=[meeting.pk]))
    with translation.override("de"):
        for words in (_("Meeting cancelled"), _("Draft kept beside a change that was published")):
            assert words in response.content.decode()


@pytest.mark.urls("tests.events.test_admin_actions")
class TestWagtailApi:
    """Wagtail's own API with a token writes with the rights of its user."""

    def call(self, user: Any, method: str, address: str, data: Any = None) -> Any:
        _row, token = APIToken.create_token(user=user, name="test")
        return Client().generic(
            method,
            f"/api/v3-test/pages/{address}",
            data or "{}",
            content_type="application/json",
            headers={"authorization": f"Bearer {token}"},
        )

    def test_approval_is_no_field(self, protocol: ProtocolPage, moderator: Any) -> None:
        body = '{"meta": {"type": "events.ProtocolPage"}, "title": "Neu", "approval": "approved"}'
        response = self.call(moderator, "PATCH", f"{protocol.pk}/", body)
        assert response.status_code in {200, 422}, response.content
        draft = stored(protocol).get_latest_revision_as_object()
        assert (draft.approval, stored(protocol).approval) == ("provisional", "provisional")

    def test_going_back_does_not_approve(self, protocol: ProtocolPage, moderator: Any) -> None:
        approved = approve_protocol(protocol)
        approved.approval, approved.approved_on = "provisional", None
        approved.save_revision().publish()
        old = stored(protocol).revisions.order_by("created_at", "pk")[1]
        response = self.call(moderator, "POST", f"{protocol.pk}/actions/revert/", f'{{"revision_id": {old.pk}}}')
        assert response.status_code == 200, response.content
        assert stored(protocol).get_latest_revision_as_object().approval == "provisional"

    def test_moderators_delete_only_their_own(self, meeting: MeetingPage, moderator: Any) -> None:
        assert self.call(moderator, "DELETE", f"{meeting.pk}/").status_code == 403
        own = MeetingPageFactory(parent=meeting.get_parent(), owner=moderator)
        assert self.call(moderator, "DELETE", f"{own.pk}/").status_code in {200, 204}
        assert stored(meeting)
