"""The demo, built once for all tests of a module and rolled back after them."""

import shutil
import tempfile
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from home.demo.build import build_demo


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo's content. Each test runs in a savepoint within its transaction."""
    media = tempfile.mkdtemp(prefix="leo-demo-")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
        build_demo()
        yield
        transaction.set_rollback(True)
    shutil.rmtree(media, ignore_errors=True)


@pytest.fixture(autouse=True)
def _empty_media() -> None:
    """Keep the files of the demo from one test to the next; the folder goes with the module."""
