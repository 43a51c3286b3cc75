"""Addresses that are not pages."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.test import Client
from wagtail.models import APIToken

from tests.factories import GroupPageFactory, make_site

pytestmark = pytest.mark.django_db


def test_robots_keeps_crawlers_out_of_admin_and_search(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert "Disallow: /admin/" in response.content.decode()


def test_unknown_page_offers_search_and_the_first_page(client: Client) -> None:
    make_site()
    response = client.get("/de/gibt-es-nicht/")
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 404
    assert soup.select('form[action="/de/suche/"]')
    assert soup.select('main a[href="/de/"]')


@pytest.mark.parametrize("address", ["pages/", "sites/", "whoami/", "openapi.json", "docs/", "schema/"])
def test_preview_of_wagtails_api_refuses_anonymous_readers(client: Client, address: str) -> None:
    make_site()
    response = client.get(f"/api/v3-preview/{address}")
    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert response["Content-Type"] == "application/problem+json"


def test_preview_of_wagtails_api_ignores_sessions_and_wrong_tokens(admin_client: Client) -> None:
    make_site()
    assert admin_client.get("/api/v3-preview/pages/").status_code == 401
    wrong = {"Authorization": "Bearer wagtail_nothing"}
    assert admin_client.get("/api/v3-preview/pages/", headers=wrong).status_code == 401


def test_preview_of_wagtails_api_answers_token_holders(client: Client, admin_user: User) -> None:
    tree = make_site()
    _token, key = APIToken.create_token(user=admin_user, name="test")
    response = client.get("/api/v3-preview/pages/", headers={"Authorization": f"Bearer {key}"})
    assert response.status_code == 200
    assert tree.home.title in response.content.decode()


def test_api_documentation_loads_nothing_from_other_hosts(client: Client) -> None:
    soup = BeautifulSoup(client.get("/api/v1/docs").content, "html.parser")
    loaded = [str(tag.get("src") or tag.get("href")) for tag in soup.select("script[src], link[href], img[src]")]
    assert loaded
    assert all(re.match(r"/[^/]", address) for address in loaded)
    settings = json.loads(soup.select("#swagger-settings")[0].text)
    assert settings["validatorUrl"] is None
    assert settings["url"].startswith("/api/v1/")


def test_api_documentation_can_be_read_without_javascript(client: Client) -> None:
    soup = BeautifulSoup(client.get("/api/v1/docs").content, "html.parser")
    plain = soup.select("noscript")[0]
    assert plain.select('a[href="/api/v1/openapi.json"]')
    assert {"GET /api/v1/groups", "GET /api/v1/meetings", "GET /api/v1/protocols"} <= {
        code.text for code in plain.select("code")
    }


def test_error_page_needs_neither_database_nor_styles() -> None:
    html = render_to_string("500.html")
    assert "http" not in html
    assert '<html lang="de">' in html


def test_pages_load_nothing_from_other_hosts(client: Client) -> None:
    tree = make_site()
    group = GroupPageFactory(parent=tree.network)
    for url in ("/de/", "/de/netzwerk/", "/de/termine/", "/de/suche/?query=Gruppe", group.url, "/de/nichts/"):
        soup = BeautifulSoup(client.get(url).content, "html.parser")
        loaded = soup.select("[src], [srcset], link[rel=stylesheet], link[rel=icon], link[rel=preload], form[action]")
        for tag in loaded:
            for name in ("src", "srcset", "action", "href"):
                assert "//" not in str(tag.get(name, "")), (url, tag)
        assert "@import" not in str(soup)
        assert not soup.select("script:not([src])"), url
