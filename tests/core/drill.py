"""Run inside a site by `test_backup`: fill it, damage it, and tell everything that is in it. Not a test itself."""

import hashlib
import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

django.setup()

from django.apps import apps  # noqa: E402 - models exist only now
from django.conf import settings  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.files.base import ContentFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.serializers.json import DjangoJSONEncoder  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import ReferenceIndex  # noqa: E402

from events.models import MeetingAttachment, MeetingPage  # noqa: E402
from groups.models import GroupPage, GroupRole, Person  # noqa: E402
from leo_site.core.models import PublicationState, SiteDocument  # noqa: E402
from leo_site.core.publication import triggers  # noqa: E402
from leo_site.core.publication.reading import current_edition  # noqa: E402
from tests.factories import (  # noqa: E402
    DocumentFactory,
    GroupPageFactory,
    ImageFactory,
    MeetingPageFactory,
    PersonFactory,
    ProtocolPageFactory,
    VenueFactory,
    make_site,
    pdf_bytes,
)

OWN_APPS = ("core", "groups", "events", "home", "wagtailcore", "taggit")


def build() -> None:
    """A small network with people, files, minutes, a withdrawn meeting, and somebody logged in."""
    site = make_site()
    group = GroupPageFactory(parent=site.network, title="Arbeitskreis Ärzte & Häuser", image=ImageFactory())
    GroupRole.objects.create(group=group, person=PersonFactory(), locale=group.locale)
    venue = VenueFactory()
    for number in range(3):
        start = timezone.now().replace(microsecond=0) + timedelta(days=7 * number - 10)
        meeting = MeetingPageFactory(parent=group, venue=venue, starts_at=start)
        file = ContentFile(pdf_bytes(f"Einladung {number}"), name=f"einladung-{number}.pdf")
        MeetingAttachment.objects.create(page=meeting, document=DocumentFactory(file=file), locale=meeting.locale)
        if number == 0:
            ProtocolPageFactory(parent=meeting)
    current_edition()
    MeetingPage.objects.last().unpublish()
    current_edition()
    SessionStore().create()
    call_command("rebuild_references_index", verbosity=0)


def damage() -> None:
    """What may go wrong in a week: edits, deletions, lost and overwritten files, missing triggers."""
    group = GroupPage.objects.get()
    group.title = "Falsch"
    group.save_revision().publish()
    MeetingPage.objects.first().delete()
    Person.objects.all().delete()
    keep, lose = SiteDocument.objects.order_by("pk")[1:3]
    Path(lose.file.path).unlink()
    Path(keep.file.path).write_bytes(b"overwritten")
    DocumentFactory(file=ContentFile(pdf_bytes("Neu"), name="neu.pdf"))
    current_edition()
    with transaction.atomic():
        from django.db import connection

        triggers.drop(connection)


def tell() -> None:
    """Every row of our tables, every media file and every public answer, as JSON."""
    rows: dict[str, Any] = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in OWN_APPS and not model._meta.proxy and model is not ReferenceIndex:
            rows[model._meta.label] = sorted(map(repr, model._base_manager.values_list()))
    state = PublicationState.objects.get(pk=1)
    rows.pop("core.PublicationState")
    root = Path(settings.MEDIA_ROOT)
    media = {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
    client = Client()
    answers = {}
    for resource in ("groups", "meetings", "protocols"):
        listing = client.get(f"/api/v1/{resource}").json()
        answers[resource] = listing
        for item in listing["items"]:
            answers[item["id"]] = client.get(f"/api/v1/{resource}/{item['id']}").json()
    print(
        json.dumps(
            {
                "rows": rows,
                "media": media,
                "api": answers,
                "number": state.number,
                "epoch": str(state.epoch),
                "sessions": apps.get_model("sessions.Session").objects.count(),
            },
            cls=DjangoJSONEncoder,
        )
    )


def projects() -> None:
    """Whether a change still reaches the API by the triggers alone."""
    GroupPage.objects.update(title="Wieder da")
    titles = [item["title"] for item in Client().get("/api/v1/groups").json()["items"]]
    print(json.dumps(titles))


if __name__ == "__main__":
    for step in sys.argv[1:]:
        {"build": build, "damage": damage, "tell": tell, "projects": projects}[step]()
