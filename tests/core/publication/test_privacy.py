"""Nothing that is not public is in any answer, in any language; and no output reads a person's name past the accessor."""

import ast
import uuid
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Collection

from events.models import MeetingAttachment, MeetingGroup, MeetingPage
from groups.models import GroupContact, GroupLineage, GroupPage, GroupRole
from tests.core.publication.conftest import RESOURCES, House, Visitor
from tests.factories import (
    DocumentFactory,
    MeetingPageFactory,
    PersonFactory,
    ProtocolPageFactory,
    VenueFactory,
    pdf_bytes,
)

#: Stands in everything that must not be seen.
SECRET = "geheimnis"


@pytest.fixture
def secrets(house: House, private_group: GroupPage) -> None:
    """Something secret in every place a public object could take it from."""
    secret = {"title": f"{SECRET} title", "slug": f"{SECRET}-slug"}
    group, locale = house.group, house.group.locale
    # Drafts of public pages, pages that are drafts, and pages below those.
    for page in (group, house.meeting, house.protocol):
        page.title = SECRET
        page.save_revision()
        page.refresh_from_db()
    draft = MeetingPageFactory(parent=group, live=False, **secret)
    ProtocolPageFactory(parent=draft, title=SECRET)
    # A private group, what is below it, and what ties it to public ones.
    GroupPage.objects.filter(pk=private_group.pk).update(title=SECRET, short_name=SECRET, summary=SECRET)
    below = MeetingPageFactory(parent=private_group, **secret)
    ProtocolPageFactory(parent=below, title=SECRET, summary=SECRET)
    MeetingGroup.objects.create(page=below, group=group)
    MeetingGroup.objects.create(page=house.meeting, group=private_group)
    GroupLineage.objects.create(predecessor=group, successor=private_group, locale=locale)
    GroupLineage.objects.create(predecessor=private_group, successor=group, locale=locale)
    group.how_to_join = f'<p><a linktype="page" id="{below.pk}">hier</a></p>'
    # Files in a private collection, attached and linked.
    collection = Collection.get_first_root_node().add_child(name=SECRET)
    collection.view_restrictions.create(restriction_type="login")
    file = ContentFile(pdf_bytes(SECRET), name=f"{SECRET}.pdf")
    document = DocumentFactory(title=SECRET, file=file, collection=collection.add_child(name="unten"))
    MeetingAttachment.objects.create(page=house.meeting, document=document, locale=locale)
    group.how_to_join += f'<p><a linktype="document" id="{document.pk}">Datei</a></p>'
    group.save()
    # People who did not agree, or only until yesterday.
    yesterday = timezone.localdate() - timedelta(days=1)
    for values in ({"consent": False}, {"show_until": yesterday}):
        person = PersonFactory(
            given_name=SECRET, family_name=SECRET, email=f"{SECRET}@example.org", phone=SECRET, **values
        )
        GroupRole.objects.create(group=group, person=person, locale=locale)
        GroupRole.objects.create(group=group, description="Vertretung", replaces=person, locale=locale)
        GroupContact.objects.create(group=group, person=person, locale=locale)
    # Translations that nobody has published.
    arabic = house.site.in_language("ar")
    translated = group.copy_for_translation(arabic.network.locale)
    type(translated).objects.filter(pk=translated.pk).update(title=SECRET)
    VenueFactory(name=SECRET, live=False)
    MeetingPage.objects.filter(pk=house.meeting.pk).update(draft_title=SECRET)


def everything(visitor: Visitor) -> Iterator[tuple[str, str]]:
    """The text of every list and every document in every language."""
    for locale in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
        for kind, resource in RESOURCES.items():
            yield f"{resource} {locale}", visitor.get(resource, locale=locale, limit=100).content.decode()
            for key in visitor.keys(kind, locale=locale):
                assert uuid.UUID(key)
                yield f"{resource}/{key} {locale}", visitor.get(f"{resource}/{key}", locale=locale).content.decode()


@pytest.mark.django_db
def test_no_secret_is_in_any_answer(house: House, secrets: None, visitor: Visitor) -> None:
    answers = dict(everything(visitor))
    assert len(answers) > 50
    assert [address for address, text in answers.items() if SECRET in text.lower()] == []


PERSONAL = {"given_name", "family_name"}
ROOTS = ("leo_site", "groups", "events", "search", "home")


def output_files() -> list[Path]:
    """Code and templates that may speak of people: all of ours but the model, its forms, demo and migrations."""
    allowed = {"groups/models/person.py", "groups/wagtail_hooks.py"}
    files = [
        path for root in ROOTS for path in (settings.BASE_DIR / root).rglob("*") if path.suffix in (".py", ".html")
    ]
    return [
        path
        for path in files
        if path.relative_to(settings.BASE_DIR).as_posix() not in allowed
        and not {"migrations", "demo"} & set(path.relative_to(settings.BASE_DIR).parts)
    ]


def test_no_other_code_reads_the_names_of_persons() -> None:
    found = []
    for path in output_files():
        text = path.read_text()
        if path.suffix == ".html":
            found += [f"{path}: {name}" for name in PERSONAL if name in text]
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Attribute) and node.attr in PERSONAL:
                found.append(f"{path}:{node.lineno}")
            # `role.person.email` and its like: only what public() returns has an address.
            if isinstance(node, ast.Attribute) and node.attr in {"email", "phone", "photo"}:
                owner = node.value
                if isinstance(owner, ast.Attribute) and owner.attr in {"person", "replaces"}:
                    found.append(f"{path}:{node.lineno}")
    assert found == []
