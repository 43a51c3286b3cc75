"""A process that is killed in the middle of a write: what the next one finds and serves."""

import json
import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings

SCRIPT = settings.BASE_DIR / "tests" / "core" / "publication" / "killed.py"

pytestmark = pytest.mark.thorough


def run(environment: dict[str, str], *steps: str) -> subprocess.CompletedProcess[str]:
    whole = {**os.environ, **environment, "PYTHONPATH": str(settings.BASE_DIR)}
    return subprocess.run([sys.executable, str(SCRIPT), *steps], env=whole, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("step", "stored", "waits"),
    [
        # Wagtail commits in several steps: what it had committed counts, and the mark is there to tell.
        ("publish_and_die_after_saving", ["Neu", "Treffen"], True),
        ("publish_and_die_before_sweeping", ["Neu", "Treffen"], True),
        ("unpublish_and_die_after_saving", ["Alt"], True),
        ("sweep_and_die_before_committing", ["Neu", "Treffen"], True),
        # A request in the admin lands whole or not at all.
        ("delete_in_admin_and_die_before_sweeping", ["Alt", "Treffen"], False),
        ("delete_in_admin_and_die_before_committing", ["Alt", "Treffen"], False),
    ],
)
def test_killed_writer_leaves_nothing_stale(
    site_database: dict[str, str], step: str, stored: list[str], waits: bool
) -> None:
    built = run(site_database, "build")
    assert built.returncode == 0, built.stderr
    killed = run(site_database, step)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    told = run(site_database, "tell")
    assert told.returncode == 0, told.stderr
    after = json.loads(told.stdout)
    assert after["stored"] == after["read"] == stored
    assert bool(after["marks"]) == waits
    assert after["left"] == 0
