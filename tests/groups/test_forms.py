"""Rhythms are picked in words or typed as a rule."""

from datetime import time
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.users.models import UserProfile

from groups.models import GroupPage, GroupRhythm
from tests.admin_forms import add_url, edit_url, errors, form_values, rows, soup, submit
from tests.factories import GroupPageFactory, SiteTree, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(admin_user: User) -> None:
    """The messages as they stand in the source; the catalogues are tested elsewhere."""
    UserProfile.objects.create(user=admin_user, preferred_language="en")


@pytest.fixture
def site() -> SiteTree:
    return make_site()


def rhythm(**values: Any) -> dict[str, Any]:
    """A row of the form as it is sent."""
    empty = dict.fromkeys(
        ("frequency", "ordinal", "weekday", "text", "start_time", "duration", "venue_note", "name", "rule"), ""
    )
    return rows("rhythms", [{**empty, **values}])


def save(client: Client, site: SiteTree, **values: Any) -> tuple[Any, dict[str, str]]:
    """Publish a new group with one rhythm; the rhythm saved, if any, and the messages."""
    response = submit(
        client, add_url(GroupPage, site.network), title="A", slug="a", publish=True, data=rhythm(**values)
    )
    return GroupRhythm.objects.first(), errors(response) if response.status_code == 200 else {}


@pytest.mark.parametrize(
    ("picked", "rule"),
    [
        (("FREQ=MONTHLY;INTERVAL=2", "2", "WE"), "FREQ=MONTHLY;INTERVAL=2;BYDAY=2WE"),
        (("FREQ=MONTHLY", "-1", "MO"), "FREQ=MONTHLY;BYDAY=-1MO"),
        (("FREQ=MONTHLY;INTERVAL=6", "", ""), "FREQ=MONTHLY;INTERVAL=6"),
        (("FREQ=WEEKLY;INTERVAL=2", "", "TH"), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        (("FREQ=YEARLY", "", ""), "FREQ=YEARLY"),
    ],
)
def test_picked_rhythm_writes_the_rule(
    admin_client: Client, site: SiteTree, picked: tuple[str, str, str], rule: str
) -> None:
    saved, messages = save(admin_client, site, **dict(zip(("frequency", "ordinal", "weekday"), picked, strict=True)))
    assert messages == {}
    assert saved.rule == rule
    assert saved.text, "without words of its own it gets those of the rule"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"frequency": "FREQ=MONTHLY", "ordinal": "2"}, "weekday"),
        ({"frequency": "FREQ=MONTHLY", "weekday": "MO"}, "ordinal"),
        ({"frequency": "FREQ=WEEKLY", "ordinal": "2", "weekday": "MO"}, "ordinal"),
        ({"frequency": "FREQ=YEARLY", "weekday": "MO"}, "weekday"),
        ({"weekday": "MO"}, "frequency"),
        ({"frequency": "FREQ=MONTHLY", "rule": "FREQ=WEEKLY"}, "rule"),
        ({"rule": "FREQ=DAILY"}, "rule"),
        ({"rule": "every second Wednesday"}, "rule"),
        ({"start_time": "17:00"}, "text"),
    ],
)
def test_rhythm_that_does_not_fit_is_refused_beside_the_field(
    admin_client: Client, site: SiteTree, values: dict[str, str], field: str
) -> None:
    saved, messages = save(admin_client, site, **values)
    assert saved is None
    assert messages[f"rhythms-0-{field}"]


def test_rhythm_in_words_alone_needs_no_rule(admin_client: Client, site: SiteTree) -> None:
    saved, _messages = save(admin_client, site, text="twice a year, at changing places")
    assert (saved.text, saved.rule) == ("twice a year, at changing places", "")


def saved_group(site: SiteTree, rule: str) -> GroupPage:
    group: GroupPage = GroupPageFactory(parent=site.network)
    group.rhythms.add(GroupRhythm(text="regelmäßig", rule=rule, start_time=time(17), locale=group.locale))
    group.save()
    return group


def test_saved_rule_is_shown_as_choices_and_in_words(admin_client: Client, site: SiteTree) -> None:
    group = saved_group(site, "FREQ=MONTHLY;INTERVAL=2;BYDAY=2WE")
    opened = admin_client.get(edit_url(group))
    values = form_values(opened)
    shown = [values[f"rhythms-0-{name}"] for name in ("frequency", "ordinal", "weekday")]
    assert shown == [["FREQ=MONTHLY;INTERVAL=2"], ["2"], ["WE"]]
    assert "every two months on the second Wednesday" in soup(opened).text


def test_saving_without_a_change_keeps_a_rule_the_choices_cannot_show(admin_client: Client, site: SiteTree) -> None:
    rule = "FREQ=YEARLY;BYMONTH=5,11;BYDAY=1MO"
    group = saved_group(site, rule)
    response = submit(admin_client, edit_url(group), publish=True)
    assert response.status_code == 302, errors(response)
    assert GroupRhythm.objects.get().rule == rule


def test_typed_rule_replaces_the_picked_one(admin_client: Client, site: SiteTree) -> None:
    group = saved_group(site, "FREQ=MONTHLY;BYDAY=2WE")
    response = submit(
        admin_client, edit_url(group), publish=True, data={"rhythms-0-rule": "FREQ=MONTHLY;BYDAY=1TU,3TU"}
    )
    assert response.status_code == 302, errors(response)
    assert GroupRhythm.objects.get().rule == "FREQ=MONTHLY;BYDAY=1TU,3TU"


def test_picking_no_fixed_rhythm_clears_the_rule(admin_client: Client, site: SiteTree) -> None:
    group = saved_group(site, "FREQ=MONTHLY;BYDAY=2WE")
    nothing = dict.fromkeys(("rhythms-0-frequency", "rhythms-0-ordinal", "rhythms-0-weekday"), "")
    response = submit(admin_client, edit_url(group), publish=True, data=nothing)
    assert response.status_code == 302, errors(response)
    assert GroupRhythm.objects.get().rule == ""


def test_rhythm_picked_again_while_drafts_were_saved_is_kept(admin_client: Client, site: SiteTree) -> None:
    """The form that stands open still holds the rule it was filled with."""
    group = saved_group(site, "FREQ=MONTHLY;BYDAY=2WE")
    for _send in ("draft", "publish"):
        values = {"rhythms-0-ordinal": "3", "rhythms-0-rule": "FREQ=MONTHLY;BYDAY=2WE"}
        response = submit(
            admin_client, edit_url(group), publish=True, data={**values, "rhythms-0-shown": "FREQ=MONTHLY;BYDAY=2WE"}
        )
        assert response.status_code == 302, errors(response)
        assert GroupRhythm.objects.get().rule == "FREQ=MONTHLY;BYDAY=3WE"


def test_rule_typed_while_drafts_were_saved_is_kept(admin_client: Client, site: SiteTree) -> None:
    group = saved_group(site, "FREQ=MONTHLY;BYDAY=2WE")
    sent = {"rhythms-0-ordinal": "2", "rhythms-0-rule": "FREQ=WEEKLY", "rhythms-0-weekday": "WE"}
    sent |= {"rhythms-0-frequency": "FREQ=MONTHLY", "rhythms-0-shown": "FREQ=MONTHLY;BYDAY=2WE"}
    for _send in ("draft", "publish"):
        response = submit(admin_client, edit_url(group), publish=True, data=sent)
        assert response.status_code == 302, errors(response)
        assert GroupRhythm.objects.get().rule == "FREQ=WEEKLY"
