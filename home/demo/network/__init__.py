"""The groups of the network, one file each."""

from collections.abc import Callable

from groups.models import GroupIndexPage, GroupPage
from home.demo.network import ak_ost, ended, gesundheit, integration, kultur, planungsraum, sicherheit
from home.demo.people import People
from home.demo.store import Content, Store
from home.demo.words import Say
from leo_site.core.models import SiteImage

STANDING = (ak_ost, sicherheit, gesundheit, kultur, planungsraum, integration)
ENDED: dict[str, Callable[[Say, People, dict[str, GroupPage]], Content]] = {
    ended.KJS_SLUG: ended.culture_youth_social,
    ended.INTEGRATION_SLUG: ended.former_integration,
}


def build_groups(
    store: Store, index: GroupIndexPage, language: str, people: People, picture: SiteImage
) -> dict[str, GroupPage]:
    """Save all groups of a language below its network page; returns the standing ones by slug."""
    say = Say(language)

    def save(slug: str, content: Content) -> GroupPage:
        content.values["slug"] = slug
        if slug == ak_ost.SLUG:
            content.values["image"] = picture
        page: GroupPage = store.page(GroupPage, index, f"group/{slug}", language, content)
        return page

    standing = {group.SLUG: save(group.SLUG, group.content(say, people)) for group in STANDING}
    for slug, content in ENDED.items():
        save(slug, content(say, people, standing))
    return standing
