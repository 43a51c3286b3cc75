"""Any sequence of what editors do leaves exactly the public objects public."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from events.models import MeetingPage, ProtocolPage
from groups.models import GroupPage
from leo_site.core.models import Publication
from leo_site.core.publication.reading import current_edition
from leo_site.core.publication.rebuild import rebuild
from tests.core.publication.conftest import House
from tests.factories import MeetingPageFactory

KINDS: dict[str, Any] = {"group": GroupPage, "meeting": MeetingPage, "protocol": ProtocolPage}
ACTIONS = ["edit", "draft", "publish", "unpublish", "move", "delete", "restrict", "open", "create", "translate", "read"]

#: An action, and what picks its page and its target.
steps = st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=12)


def public_by_the_book() -> set[tuple[str, str, str]]:
    """Kind, key and language of every public object, found by walking up from each page, one by one."""
    found = set()
    for kind, model in KINDS.items():
        for page in model.objects.all():
            above = [page, *(one for one in page.get_ancestors() if not one.is_root())]
            is_open = all(one.live for one in above)
            is_private = any(PageViewRestriction.objects.filter(page_id=one.pk).exists() for one in above)
            if is_open and not is_private and page.alias_of_id is None:
                found.add((kind, str(page.translation_key), page.locale.language_code))
    return found


class Story:
    """Carries out one step after another on whatever is there."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.arabic = house.site.in_language("ar")

    def pages(self) -> list[Page]:
        return [page for model in KINDS.values() for page in model.objects.order_by("pk")]

    def do(self, action: str, first: int, second: int) -> None:
        if action == "read":
            current_edition()
            return
        pages = self.pages()
        if action == "create" or not pages:
            groups = list(GroupPage.objects.order_by("pk"))
            if groups:
                MeetingPageFactory(parent=groups[first % len(groups)], live=bool(second % 2))
            return
        page = pages[first % len(pages)]
        getattr(self, action)(page, second)

    def edit(self, page: Page, choice: int) -> None:
        page.title = f"Titel {choice}"
        page.save_revision().publish()

    def draft(self, page: Page, choice: int) -> None:
        page.title = f"Entwurf {choice}"
        page.save_revision()

    def publish(self, page: Page, choice: int) -> None:
        (page.get_latest_revision() or page.save_revision()).publish()

    def unpublish(self, page: Page, choice: int) -> None:
        page.unpublish()

    def move(self, page: Page, choice: int) -> None:
        groups = [group for group in GroupPage.objects.order_by("pk") if group.locale_id == page.locale_id]
        if not isinstance(page, MeetingPage) or not groups:
            return
        target = groups[choice % len(groups)]
        if target.pk != page.get_parent().pk and not target.get_children().filter(slug=page.slug).exists():
            page.move(target, pos="last-child")

    def delete(self, page: Page, choice: int) -> None:
        page.delete()

    def restrict(self, page: Page, choice: int) -> None:
        PageViewRestriction.objects.get_or_create(page_id=page.pk, defaults={"restriction_type": "login"})

    def open(self, page: Page, choice: int) -> None:
        PageViewRestriction.objects.filter(page_id=page.pk).delete()

    def translate(self, page: Page, choice: int) -> None:
        locale = self.arabic.home.locale
        if page.locale_id == locale.pk or page.has_translation(locale):
            return
        if page.get_parent().has_translation(locale):
            translated = page.copy_for_translation(locale)
            if choice % 2:
                translated.save_revision().publish()


@pytest.mark.slow
@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_rows_are_the_public_objects_after_any_sequence(house: House, steps: list[tuple[str, int, int]]) -> None:
    with transaction.atomic():
        follow(Story(house), steps)
        transaction.set_rollback(True)


def follow(story: Story, steps: list[tuple[str, int, int]]) -> None:
    number = current_edition().number
    known: dict[int, int] = {}
    for step in steps:
        story.do(*step)
        edition = current_edition().number
        rows = list(Publication.objects.filter(kind__in=KINDS))
        assert {(row.kind, str(row.key), row.locale) for row in rows if not row.withdrawn} == public_by_the_book()
        assert known.keys() <= {row.pk for row in rows}, "a tombstone is gone"
        for row in rows:
            assert (row.document == "") == bool(row.withdrawn)
            assert row.number >= known.get(row.pk, 0)
            assert row.number <= edition
        assert edition >= number
        assert len({row.number for row in rows}) == len(rows)
        number, known = edition, {row.pk: row.number for row in rows}
    documents = dict(Publication.objects.values_list("pk", "document"))
    assert rebuild() == 0, "a document had become stale"
    assert current_edition().number == number
    assert dict(Publication.objects.values_list("pk", "document")) == documents
