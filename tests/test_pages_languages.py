"""Each language has its own address for every page; what is missing in it is answered in German, and says so."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from wagtail.models import PageViewRestriction

from home.models import Milestone
from tests.factories import GroupPageFactory, MeetingPageFactory, SiteTree, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> SiteTree:
    return make_site()


def soup_of(client: Client, url: str, status: int = 200) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == status, url
    return BeautifulSoup(response.content, "html.parser")


def one(soup: BeautifulSoup, selector: str) -> Tag:
    found = soup.select_one(selector)
    assert found is not None, selector
    return found


def is_fallback(soup: BeautifulSoup) -> bool:
    """Whether the page says that it is German: to people, to screen readers and to search engines."""
    marks = {
        soup.select_one(".notice") is not None,
        one(soup, "main")["lang"] == "de" and one(soup, "html")["lang"] != "de",
        soup.select_one('meta[name="robots"][content="noindex"]') is not None,
    }
    assert len(marks) == 1
    return marks.pop()


def test_root_leads_to_the_visitors_language(client: Client, tree: SiteTree) -> None:
    tree.in_language("ar")
    response = client.get("/", headers={"Accept-Language": "ar, de;q=0.5"})
    assert (response.status_code, response["Location"]) == (302, "/ar/")
    assert "Accept-Language" in response["Vary"]
    assert client.get("/", headers={"Accept-Language": "pl"})["Location"] == "/de/"


@pytest.mark.parametrize(
    ("language", "direction"),
    [("de", "ltr"), ("de-simple", "ltr"), ("en", "ltr"), ("ar", "rtl"), ("uk", "ltr"), ("kmr", "ltr"), ("vi", "ltr")],
)
def test_every_language_has_the_right_lang_and_dir(
    client: Client, tree: SiteTree, language: str, direction: str
) -> None:
    if language != "de":
        tree.in_language(language)
    soup = soup_of(client, f"/{language}/netzwerk/")
    assert (one(soup, "html")["lang"], one(soup, "html")["dir"]) == (language, direction)
    assert (one(soup, "main")["lang"], one(soup, "main")["dir"]) == (language, direction)
    assert not is_fallback(soup)


def test_page_missing_below_a_translated_home_is_answered_in_german(client: Client, tree: SiteTree) -> None:
    group = GroupPageFactory(parent=tree.network, title="Netzwerk Kultur", slug="kultur")
    meeting = MeetingPageFactory(parent=group, title="Stammtisch", slug="stammtisch")
    tree.in_language("ar")
    for url, title in (("/ar/netzwerk/kultur/", group.title), ("/ar/netzwerk/kultur/stammtisch/", meeting.title)):
        soup = soup_of(client, url)
        assert is_fallback(soup)
        assert one(soup, "h1").text == title
        assert one(soup, "html")["dir"] == "rtl"
        assert one(soup, "main")["dir"] == "ltr"
        assert str(one(soup, 'link[rel="canonical"]')["href"]).endswith(url.replace("/ar/", "/de/"))


def test_language_without_any_page_is_answered_in_german_and_stays_in_its_addresses(
    client: Client, tree: SiteTree
) -> None:
    GroupPageFactory(parent=tree.network, title="Netzwerk Kultur", slug="kultur")
    for url in ("/uk/", "/uk/netzwerk/", "/uk/termine/"):
        soup = soup_of(client, url)
        assert is_fallback(soup)
        assert one(soup, "html")["lang"] == "uk"
    assert soup_of(client, "/uk/netzwerk/").select('main a[href="/uk/netzwerk/kultur/"]')


def test_german_page_that_is_not_public_answers_no_language(client: Client, tree: SiteTree) -> None:
    group = GroupPageFactory(parent=tree.network, slug="geheim")
    tree.in_language("ar")
    PageViewRestriction.objects.create(page=group, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/ar/netzwerk/geheim/").status_code == 302
    group.unpublish()
    for language in ("de", "ar", "uk"):
        assert client.get(f"/{language}/netzwerk/geheim/").status_code == 404


def test_unpublished_translation_is_answered_in_german(client: Client, tree: SiteTree) -> None:
    arabic = tree.in_language("ar")
    assert not is_fallback(soup_of(client, "/ar/termine/"))
    arabic.meetings.unpublish()
    assert is_fallback(soup_of(client, "/ar/termine/"))


def test_unknown_address_is_not_found_in_the_visitors_language(client: Client, tree: SiteTree) -> None:
    tree.in_language("ar")
    soup = soup_of(client, "/ar/netzwerk/nichts/", status=404)
    assert one(soup, "html")["lang"] == "ar"


def test_list_in_a_translation_shows_each_group_once_in_the_best_language(client: Client, tree: SiteTree) -> None:
    first = GroupPageFactory(parent=tree.network, title="Erste Gruppe", slug="erste")
    GroupPageFactory(parent=tree.network, title="Zweite Gruppe", slug="zweite")
    tree.in_language("ar")
    translated = translate(first, "ar", title="المجموعة الأولى")
    soup = soup_of(client, "/ar/netzwerk/")
    assert [heading.text.strip() for heading in soup.select("section.card h2")] == [translated.title, "Zweite Gruppe"]
    assert soup.select('section.card[lang="de"][dir="ltr"]#zweite')
    assert not one(soup, "section.card#erste").has_attr("lang")


def test_meeting_of_a_german_group_is_listed_in_every_language(client: Client, tree: SiteTree) -> None:
    group = GroupPageFactory(parent=tree.network, slug="kultur")
    MeetingPageFactory(parent=group, title="Stammtisch", slug="stammtisch")
    tree.in_language("ar")
    arabic_group = translate(group, "ar")
    for url in ("/ar/", "/ar/termine/", arabic_group.url):
        assert soup_of(client, url).select('main a[href="/ar/netzwerk/kultur/stammtisch/"][lang="de"]'), url


def test_language_switcher_lists_the_languages_of_the_page_by_their_own_names(client: Client, tree: SiteTree) -> None:
    tree.in_language("en")
    arabic = tree.in_language("ar")
    switcher = soup_of(client, "/de/netzwerk/").select(".languages a")
    assert [(link.text, link["href"], link["lang"]) for link in switcher] == [
        ("Deutsch", "/de/netzwerk/", "de"),
        ("English", "/en/netzwerk/", "en"),
        ("العربيّة", "/ar/netzwerk/", "ar"),
    ]
    assert [link["lang"] for link in switcher if link.get("aria-current")] == ["de"]
    arabic.network.unpublish()
    assert [link["lang"] for link in soup_of(client, "/de/netzwerk/").select(".languages a")] == ["de", "en"]


def test_milestones_are_told_in_the_language_or_in_german(client: Client, tree: SiteTree) -> None:
    milestone = Milestone.objects.create(date="2013-03-20", title="Ratsbeschluss", locale=tree.home.locale)
    arabic = tree.in_language("ar")
    assert one(soup_of(client, "/ar/netzwerk/"), '.history li[lang="de"]').text.count("Ratsbeschluss") == 1
    copy = milestone.copy_for_translation(arabic.home.locale)
    copy.title, copy.live = "قرار المجلس", True
    copy.save()
    assert "قرار المجلس" in one(soup_of(client, "/ar/netzwerk/"), ".history").text


def translate(page: Any, language: str, **fields: Any) -> Any:
    """A published translation of a page whose parents are translated."""
    from wagtail.models import Locale

    copy = page.copy_for_translation(Locale.objects.get(language_code=language))
    for name, value in fields.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    return type(page).objects.get(pk=copy.pk)
