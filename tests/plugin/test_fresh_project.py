"""`groups` and `events` in a new Wagtail project, set up exactly as docs/plugin.md says."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

DOCUMENT = settings.BASE_DIR / "docs" / "plugin.md"

#: What an editor and a visitor do with the new site, through its own models and addresses.
VISIT = """
import json
from datetime import timedelta
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model
from events.models import MeetingIndexPage, MeetingPage, ProtocolPage
from groups.models import GroupIndexPage, GroupPage
from home.models import HomePage
from tests_media import pdf

home = HomePage.objects.get()
network = home.add_child(instance=GroupIndexPage(title="Netzwerk", slug="netzwerk"))
meetings = home.add_child(instance=MeetingIndexPage(title="Termine", slug="termine"))
group = network.add_child(instance=GroupPage(title="Runder Tisch", slug="runder-tisch", summary="Wir treffen uns."))
start = timezone.now() + timedelta(days=3)
meeting = group.add_child(instance=MeetingPage(title="Treffen im Herbst", slug="herbst", starts_at=start))
minutes = meeting.add_child(instance=ProtocolPage(title="Protokoll", slug="protokoll"))
document = get_document_model().objects.create(title="Einladung", file=ContentFile(pdf(), name="einladung.pdf"))
document.refresh_from_db()

client = Client()
pages = {}
for page in (home, network, meetings, group, meeting, minutes):
    response = client.get(page.get_url())
    pages[page.slug] = [response.status_code, page.title in response.content.decode()]
listing = client.get("/api/v1/meetings")
item = listing.json()["items"][0]
print(json.dumps({
    "pages": pages,
    "base": "css/mysite.css" in client.get(meeting.get_url()).content.decode(),
    "listed": [listing.status_code, item["title"], item["groups"][0]["title"]],
    "detail": client.get(f"/api/v1/meetings/{item['id']}").json()["title"],
    "groups": [one["title"] for one in client.get("/api/v1/groups").json()["items"]],
    "docs": client.get("/api/v1/docs").status_code,
    "healthz": client.get("/healthz").json()["status"],
    "text": document.text,
}))
"""


def block(name: str) -> str:
    """A code block of the document, by the word after its language."""
    found = re.findall(rf"^```\w+ {name}\n(.*?)^```$", DOCUMENT.read_text(), re.MULTILINE | re.DOTALL)
    assert len(found) == 1, f"{DOCUMENT} has {len(found)} blocks named {name}"
    return str(found[0])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project as `wagtail start mysite` makes it, with our three packages beside its `manage.py`."""
    start = "from wagtail.bin.wagtail import main; main()"
    subprocess.run([sys.executable, "-c", start, "start", "mysite"], cwd=tmp_path, check=True, capture_output=True)
    folder = tmp_path / "mysite"
    for package in ("leo_site", "groups", "events"):
        (folder / package).symlink_to(settings.BASE_DIR / package)
    with (folder / "mysite" / "settings" / "base.py").open("a") as file:
        file.write("\n" + block("settings"))
    with (folder / "mysite" / "urls.py").open("a") as file:
        file.write("\n" + block("urls"))
    return folder


def run(folder: Path, *command: str) -> str:
    """Run Python in the project, which must not find this checkout's other packages; returns what it prints."""
    environment = {
        name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "DATABASE_URL", "DATA_DIR"}
    }
    environment |= {"DJANGO_SETTINGS_MODULE": "mysite.settings.dev"}
    result = subprocess.run([sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.mark.thorough
def test_groups_and_events_drop_into_a_new_project(project: Path) -> None:
    for line in block("commands").splitlines():
        run(project, *line.split()[1:])
    # Nothing in the host's settings may change our models: it could not keep migrations in our packages.
    run(project, "manage.py", "makemigrations", "--check", "--dry-run", "core", "translation", "groups", "events")

    (project / "tests_media.py").write_text(
        "from fpdf import FPDF\n\n\ndef pdf():\n    file = FPDF()\n    file.add_page()\n"
        "    file.set_font('helvetica')\n    file.cell(text='Wir laden ein')\n    return bytes(file.output())\n"
    )
    (project / "visit.py").write_text(f"import django\ndjango.setup()\n{VISIT}")
    told = json.loads(run(project, "visit.py"))
    slugs = ["home", "netzwerk", "termine", "runder-tisch", "herbst", "protokoll"]
    assert told["pages"] == {slug: [200, True] for slug in slugs}
    assert told["base"]
    assert told["listed"] == [200, "Treffen im Herbst", "Runder Tisch"]
    assert told["detail"] == "Treffen im Herbst"
    assert told["groups"] == ["Runder Tisch"]
    assert (told["docs"], told["healthz"]) == (200, "ok")
    assert "Wir laden ein" in told["text"]
    assert "leo_site.core.jobs.publish_scheduled" in run(project, "manage.py", "run_schedule", "--once")
