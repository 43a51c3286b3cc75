"""The search page."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from wagtail.models import PageViewRestriction

from search import views
from tests.factories import GroupPageFactory, MeetingPageFactory, SiteTree, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> SiteTree:
    return make_site()


def search(client: Client, query: str, language: str = "de", **parameters: str) -> BeautifulSoup:
    response = client.get(f"/{language}/suche/", {"query": query, **parameters})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def found(soup: BeautifulSoup) -> list[str]:
    return [str(link["href"]) for link in soup.select(".results h2 a")]


def test_search_finds_pages_and_names_their_kind(client: Client, tree: SiteTree) -> None:
    group = GroupPageFactory(parent=tree.network, title="Netzwerk Gesundheit", summary="Kühle Orte")
    meeting = MeetingPageFactory(parent=group, title="Gesundheit im Sommer")
    call_command("update_index", verbosity=0)
    soup = search(client, "Gesundheit")
    assert set(found(soup)) == {group.url, meeting.url}
    assert "Gesundheit" in soup.select("title")[0].text
    assert "2" in soup.select('[role="status"]')[0].text
    assert soup.select(".results time")
    assert found(search(client, "Kühle")) == [group.url]


def test_search_never_finds_what_is_not_public(client: Client, tree: SiteTree) -> None:
    draft = GroupPageFactory(parent=tree.network, title="Geheimnis Entwurf", live=False)
    MeetingPageFactory(parent=draft, title="Geheimnis darunter")
    private = GroupPageFactory(parent=tree.network, title="Geheimnis Gruppe")
    MeetingPageFactory(parent=private, title="Geheimnis Treffen")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    call_command("update_index", verbosity=0)
    assert found(search(client, "Geheimnis")) == []


def test_search_in_a_translation_finds_german_pages_only_where_nothing_is_translated(
    client: Client, tree: SiteTree
) -> None:
    first = GroupPageFactory(parent=tree.network, title="Kultur eins", slug="eins")
    GroupPageFactory(parent=tree.network, title="Kultur zwei", slug="zwei")
    arabic = tree.in_language("ar")
    first.copy_for_translation(arabic.home.locale).save_revision().publish()
    call_command("update_index", verbosity=0)
    soup = search(client, "Kultur", "ar")
    assert set(found(soup)) == {"/ar/netzwerk/eins/", "/ar/netzwerk/zwei/"}
    assert [link["href"] for link in soup.select('.results a[lang="de"]')] == ["/ar/netzwerk/zwei/"]
    assert set(found(search(client, "Kultur", "uk"))) == {"/uk/netzwerk/eins/", "/uk/netzwerk/zwei/"}


def test_search_without_results_says_what_to_do(client: Client, tree: SiteTree) -> None:
    soup = search(client, "xyzzy")
    assert found(soup) == []
    assert soup.select('[role="status"]')
    assert soup.select("input")[0]["value"] == "xyzzy"


@pytest.mark.parametrize("query", ["", "   ", "\0", "'\"<script>", "%", "a" * 1000, "AND OR NOT", "((("])
def test_search_survives_odd_queries(client: Client, tree: SiteTree, query: str) -> None:
    soup = search(client, query)
    assert not soup.select("script")


def test_search_results_come_in_pages(client: Client, tree: SiteTree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "RESULTS_PER_PAGE", 2)
    groups = [GroupPageFactory(parent=tree.network, title=f"Kultur {number}") for number in range(3)]
    call_command("update_index", verbosity=0)
    first = search(client, "Kultur")
    following = first.select('a[rel="next"]')[0]["href"]
    assert following == "?query=Kultur&page=2"
    second = search(client, "Kultur", page="2")
    assert {*found(first), *found(second)} == {group.url for group in groups}
    assert search(client, "Kultur", page="oops")
