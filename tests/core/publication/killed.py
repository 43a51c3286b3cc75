"""Run inside a site by `test_kill`: write something and die at a chosen moment, or tell what a visitor reads."""

import json
import os
import signal
import sys
from typing import Any
from unittest.mock import patch

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402 - models exist only now
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from wagtail.signals import page_published, page_unpublished  # noqa: E402

from events.models import MeetingPage  # noqa: E402
from groups.models import GroupPage  # noqa: E402
from leo_site.core.models import DirtyMark, PublicationState  # noqa: E402
from leo_site.core.publication.reading import current_edition  # noqa: E402
from tests.factories import GroupPageFactory, MeetingPageFactory, make_site  # noqa: E402


def die(*args: Any, **kwargs: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def build() -> None:
    group = GroupPageFactory(parent=make_site().network, title="Alt")
    MeetingPageFactory(parent=group, title="Treffen")
    get_user_model().objects.create_superuser("redaktion", "redaktion@example.org", "redaktion")
    current_edition()


def publish() -> None:
    group = GroupPage.objects.get()
    group.title = "Neu"
    group.save_revision().publish()


def publish_and_die_after_saving() -> None:
    page_published.connect(die)
    publish()


def publish_and_die_before_sweeping() -> None:
    publish()
    die()


def unpublish_and_die_after_saving() -> None:
    page_unpublished.connect(die)
    MeetingPage.objects.get().unpublish()


def sweep_and_die_before_committing() -> None:
    publish()
    with patch.object(PublicationState, "save", die):
        current_edition()


def delete_in_admin_and_die(victim: str) -> None:
    client = Client()
    client.force_login(get_user_model().objects.get())
    url = reverse("wagtailadmin_pages:delete", args=[MeetingPage.objects.get().pk])
    with patch(victim, die):
        client.post(url)


def delete_in_admin_and_die_before_sweeping() -> None:
    delete_in_admin_and_die("leo_site.core.http.sweep")


def delete_in_admin_and_die_before_committing() -> None:
    delete_in_admin_and_die("leo_site.core.publication.models.PublicationState.save")


def tell() -> None:
    """What is stored, what waits, and what the first visitor reads."""
    pages = {page.title for model in (GroupPage, MeetingPage) for page in model.objects.filter(live=True)}
    marks = DirtyMark.objects.count()
    client = Client()
    titles = {
        item["title"]
        for resource in ("groups", "meetings")
        for item in client.get(f"/api/v1/{resource}").json()["items"]
    }
    rest = DirtyMark.objects.count()
    print(json.dumps({"stored": sorted(pages), "marks": marks, "read": sorted(titles), "left": rest}))


if __name__ == "__main__":
    for step in sys.argv[1:]:
        globals()[step]()
