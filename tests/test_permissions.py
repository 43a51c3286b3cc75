"""Who may do what in the admin: one table of roles and views, tried row by row through real requests."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, resolve, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Site
from wagtail.snippets.models import get_snippet_models

from groups.permissions import keep_moderation, moderators_of
from home.models import Milestone
from leo_site.core.permissions import APPROVERS, EDITORS, TRANSLATORS
from tests.admin_forms import add_url, edit_url, form_values, submit
from tests.factories import (
    DocumentFactory,
    GroupPageFactory,
    ImageFactory,
    MeetingPageFactory,
    OrganisationFactory,
    PersonFactory,
    ProtocolPageFactory,
    VenueFactory,
    make_site,
)
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

OUR_PACKAGES = ("leo_site", "groups", "events", "search", "home")

# Moderation of one group ("own"), Übersetzung, Freigabe (Approvers), Redaktion (Editors), Superuser; nobody else may
# do anything. Columns: what is done, the view, what its address names, who may. A star stands for each of our snippets.
TABLE = """
# Pages: everybody sees what they work on, and the way there.
GET      wagtailadmin_home                              -                               M T A E S
GET      wagtailadmin_explore                           network                         M T A E S
GET      wagtailadmin_explore                           own_group                       M T A E S
GET      wagtailadmin_explore                           other_group                     M T A E S
GET      groups:index                                   -                               M T A E S
GET      groups:index_results                           -                               M T A E S
GET      groups:choose_parent                           -                               M T A E S
GET      meetings:index                                 -                               M T A E S
GET      meetings:index_results                         -                               M T A E S
GET      meetings:choose_parent                         -                               M T A E S
GET      minutes:index                                  -                               M T A E S
GET      minutes:index_results                          -                               M T A E S
GET      minutes:choose_parent                          -                               M T A E S
GET      wagtailadmin_pages:add                         groups grouppage network        - - - E S
GET      wagtailadmin_pages:add                         home contentpage home_page      - - - E S
GET      wagtailadmin_pages:add                         events meetingpage meetings     - - - E S
GET      wagtailadmin_pages:add                         events meetingpage own_group    M - - E S
GET      wagtailadmin_pages:add                         events meetingpage other_group  - - - E S
GET      wagtailadmin_pages:add                         events protocolpage own_past    M - - E S
GET      wagtailadmin_pages:add                         events protocolpage other_past  - - - E S
CREATE   wagtailadmin_pages:add                         own_group                       M - - E S
CREATE   wagtailadmin_pages:add                         other_group                     - - - E S
GET      wagtailadmin_pages:edit                        home_page                       - T - E S
GET      wagtailadmin_pages:edit                        own_group                       M T - E S
GET      wagtailadmin_pages:edit                        other_group                     - T - E S
GET      wagtailadmin_pages:edit                        own_meeting                     M T - E S
GET      wagtailadmin_pages:edit                        other_meeting                   - T - E S
GET      wagtailadmin_pages:edit                        own_english                     M T - E S
PUBLISH  wagtailadmin_pages:edit                        own_group                       M - - E S
PUBLISH  wagtailadmin_pages:edit                        other_group                     - - - E S
PUBLISH  wagtailadmin_pages:edit                        own_meeting                     M - - E S
PUBLISH  wagtailadmin_pages:edit                        other_meeting                   - - - E S
PUBLISH  wagtailadmin_pages:edit                        own_minutes                     M - - E S
POST     wagtailadmin_pages:unpublish                   own_meeting                     M - - E S
POST     wagtailadmin_pages:unpublish                   other_meeting                   - - - E S
POST     wagtailadmin_pages:delete                      own_group                       - - - E S
POST     wagtailadmin_pages:delete                      own_meeting                     - - - E S
POST     wagtailadmin_pages:delete                      written_by_moderator            M - - E S
POST     wagtailadmin_pages:delete                      other_meeting                   - - - E S
GET      wagtailadmin_pages:move                        own_meeting                     - - - E S
POST     wagtailadmin_pages:move_confirm                own_meeting other_group         - - - E S
POST     wagtailadmin_pages:move_confirm                written_by_moderator other_group - - - E S
GET      wagtailadmin_pages:copy                        own_meeting                     M T - E S
GET      wagtailadmin_pages:copy                        other_meeting                   - T - E S
GET      wagtailadmin_pages:set_privacy                 own_meeting                     M - - E S
GET      wagtailadmin_pages:set_privacy                 other_meeting                   - - - E S
GET      wagtailadmin_pages:history                     own_meeting                     M T - E S
GET      wagtailadmin_pages:history                     other_meeting                   - T - E S
GET      wagtailadmin_pages:usage                       own_meeting                     M T - E S
POST     wagtailadmin_pages:lock                        own_meeting                     - - A E S
POST     wagtailadmin_pages:unlock                      locked                          - - - E S
GET      wagtailadmin_choose_page                       -                               M T A E S
# The verbs of our own.
GET      events_cancel_meeting                          own_meeting                     M - - E S
GET      events_cancel_meeting                          other_meeting                   - - - E S
GET      events_cancel_meeting                          locked                          - - - - -
POST     events_cancel_meeting                          own_meeting                     M - - E S
POST     events_cancel_meeting                          other_meeting                   - - - E S
GET      events_reinstate_meeting                       cancelled                       M - - E S
POST     events_reinstate_meeting                       cancelled                       M - - E S
GET      events_approve_protocol                        own_minutes                     - - A - S
POST     events_approve_protocol                        own_minutes                     - - A - S
# Records shared by all groups.
GET      wagtailsnippets_*:list                         -                               - - - E S
GET      wagtailsnippets_*:list_results                 -                               - - - E S
GET      wagtailsnippets_*:add                          -                               - - - E S
GET      wagtailsnippets_*:edit                         *                               - - - E S
GET      wagtailsnippets_*:copy                         *                               - - - E S
GET      wagtailsnippets_*:delete                       *                               - - - E S
POST     wagtailsnippets_*:delete                       *                               - - - E S
GET      wagtailsnippets_*:usage                        *                               - - - E S
GET      wagtailsnippets_*:history                      *                               - - - E S
GET      wagtailsnippets_*:history_results              *                               - - - E S
GET      wagtailsnippets_*:unpublish                    *                               - - - E S
GET      wagtailsnippets_*:revisions_view               * revision                      - - - E S
GET      wagtailsnippets_*:revisions_revert             * revision                      - - - E S
GET      wagtailsnippets_*:revisions_compare            * earliest latest               - - - E S
GET      wagtailsnippets_*:revisions_unschedule         * revision                      - - - E S
POST     wagtailsnippets_*:preview_on_add               -                               - - - E S
POST     wagtailsnippets_*:preview_on_edit              *                               - - - E S
GET      wagtailsnippetchoosers_*:choose                -                               M T A E S
GET      wagtailsnippetchoosers_*:choose_results        -                               M T A E S
GET      wagtailsnippetchoosers_*:chosen                *                               M T A E S
GET      wagtailsnippetchoosers_*:chosen_multiple       -                               M T A E S
GET      wagtailsnippetchoosers_*:create                -                               - - - E S
# Pictures and files.
GET      wagtailimages:index                            -                               M - - E S
GET      wagtailimages:add                              -                               M - - E S
GET      wagtailimages:edit                             own_image                       M - - E S
GET      wagtailimages:edit                             shared_image                    - - - E S
GET      wagtailimages:edit                             other_image                     - - - E S
POST     wagtailimages:delete                           own_image                       M - - E S
POST     wagtailimages:delete                           shared_image                    - - - E S
GET      wagtailimages_chooser:choose                   -                               M T A E S
GET      wagtailimages_chooser:chosen                   shared_image                    M - - E S
GET      wagtaildocs:index                              -                               M - - E S
GET      wagtaildocs:add                                -                               M - - E S
GET      wagtaildocs:edit                               own_document                    M - - E S
GET      wagtaildocs:edit                               shared_document                 - - - E S
GET      wagtaildocs:edit                               other_document                  - - - E S
POST     wagtaildocs:delete                             own_document                    M - - E S
POST     wagtaildocs:delete                             shared_document                 - - - E S
GET      wagtaildocs_chooser:choose                     -                               M T A E S
GET      wagtailadmin_collections:index                 -                               - - - E S
GET      wagtailadmin_collections:add                   -                               - - - E S
GET      wagtailadmin_collections:edit                  own_collection                  - - - E S
GET      wagtailadmin_collections:set_privacy           own_collection                  - - - E S
# The site.
GET      wagtailsettings:edit                           core sitesettings site          - - - E S
GET      wagtailredirects:index                         -                               - - - E S
GET      wagtailredirects:add                           -                               - - - E S
POST     wagtailredirects:delete                        redirect                        - - - E S
GET      wagtail_localize:submit_page_translation       other_meeting                   - T - E S
GET      wagtail_localize:submit_page_translation       own_meeting                     - T - E S
GET      wagtailadmin_reports:locked_pages              -                               - - - E S
GET      wagtailadmin_reports:site_history              -                               M T A E S
GET      wagtailadmin_reports:aging_pages               -                               M T - E S
GET      wagtailadmin_reports:page_types_usage          -                               M T - E S
GET      wagtailadmin_reports:workflow                  -                               M T - E S
GET      wagtailadmin_workflows:index                   -                               - - - - S
GET      wagtailadmin_workflows:task_index              -                               - - - - S
GET      wagtailusers_users:index                       -                               - - - - S
GET      wagtailusers_users:add                         -                               - - - - S
GET      wagtailusers_users:edit                        moderator                       - - - - S
GET      wagtailusers_groups:index                      -                               - - - - S
GET      wagtailusers_groups:add                        -                               - - - - S
GET      wagtailusers_api_tokens:index                  -                               - - - - S
GET      wagtailsites:index                             -                               - - - - S
GET      wagtaillocales:index                           -                               - - - - S
"""

SNIPPETS = ["groups_person", "groups_organisation", "events_venue", "home_milestone"]


@dataclass(frozen=True)
class Row:
    """One line of the table; `section` is the heading above it."""

    section: str
    what: str
    view: str
    names: tuple[str, ...]
    allowed: str

    def __str__(self) -> str:
        return f"{self.what} {self.view} {' '.join(self.names)}".strip()


def rows() -> Iterator[Row]:
    """The table, with a row for each snippet that has the view instead of a star."""
    section = ""
    for line in TABLE.strip().splitlines():
        if line.startswith("#"):
            section = line.removeprefix("# ").split()[0].strip(":.").lower()
            continue
        what, view, *names, moderator, translator, approver, editor, superuser = line.split()
        allowed = "".join((moderator, translator, approver, editor, superuser)).replace("-", "")
        for snippet in SNIPPETS if "*" in view else [""]:
            full = view.replace("*", snippet)
            if not snippet or full in view_names():
                yield Row(section, what, full, tuple(snippet if n == "*" else n for n in names if n != "-"), allowed)


def view_names() -> set[str]:
    """The names of all views in the admin."""
    return {name for name, _pattern in _walk(get_resolver())}


def _walk(resolver: URLResolver, namespaces: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, (*namespaces, *([pattern.namespace] if pattern.namespace else [])))
        else:
            yield ":".join((*namespaces, str(pattern.name))), pattern


class World:
    """Two groups with meetings and minutes, shared records and files, and one login for each role."""

    def __init__(self) -> None:
        site = make_site()
        english = Locale.objects.get_or_create(language_code="en")[0]
        site.in_language("en")
        past = timezone.now() - timedelta(days=30)
        own, other = (GroupPageFactory(parent=site.network, title=title) for title in ("AK Ost", "AK West"))
        collections = {
            name: keep_moderation(g.translation_key).collection for name, g in (("own", own), ("other", other))
        }
        moderator = UserFactory(roles=[moderators_of(own)])
        self.users = {
            "M": moderator,
            "T": UserFactory(roles=[TRANSLATORS]),
            "A": UserFactory(roles=[APPROVERS]),
            "E": UserFactory(roles=[EDITORS]),
            "S": UserFactory(is_superuser=True),
            "anonymous": None,
            "without a role": UserFactory(),
        }
        documented = MeetingPageFactory(parent=own, starts_at=past)
        venue = VenueFactory()
        milestone = Milestone.objects.create(title="Beschluss", date="2018", locale=site.home.locale)
        self.things: dict[str, Any] = {
            "home_page": site.home,
            "network": site.network,
            "meetings": site.meetings,
            "own_group": own,
            "other_group": other,
            "own_meeting": MeetingPageFactory(parent=own),
            "other_meeting": MeetingPageFactory(parent=other),
            "own_past": MeetingPageFactory(parent=own, starts_at=past),
            "other_past": MeetingPageFactory(parent=other, starts_at=past),
            "own_minutes": ProtocolPageFactory(parent=documented),
            "written_by_moderator": MeetingPageFactory(parent=own, owner=moderator),
            "locked": MeetingPageFactory(parent=own, locked=True),
            "cancelled": MeetingPageFactory(parent=own, status="cancelled", status_reason="Krank"),
            "groups_person": PersonFactory(),
            "groups_organisation": OrganisationFactory(),
            "events_venue": venue,
            "home_milestone": milestone,
            "own_collection": collections["own"],
            "site": Site.objects.get(),
            "redirect": Redirect.objects.create(old_path="/alt", redirect_page=own),
            "moderator": moderator,
        }
        self.things["own_english"] = own.copy_for_translation(english)
        for name, collection in {**collections, "shared": collections["own"].get_parent()}.items():
            self.things[f"{name}_image"] = ImageFactory(collection=collection)
            self.things[f"{name}_document"] = DocumentFactory(collection=collection)
        self.revisions = {name: self.things[name].save_revision() for name in ("events_venue", "home_milestone")}

    def address(self, row: Row) -> str:
        """The address of a row's view."""
        args = []
        for name in row.names:
            if name == "revision":
                args.append(self.revisions[row.names[0]].pk)
            else:
                args.append(self.things[name].pk if name in self.things else name)
        return reverse(row.view, args=args)

    def try_as(self, role: str, row: Row) -> bool:
        """Do what the row says in a role, undo it, and return whether it was allowed."""
        client = Client()
        if self.users[role]:
            client.force_login(self.users[role])
        with transaction.atomic():
            result = bool(getattr(self, f"_{row.what.lower()}")(client, row))
            transaction.set_rollback(True)
        return result

    def _get(self, client: Client, row: Row) -> bool:
        return _was_let_in(client.get(self.address(row), {"id": "1"} if "multiple" in row.view else None))

    def _post(self, client: Client, row: Row) -> bool:
        response = client.post(self.address(row), {"reason": "Krank", "approved_on": timezone.localdate().isoformat()})
        return _was_let_in(response)

    def _publish(self, client: Client, row: Row) -> bool:
        page = self.things[row.names[0]]
        if client.get(edit_url(page)).status_code != 200:
            return False
        submit(client, edit_url(page), title="Geändert", publish=True)
        return bool(type(page).objects.get(pk=page.pk).title == "Geändert")

    def _create(self, client: Client, row: Row) -> bool:
        parent, model = self.things[row.names[0]], type(self.things["own_meeting"])
        url = add_url(model, parent)
        data = {"title": "Neu", "slug": "neu", "starts_at": "2031-05-05 17:00", "action-publish": "action-publish"}
        opened = client.get(url)
        client.post(url, {**form_values(opened), **data} if opened.status_code == 200 else data)
        return bool(model.objects.child_of(parent).live().filter(title="Neu").exists())


