"""What holds for every page type, those still to come included: a new one is caught here, not in a review."""

from collections.abc import Callable

import pytest
from django.db import models
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.test import Client
from django.utils.functional import Promise
from wagtail.models import Page, get_page_models
from wagtail.search.index import SearchField
from wagtail_localize.fields import SynchronizedField

from events.models import MeetingIndexPage, MeetingPage, ProtocolPage, Venue
from groups.models import GroupIndexPage, GroupPage
from home.models import ContentPage, HomePage
from leo_site.core.pages import SitePage
from leo_site.core.publication.projectors import PROJECTORS
from tests.factories import GroupPageFactory, MeetingPageFactory, ProtocolPageFactory, SiteTree, make_site

PAGE_TYPES: list[type[Page]] = [model for model in get_page_models() if model is not Page]
#: Pages that arrange what others say. The public API knows the others, and venues.
STANDING: set[type[Page]] = {HomePage, GroupIndexPage, MeetingIndexPage, ContentPage}

#: One page of each type with nothing but what it must have.
SAMPLES: dict[type[Page], Callable[[SiteTree], Page]] = {
    HomePage: lambda site: site.home,
    GroupIndexPage: lambda site: site.network,
    MeetingIndexPage: lambda site: site.meetings,
    ContentPage: lambda site: site.home.add_child(instance=ContentPage(title="Impressum", locale=site.home.locale)),
    GroupPage: lambda site: GroupPageFactory(parent=site.network),
    MeetingPage: lambda site: MeetingPageFactory(parent=GroupPageFactory(parent=site.network)),
    ProtocolPage: lambda site: ProtocolPageFactory(parent=MeetingPageFactory(parent=site.meetings)),
}

for_every_page_type = pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model._meta.label)


def shortcomings(model: type[Page]) -> set[str]:
    """What a page type lacks."""
    found = set()
    if not issubclass(model, SitePage):
        found.add("is no SitePage, so it has neither the public rule nor one address in all languages")
    if not isinstance(model._meta.verbose_name, Promise) or not isinstance(model._meta.verbose_name_plural, Promise):
        found.add("has no translatable names")
    searched = {field.field_name for field in model.search_fields if isinstance(field, SearchField)}
    if not searched - {field.field_name for field in Page.search_fields}:
        found.add("is found by its title only")
    one_slug = any(field.field_name == "slug" and not field.overridable for field in _declared(model))
    if model is not HomePage and not one_slug:
        found.add("may have another slug in another language")
    try:
        get_template(model.template)
    except TemplateDoesNotExist:
        found.add("has no template")
    if model not in STANDING and not any(getattr(known, "model", None) is model for known in PROJECTORS.values()):
        found.add("is neither standing nor known to the public API")
    return found


def _declared(model: type[Page]) -> list[SynchronizedField]:
    """How its fields travel to other languages, where it says so."""
    fields = getattr(model, "override_translatable_fields", [])
    return [field for field in fields if isinstance(field, SynchronizedField)]


@for_every_page_type
def test_page_type_has_what_every_page_type_has(model: type[Page]) -> None:
    assert shortcomings(model) == set()


def test_page_type_that_brings_nothing_is_caught() -> None:
    class BarePage(Page):
        class Meta:
            abstract = True  # so that no other test ever meets it
            app_label = "home"

    assert len(shortcomings(BarePage)) == 6


@for_every_page_type
@pytest.mark.django_db
def test_page_type_is_previewed_with_nothing_but_what_it_must_have(model: type[Page]) -> None:
    assert model in SAMPLES, "say in SAMPLES what the smallest page of this type is"
    page = SAMPLES[model](make_site())
    page.title = "Noch nicht öffentlich"
    assert page.preview_modes
    for mode, _name in page.preview_modes:
        response = page.make_preview_request(preview_mode=mode)
        response.render()
        assert response.status_code == 200
        assert "Noch nicht öffentlich" in response.content.decode()


@pytest.mark.parametrize(
    ("kind", "model"), [("group", GroupPage), ("meeting", MeetingPage), ("protocol", ProtocolPage), ("venue", Venue)]
)
def test_public_kind_is_projected_and_in_the_api(client: Client, kind: str, model: type[models.Model]) -> None:
    assert getattr(PROJECTORS[kind], "model", None) is model
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert f"/api/v1/{kind}s" in paths


def test_every_projected_kind_is_looked_at_here() -> None:
    assert set(PROJECTORS) == {"group", "meeting", "protocol", "venue"}
