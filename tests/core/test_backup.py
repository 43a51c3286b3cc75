"""Backups can be restored, whole or not at all. The drill runs the commands as an operator does."""

import io
import json
import os
import shutil
import stat
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from leo_site.core.backup import BackupError, Manifest, archive, create_backup, read_manifest
from leo_site.core.models import PublicationState
from tests.core.conftest import manage


def drill(environment: dict[str, str], *steps: str) -> list[Any]:
    """Do steps of `tests.core.drill` in the site; returns what they tell, a value for each step that tells something."""
    command = [sys.executable, "-m", "tests.core.drill", *steps]
    result = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, cwd=settings.BASE_DIR
    )
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def content(told: dict[str, Any]) -> dict[str, Any]:
    """What a restored site must have in common with the one that was backed up."""
    return {part: told[part] for part in ("rows", "media", "api", "number")}


@pytest.mark.thorough
def test_drill_brings_back_every_row_file_and_answer(site_database: dict[str, str], tmp_path: Path) -> None:
    media = Path(site_database["DATA_DIR"], "media")
    (before,) = drill(site_database, "build", "tell")
    assert (before["sessions"], len(before["media"]) >= 4, len(before["rows"]["core.Publication"])) == (1, True, 6)
    result = manage(site_database, "backup", f"--to={tmp_path / 'backups'}")
    assert result.returncode == 0, result.stderr
    (path,) = Path(tmp_path, "backups").glob("*.tar")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600

    (damaged,) = drill(site_database, "damage", "tell")
    assert damaged["rows"] != before["rows"]
    assert damaged["media"] != before["media"]

    # The database in the archive is not what the manifest says: found after the files were exchanged, all of it undone.
    false = Path(shutil.copy(path, tmp_path / "false.tar"))
    rewrite(false, manifest=lambda values: values["counts"].update(groups_grouppage=7))
    result = manage(site_database, "restore", "--yes", str(false))
    assert result.returncode != 0
    assert "rows" in result.stderr
    assert "Nothing was changed" in result.stderr
    assert drill(site_database, "tell") == [damaged]

    result = manage(site_database, "restore", "--yes", str(path))
    assert result.returncode == 0, result.stderr
    after, titles = drill(site_database, "tell", "projects")
    assert content(after) == content(before)
    assert after["epoch"] not in {before["epoch"], damaged["epoch"]}
    assert after["sessions"] == 0
    assert titles == ["Wieder da"], "the triggers are missing"
    assert [file for file in media.iterdir() if file.name.startswith(".")] == []

    # A new machine: no tables, no media.
    empty_the_database(site_database)
    shutil.rmtree(media)
    result = manage(site_database, "restore", "--yes", str(path))
    assert result.returncode == 0, result.stderr
    (anew,) = drill(site_database, "tell")
    assert content(anew) == content(before)
    assert anew["epoch"] not in {before["epoch"], after["epoch"]}


def empty_the_database(environment: dict[str, str]) -> None:
    if url := environment["DATABASE_URL"]:
        import psycopg

        with psycopg.connect(url) as server:
            server.execute("DROP SCHEMA public CASCADE")
            server.execute("CREATE SCHEMA public")
        return
    for path in Path(environment["DATA_DIR"]).glob("leo.sqlite3*"):
        path.unlink()


def rewrite(
    path: Path,
    *,
    manifest: Callable[[dict[str, Any]], None] | None = None,
    members: Callable[[tarfile.TarInfo, bytes], tuple[tarfile.TarInfo, bytes] | None] | None = None,
    extra: tarfile.TarInfo | None = None,
) -> None:
    """Tamper with an archive: change its manifest, change or drop members, add one."""
    with tarfile.open(path) as source:
        parts = [(info, source.extractfile(info).read()) for info in source]
    with tarfile.open(path, "w") as target:
        if extra:
            target.addfile(extra, io.BytesIO(b"x" * extra.size))
        for info, data in parts:
            if info.name == archive.MANIFEST and manifest:
                values = json.loads(data)
                manifest(values)
                data = json.dumps(values).encode()
            kept = members(info, data) if members and info.name != archive.MANIFEST else (info, data)
            if kept:
                info, data = kept
                info.size = len(data)
                target.addfile(info, io.BytesIO(data))


