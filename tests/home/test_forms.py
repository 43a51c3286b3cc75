"""What holds for the forms of all page types: previews, addresses, clean text, the content checker."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client, RequestFactory
from django.utils import timezone
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import rich_text

from events.models import MeetingIndexPage, MeetingPage, ProtocolPage
from groups.models import GroupIndexPage, GroupPage
from home.models import ContentPage, HomePage
from leo_site.core.pages import SitePage
from tests.admin_forms import add_url, edit_url, errors, form_values, soup, submit
from tests.factories import (
    GroupPageFactory,
    MeetingPageFactory,
    ProtocolPageFactory,
    SiteTree,
    VenueFactory,
    make_site,
)

pytestmark = pytest.mark.django_db

ARABIC = "اجتماع الحي الشرقي"
PAGE_TYPES = [model for model in apps.get_models() if issubclass(model, SitePage)]


@pytest.fixture
def site() -> SiteTree:
    return make_site()


def past_meeting(site: SiteTree) -> MeetingPage:
    page: MeetingPage = MeetingPageFactory(
        parent=GroupPageFactory(parent=site.network), starts_at=timezone.now() - timedelta(days=2)
    )
    return page


#: For every page type, the page to stand below, or the one page there is.
PARENTS: dict[type[Page], Callable[[SiteTree], Page]] = {
    ContentPage: lambda site: site.home,
    GroupPage: lambda site: site.network,
    MeetingPage: lambda site: GroupPageFactory(parent=site.network),
    ProtocolPage: past_meeting,
}
PAGES: dict[type[Page], Callable[[SiteTree], Page]] = {
    HomePage: lambda site: site.home,
    GroupIndexPage: lambda site: site.network,
    MeetingIndexPage: lambda site: site.meetings,
    ContentPage: lambda site: site.home.add_child(instance=ContentPage(title="Impressum", slug="impressum")),
    GroupPage: lambda site: GroupPageFactory(parent=site.network),
    MeetingPage: past_meeting,
    ProtocolPage: lambda site: ProtocolPageFactory(parent=past_meeting(site)),
}


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_every_page_type_has_a_preview_of_what_is_being_typed(
    admin_client: Client, site: SiteTree, model: type[Page]
) -> None:
    page = PAGES[model](site)
    values = form_values(admin_client.get(edit_url(page))) | {"title": "Gerade getippt"}
    url = f"/admin/pages/{page.pk}/edit/preview/"
    answer = admin_client.post(url, values)
    assert answer.json()["is_valid"], answer.content
    shown = admin_client.get(url)
    assert shown.status_code == 200
    assert "Gerade getippt" in shown.content.decode()
    assert Page.objects.get(pk=page.pk).title != "Gerade getippt"


@pytest.mark.parametrize("model", PARENTS)
def test_new_pages_have_a_preview_before_they_are_saved(
    admin_client: Client, site: SiteTree, model: type[Page]
) -> None:
    url = add_url(model, PARENTS[model](site))
    values = form_values(admin_client.get(url))
    values |= {"title": "Gerade getippt", "slug": "gerade-getippt"}
    if model is MeetingPage:
        values["starts_at"] = "2027-05-06 17:00"
    answer = admin_client.post(f"{url}preview/", values)
    assert answer.json()["is_valid"], answer.content
    shown = admin_client.get(f"{url}preview/")
    assert shown.status_code == 200
    assert "Gerade getippt" in shown.content.decode()


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_every_page_type_can_be_previewed_outside_the_admin(
    site: SiteTree, rf: RequestFactory, model: type[Page]
) -> None:
    page = PAGES[model](site)
    response = page.make_preview_request(original_request=rf.get("/admin/"))
    assert response.status_code == 200


def test_venue_has_a_preview(admin_client: Client, site: SiteTree) -> None:
    venue = VenueFactory(name="Haus am Park")
    edit = f"/admin/snippets/events/venue/edit/{venue.pk}/"
    values = form_values(admin_client.get(edit)) | {"name": "Haus am See"}
    url = f"/admin/snippets/events/venue/preview/{venue.pk}/"
    assert admin_client.post(url, values).json()["is_valid"]
    assert "Haus am See" in admin_client.get(url).content.decode()


def new_page(client: Client, site: SiteTree, **values: Any) -> Any:
    """Send a new content page."""
    return submit(client, add_url(ContentPage, site.home), publish=True, **values)


def test_title_in_arabic_gets_a_readable_address(admin_client: Client, site: SiteTree) -> None:
    for _number in range(2):
        response = new_page(admin_client, site, title=ARABIC, slug="")
        assert response.status_code == 302, errors(response)
    first, second = ContentPage.objects.order_by("pk")
    assert first.slug.isascii()
    assert first.slug
    assert second.slug == f"{first.slug}-2"


def test_address_in_arabic_is_refused_beside_the_field(admin_client: Client, site: SiteTree) -> None:
    response = new_page(admin_client, site, title=ARABIC, slug="اجتماع")
    assert errors(response)["slug"]
    assert not ContentPage.objects.exists()


def test_title_without_letters_gets_an_address_all_the_same(admin_client: Client, site: SiteTree) -> None:
    response = new_page(admin_client, site, title="!!!", slug="")
    assert response.status_code == 302, errors(response)
    assert ContentPage.objects.get().slug


def draftail(*blocks: dict[str, Any], entities: dict[str, Any] | None = None) -> str:
    """Rich text as the editor's JavaScript sends it."""
    return json.dumps({"blocks": list(blocks), "entityMap": entities or {}})