def _was_let_in(response: Any) -> bool:
    """Whether a view did its work; Wagtail sends those who may not to the first page or to the login."""
    refusals = {reverse("wagtailadmin_home"), reverse("wagtailadmin_login")}
    location = response.headers.get("Location", "").split("?")[0]
    return bool(response.status_code == 200 or (response.status_code == 302 and location not in refusals))


@pytest.mark.thorough
@pytest.mark.parametrize("section", sorted({row.section for row in rows()}))
def test_views_are_for_the_roles_in_the_table(section: str) -> None:
    world, table = World(), [row for row in rows() if row.section == section]
    observed = {str(row): "".join(role for role in world.users if world.try_as(role, row)) for row in table}
    assert observed == {str(row): row.allowed for row in table}


def test_moderators_see_the_way_but_not_what_others_work_on() -> None:
    world = World()
    client = Client()
    client.force_login(world.users["M"])
    shown = {
        name: client.get(reverse("wagtailadmin_explore", args=[world.things[name].pk])).content.decode()
        for name in ("own_group", "other_group")
    }
    assert world.things["own_meeting"].title in shown["own_group"]
    assert edit_url(world.things["other_meeting"]) not in shown["other_group"]


def test_no_admin_address_hides_another() -> None:
    for name in {name for name in view_names() if name.endswith(":index") and not name.startswith("api")}:
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        assert resolve(address).view_name == name


def test_table_has_every_admin_view_of_our_own() -> None:
    hooks.search_for_hooks()
    ours = {name for name, pattern in _walk(get_resolver()) if name.split(":")[0] in _our_namespaces()}
    for function in hooks.get_hooks("register_admin_urls"):
        if function.__module__.startswith(OUR_PACKAGES):
            ours |= {str(pattern.name) for pattern in function()}
    assert {"events_cancel_meeting", "groups:index", "wagtailsnippets_home_milestone:add"} <= ours
    assert ours - {row.view for row in rows()} == set()


def _our_namespaces() -> set[str]:
    viewsets: list[ViewSet] = []
    for function in hooks.get_hooks("register_admin_viewset"):
        if function.__module__.startswith(OUR_PACKAGES):
            found = function()
            viewsets += found if isinstance(found, list) else [found]
    names = {viewset.url_namespace for viewset in viewsets}
    for model in get_snippet_models():
        if model.__module__.startswith(OUR_PACKAGES):
            viewset = model.snippet_viewset
            names |= {viewset.get_admin_url_namespace(), viewset.get_chooser_admin_url_namespace()}
    return names