@pytest.fixture
def backup(db: None, tmp_path: Path) -> Path:
    """An archive of two files that says it fits this site. What refuses it must do so before it looks at the database."""
    path = tmp_path / "backup.tar"
    with archive.writing(path) as (writer, finish):
        for name in (archive.DATABASE, "media/documents/einladung.pdf"):
            file = tmp_path / "file"
            file.write_text(f"content of {name}")
            writer.add(name, file)
        finish(Manifest("2026-01-01T00:00:00+00:00", connection.vendor, {}, [], {}, True, writer.members))
    return path


def restored(path: Path) -> str:
    """The error of trying to restore an archive, which must have changed nothing."""
    Path(settings.MEDIA_ROOT).mkdir(parents=True)
    present = Path(settings.MEDIA_ROOT, "present.txt")
    present.write_text("there before")
    epochs = list(PublicationState.objects.values_list("epoch"))
    with pytest.raises(CommandError) as error:
        call_command("restore", "--yes", str(path))
    assert list(PublicationState.objects.values_list("epoch")) == epochs
    assert list(Path(settings.MEDIA_ROOT).iterdir()) == [present]
    assert present.read_text() == "there before"
    shutil.rmtree(settings.MEDIA_ROOT)
    return str(error.value)


def test_restore_refuses_changed_bytes(backup: Path) -> None:
    rewrite(backup, members=lambda info, data: (info, data[:-1] + b"?"))
    assert "checksum" in restored(backup)


def test_restore_refuses_a_cut_archive(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:1600])
    assert "damaged" in restored(backup)
    backup.write_bytes(b"")
    assert "no backup" in restored(backup)
    backup.write_bytes(b"anything else " * 1000)
    assert "no backup" in restored(backup)
    assert "cannot be read" in restored(backup.with_name("absent.tar"))


def test_restore_refuses_an_archive_with_a_file_missing(backup: Path) -> None:
    rewrite(backup, members=lambda info, data: None if info.name.startswith("media/") else (info, data))
    assert "1 files are missing" in restored(backup)


@pytest.mark.parametrize(
    "name", ["../outside", "/etc/outside", "media/../../outside", "media/a\\b", "media//x", "other"]
)
def test_restore_refuses_names_that_lead_elsewhere(backup: Path, name: str) -> None:
    info = tarfile.TarInfo(name)
    info.size = 1
    digest = {"size": 1, "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}
    rewrite(backup, extra=info, manifest=lambda values: values["members"].update({name: digest}))
    assert "does not belong" in restored(backup)
    assert not Path(settings.MEDIA_ROOT, "outside").exists()


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE])
def test_restore_refuses_links_and_devices(backup: Path, kind: bytes) -> None:
    info = tarfile.TarInfo("media/link")
    info.type, info.linkname = kind, "/etc/passwd"
    digest = {"size": 0, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
    rewrite(backup, extra=info, manifest=lambda values: values["members"].update({"media/link": digest}))
    assert "does not belong" in restored(backup)


def test_restore_refuses_another_database_system(backup: Path) -> None:
    rewrite(backup, manifest=lambda values: values.update(vendor="oracle"))
    assert f"this site uses {connection.vendor}" in restored(backup)


def test_restore_refuses_a_later_version_of_the_site(backup: Path) -> None:
    rewrite(backup, manifest=lambda values: values["migrations"].append("core.9999_from_the_future"))
    assert "core.9999_from_the_future" in restored(backup)
    rewrite(backup, manifest=lambda values: values.update(format=99))
    assert "format 99" in restored(backup)


def test_restore_refuses_a_manifest_with_sql_in_it(backup: Path) -> None:
    rewrite(backup, manifest=lambda values: values["counts"].update({'x"; DROP TABLE y; --': 1}))
    assert "manifest cannot be read" in restored(backup)


def test_restore_asks_first(backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda prompt: "no")
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("restore", str(backup))


def test_backup_keeps_the_latest(transactional_db: None, tmp_path: Path) -> None:
    made = [create_backup(tmp_path, with_media=False, keep=2) for _number in range(3)]
    assert sorted(tmp_path.glob("*")) == made[1:]
    assert not read_manifest(made[2]).with_media
    with pytest.raises(CommandError, match="at least 1"):
        call_command("backup", "--keep=0")


def test_backup_leaves_nothing_behind_when_it_fails(
    transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leo_site.core.backup.actions._versions", lambda system: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        create_backup(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite needs no tools")
def test_backup_says_which_tool_is_missing(
    transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupError, match="postgresql-client"):
        create_backup(tmp_path)
