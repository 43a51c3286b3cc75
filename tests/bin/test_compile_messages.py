"""Message catalogues are compiled without GNU gettext."""

import gettext
import os
import runpy
from pathlib import Path

import pytest

SCRIPT = runpy.run_path(str(Path(__file__).parents[2] / "bin" / "compile_messages.py"))
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture(params=["de", "de_Simple", "kmr"])
def catalogue(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """An empty catalogue of a language; the last two are unknown to Babel or hardly."""
    path = tmp_path / "groups" / "locale" / request.param / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER, encoding="utf-8")
    return path


def add(catalogue: Path, text: str) -> None:
    catalogue.write_text(HEADER + text, encoding="utf-8")


def translations(catalogue: Path) -> gettext.GNUTranslations:
    with catalogue.with_suffix(".mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_compile_leaves_out_fuzzy_entries(catalogue: Path) -> None:
    add(catalogue, 'msgid "Group"\nmsgstr "Gruppe"\n\n#, fuzzy\nmsgid "Venue"\nmsgstr "Gruppe"\n')

    assert SCRIPT["compile_catalogue"](catalogue) == []

    compiled = translations(catalogue)
    assert compiled.gettext("Group") == "Gruppe"
    assert compiled.gettext("Venue") == "Venue"


def test_compile_refuses_placeholders_that_do_not_fit(catalogue: Path) -> None:
    add(catalogue, '#, python-format\nmsgid "%(count)s groups"\nmsgstr "%(anzahl)s Gruppen"\n')

    (mistake,) = SCRIPT["compile_catalogue"](catalogue)

    assert "placeholder" in mistake
    assert not catalogue.with_suffix(".mo").exists()


def test_compile_touches_only_what_changed(catalogue: Path) -> None:
    compiled = catalogue.with_suffix(".mo")
    compiled.write_bytes(b"newer")

    assert SCRIPT["compile_catalogue"](catalogue) == []
    assert compiled.read_bytes() == b"newer"

    os.utime(compiled, (0, 0))
    SCRIPT["compile_catalogue"](catalogue)
    assert compiled.read_bytes() != b"newer"


def test_catalogues_finds_only_the_projects_own(catalogue: Path, tmp_path: Path) -> None:
    foreign = tmp_path / ".venv" / "locale" / "de" / "LC_MESSAGES" / "django.po"
    foreign.parent.mkdir(parents=True)
    foreign.touch()

    assert list(SCRIPT["catalogues"](tmp_path)) == [catalogue]