def paragraph(text: str, **values: Any) -> dict[str, Any]:
    ranges: dict[str, Any] = {"inlineStyleRanges": [], "entityRanges": [], "depth": 0, "data": {}}
    return {"key": "aaaaa", "type": "unstyled", "text": text, **ranges, **values}


def test_scripts_in_rich_text_are_stored_as_plain_words(admin_client: Client, site: SiteTree) -> None:
    link = {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}}
    hostile = draftail(
        paragraph("<script>alert(1)</script><img src=x onerror=alert(1)>"),
        paragraph("Klick", entityRanges=[{"offset": 0, "length": 5, "key": 0}]),
        paragraph("Titel", type="header-one"),
        paragraph("rot", inlineStyleRanges=[{"offset": 0, "length": 3, "style": "COLOR_RED"}]),
        entities=link,
    )
    response = submit(admin_client, edit_url(site.network), publish=True, introduction=hostile)
    assert response.status_code == 302, errors(response)
    stored = GroupIndexPage.objects.get(pk=site.network.pk).introduction
    for forbidden in ("<script", "<img", "javascript:", "<h1", "style", "color"):
        assert forbidden not in stored
    assert "Klick" in stored
    assert "<script" not in str(RichText(stored))


def test_rich_text_that_is_no_rich_text_breaks_nothing(admin_client: Client, site: SiteTree) -> None:
    values = rich_text("<p>Hallo <b>Welt</b><script>alert(1)</script></p>", features=["bold"])
    response = submit(admin_client, edit_url(site.network), publish=True, introduction=values)
    assert response.status_code == 302
    stored = GroupIndexPage.objects.get(pk=site.network.pk).introduction
    assert "<b>Welt</b>" in stored
    assert "<script" not in stored


def test_no_editor_offers_colours_sizes_or_headings_out_of_order(admin_client: Client, site: SiteTree) -> None:
    page = admin_client.get(edit_url(site.network)).content.decode()
    for feature in ("header-one", "header-two", "COLOR", "FONT", "EMBED", "IMAGE"):
        assert f'"type": "{feature}"' not in page


def test_content_checker_looks_at_headings_links_and_pictures(admin_client: Client, site: SiteTree) -> None:
    page = soup(admin_client.get(edit_url(site.network)))
    script = page.select_one("#checker-axe-configuration")
    assert script is not None
    rules = json.loads(script.text)["options"]["runOnly"]
    assert {"heading-order", "empty-heading", "link-name", "image-alt", "alt-text-quality"} <= set(rules)
    visitor = admin_client.get(site.network.url).content.decode()
    assert "image-redundant-alt" in visitor
