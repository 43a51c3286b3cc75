"""What outputs may rely on when they read the projection."""

import pytest

from leo_site.core.publication.reading import current_edition, published
from tests.factories import GroupPageFactory, MeetingPageFactory, make_site

pytestmark = pytest.mark.django_db


def test_published_shows_what_was_just_saved() -> None:
    site = make_site()
    group = GroupPageFactory(parent=site.network)
    meeting = MeetingPageFactory(parent=group)
    assert [row.key for row in published("meeting", "de")] == [meeting.translation_key]


def test_current_edition_grows_with_every_change() -> None:
    site = make_site()
    before = current_edition().number
    group = GroupPageFactory(parent=site.network)
    between = current_edition().number
    group.title = "Anders"
    group.save()
    assert before < between < current_edition().number


def test_published_answers_in_german_where_a_language_is_missing() -> None:
    site = make_site()
    site.in_language("ar")
    group = GroupPageFactory(parent=site.network)
    assert [row.locale for row in published("group", "ar")] == [group.locale.language_code]
