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

from leo_site.core.backup import BackupError, archive, create_backup, read_manifest
from tests.core.conftest import manage
from tests.factories import DocumentFactory


def drill(environment: dict[str, str], step: str) -> Any:
    """Do a step of `tests.core.drill` in the site; returns what it tells."""
    command = [sys.executable, "-m", "tests.core.drill", step]
    result = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, cwd=settings.BASE_DIR
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout) if result.stdout else None


def only_archive(folder: Path) -> Path:
    (path,) = folder.glob("*.tar")
    return path


@pytest.mark.slow
def test_drill_brings_back_every_row_file_and_answer(site_database: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    drill(site_database, "build")
    before = drill(site_database, "tell")
    assert (before["sessions"], len(before["media"]) >= 4, len(before["rows"]["core.Publication"])) == (1, True, 6)
    assert manage(site_database, "backup", f"--to={folder}").returncode == 0
    path = only_archive(folder)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600

    drill(site_database, "damage")
    damaged = drill(site_database, "tell")
    assert damaged["rows"] != before["rows"]
    assert damaged["media"] != before["media"]
    result = manage(site_database, "restore", "--yes", str(path))
    assert result.returncode == 0, result.stderr
    after = drill(site_database, "tell")
    for part in ("rows", "media", "api", "number"):
        assert after[part] == before[part], part
    assert after["epoch"] not in {before["epoch"], damaged["epoch"]}
    assert after["sessions"] == 0
    assert drill(site_database, "projects") == ["Wieder da"]
    leftovers = [name for name in os.listdir(Path(site_database["DATA_DIR"], "media")) if name.startswith(".")]
    assert leftovers == []

    # A new machine: no tables, no media.
    empty_the_database(site_database)
    shutil.rmtree(Path(site_database["DATA_DIR"], "media"))
    result = manage(site_database, "restore", "--yes", str(path))
    assert result.returncode == 0, result.stderr
    anew = drill(site_database, "tell")
    assert {part: anew[part] for part in ("rows", "media", "api", "number")} == {
        part: before[part] for part in ("rows", "media", "api", "number")
    }
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


@pytest.mark.slow
def test_restore_changes_nothing_when_the_database_in_the_archive_is_not_what_it_says(
    site_database: dict[str, str], tmp_path: Path
) -> None:
    drill(site_database, "build")
    before = drill(site_database, "tell")
    manage(site_database, "backup", f"--to={tmp_path}")
    path = only_archive(tmp_path)

    def one_row_more(manifest: dict[str, Any]) -> None:
        manifest["counts"]["groups_grouppage"] += 1

    rewrite(path, manifest=one_row_more)
    result = manage(site_database, "restore", "--yes", str(path))
    assert result.returncode != 0
    assert "rows" in result.stderr
    assert "Nothing was changed" in result.stderr
    assert drill(site_database, "tell") == before


def rewrite(
    path: Path,
    *,
    manifest: Callable[[dict[str, Any]], None] | None = None,
    members: Callable[[tarfile.TarInfo, bytes], tuple[tarfile.TarInfo, bytes] | None] | None = None,
    extra: tarfile.TarInfo | None = None,
) -> None:
    """Tamper with an archive: change its manifest, change or drop members, add one."""
    with tarfile.open(path) as source:
        parts = [(info, source.extractfile(info).read()) for info in source]  # type: ignore[union-attr]
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
def backup(transactional_db: None, tmp_path: Path) -> Path:
    """A backup of the test database with one file."""
    DocumentFactory()
    return create_backup(tmp_path / "backups")


def restored(path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The error of trying to restore an archive, which must have changed nothing."""
    from leo_site.core.models import SiteDocument

    documents = [(document.pk, document.file.read()) for document in SiteDocument.objects.all()]
    with pytest.raises(CommandError) as error:
        call_command("restore", "--yes", str(path))
    assert [(document.pk, document.file.read()) for document in SiteDocument.objects.all()] == documents
    assert not [name for name in os.listdir(settings.MEDIA_ROOT) if name.startswith(".")]
    return str(error.value)


def test_restore_refuses_changed_bytes(backup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(backup, members=lambda info, data: (info, data[:-1] + b"?"))
    assert "checksum" in restored(backup, capsys)


def test_restore_refuses_a_cut_archive(backup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    backup.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    assert "damaged" in restored(backup, capsys)
    backup.write_bytes(b"")
    assert "no backup" in restored(backup, capsys)
    backup.write_bytes(b"anything else " * 1000)
    assert "no backup" in restored(backup, capsys)
    assert "cannot be read" in restored(backup.with_name("absent.tar"), capsys)


def test_restore_refuses_an_archive_with_a_file_missing(backup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(backup, members=lambda info, data: None if info.name.startswith("media/") else (info, data))
    assert "1 files are missing" in restored(backup, capsys)


@pytest.mark.parametrize("name", ["../outside", "/etc/outside", "media/../../outside", "media/a\\b", "media//x", "other"])
def test_restore_refuses_names_that_lead_elsewhere(
    backup: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    info = tarfile.TarInfo(name)
    info.size = 1
    digest = {"size": 1, "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}
    rewrite(backup, extra=info, manifest=lambda values: values["members"].update({name: digest}))
    assert "does not belong" in restored(backup, capsys)
    assert not Path(settings.MEDIA_ROOT, "outside").exists()


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE])
def test_restore_refuses_links_and_devices(backup: Path, capsys: pytest.CaptureFixture[str], kind: bytes) -> None:
    info = tarfile.TarInfo("media/link")
    info.type, info.linkname = kind, "/etc/passwd"
    digest = {"size": 0, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
    rewrite(backup, extra=info, manifest=lambda values: values["members"].update({"media/link": digest}))
    assert "does not belong" in restored(backup, capsys)


def test_restore_refuses_another_database_system(backup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(backup, manifest=lambda values: values.update(vendor="oracle"))
    assert f"this site uses {connection.vendor}" in restored(backup, capsys)


def test_restore_refuses_a_later_version_of_the_site(backup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(backup, manifest=lambda values: values["migrations"].append("core.9999_from_the_future"))
    assert "core.9999_from_the_future" in restored(backup, capsys)
    rewrite(backup, manifest=lambda values: values.update(format=99))
    assert "format 99" in restored(backup, capsys)


def test_restore_refuses_a_manifest_with_sql_in_it(backup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(backup, manifest=lambda values: values["counts"].update({'x"; DROP TABLE y; --': 1}))
    assert "manifest cannot be read" in restored(backup, capsys)


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
