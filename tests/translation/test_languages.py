"""The languages Django does not know behave like those it does."""

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import Client
from django.utils import translation
from django.utils.translation import get_language_info, get_supported_language_variant

from tests.factories import make_site

CODES = [code for code, _name in settings.LANGUAGES]


@pytest.mark.parametrize("code", CODES)
def test_language_is_found_under_its_own_code(code: str) -> None:
    assert get_supported_language_variant(code) == code
    with translation.override(code):
        assert translation.get_language() == code


def test_kurdish_of_browsers_is_kurmanji() -> None:
    assert get_supported_language_variant("ku") == "kmr"
    assert get_supported_language_variant("ku-tr") == "kmr"


def test_only_arabic_runs_from_right_to_left() -> None:
    assert [code for code in CODES if get_language_info(code)["bidi"]] == ["ar"]


@pytest.mark.django_db
@pytest.mark.parametrize("code", CODES)
def test_address_of_a_language_keeps_that_language(client: Client, code: str) -> None:
    make_site()
    response = client.get(f"/{code}/")
    assert response.status_code == 200
    assert response.headers["Content-Language"] == code


@pytest.mark.parametrize("code", CODES)
def test_date_is_written_in_every_language(code: str) -> None:
    from datetime import date

    with translation.override(code):
        assert Template("{{ day|date:'DATE_FORMAT' }}").render(Context({"day": date(2026, 3, 1)}))
