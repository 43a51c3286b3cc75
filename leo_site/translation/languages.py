"""The languages Django does not know, registered before its settings are read.

`kmr` (Kurmanji Kurdish) and `de-simple` (Easy German, a registered BCP 47 variant of `de`) have no entry in
Django's `LANG_INFO`; without one their URLs redirect or resolve to German.
"""

from typing import Any

from django.conf.locale import LANG_INFO

EXTRA_LANGUAGES: dict[str, dict[str, Any]] = {
    "de-simple": {"bidi": False, "code": "de-simple", "name": "Easy German", "name_local": "Leichte Sprache"},
    "kmr": {"bidi": False, "code": "kmr", "name": "Kurdish (Kurmanji)", "name_local": "Kurdî (Kurmancî)"},
    # Browsers ask for the macrolanguage; the one we have of it is Kurmanji.
    "ku": {"fallback": ["kmr"]},
    "ku-tr": {"fallback": ["kmr"]},
}


def register_language_info() -> None:
    """Add our languages to Django's table. Call from settings, before `LANGUAGES` is used; harmless twice."""
    LANG_INFO.update(EXTRA_LANGUAGES)
