"""Compile the message catalogues (`*/locale/*/LC_MESSAGES/*.po` → `.mo`) without GNU gettext.

Django reads `.mo` files only; they are built, never committed. Fuzzy entries are left out, as `msgfmt` does: a guess is
worse than the English source. A translation whose placeholders do not fit its source is refused, because
Django would fail on the page that shows it.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

ROOT = Path(__file__).resolve().parent.parent


def catalogues(root: Path = ROOT) -> Iterator[Path]:
    """Every `.po` file of the project's own packages."""
    for package in sorted(root.iterdir()):
        if package.is_dir() and not package.name.startswith(".") and package.name != "var":
            yield from sorted(package.glob("**/locale/*/LC_MESSAGES/*.po"))


def mistakes(catalogue: Catalog) -> Iterator[str]:
    """What would break at run time, one sentence each."""
    for message, errors in catalogue.check():
        if not message.fuzzy:
            yield from (f"line {message.lineno}: {error}" for error in errors)


def compile_catalogue(source: Path) -> list[str]:
    """Write the `.mo` file beside `source` if it is missing or older; return the mistakes that stopped it."""
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return []
    try:
        with source.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
    except PoFileError as error:
        return [str(error)]
    if found := list(mistakes(catalogue)):
        return found
    # Replaced in one step: a server or a parallel run may be reading the old file.
    partial = target.with_suffix(f".{os.getpid()}.part")
    with partial.open("wb") as file:
        write_mo(file, catalogue, use_fuzzy=False)
    partial.replace(target)
    return []


def main() -> int:
    """Compile everything that changed; 1 if a catalogue has mistakes."""
    broken = 0
    for source in catalogues():
        for mistake in compile_catalogue(source):
            print(f"{source.relative_to(ROOT)}: {mistake}", file=sys.stderr)
            broken = 1
    return broken


if __name__ == "__main__":
    sys.exit(main())
