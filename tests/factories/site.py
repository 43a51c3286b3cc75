"""The smallest site: a home, the network page and the page of all meetings, in German."""

from dataclasses import dataclass

from wagtail.models import Locale, Page, Site

from events.models import MeetingIndexPage
from groups.models import GroupIndexPage
from home.models import HomePage


@dataclass
class SiteTree:
    """The pages every test of content needs."""

    home: HomePage
    network: GroupIndexPage
    meetings: MeetingIndexPage

    def in_language(self, code: str) -> "SiteTree":
        """The same three pages in another language, live."""
        locale, _created = Locale.objects.get_or_create(language_code=code)
        pages = []
        for page in (self.home, self.network, self.meetings):
            translated = page.copy_for_translation(locale, copy_parents=True)
            translated.save_revision().publish()
            pages.append(type(page).objects.get(pk=translated.pk))
        return SiteTree(*pages)


def make_site() -> SiteTree:
    """Build the tree and make it the default site."""
    locale, _created = Locale.objects.get_or_create(language_code="de")
    root = Page.get_first_root_node()
    if root is None:
        root = Page.add_root(instance=Page(title="Root", slug="root", locale=locale))
    home = root.add_child(instance=HomePage(title="Leipziger Osten", slug="home-de", locale=locale))
    network = home.add_child(instance=GroupIndexPage(title="Netzwerk", slug="netzwerk", locale=locale))
    meetings = home.add_child(instance=MeetingIndexPage(title="Termine", slug="termine", locale=locale))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home, "site_name": "Test"}
    )
    return SiteTree(home, network, meetings)
