"""The facts of the office's present page, in our own words, and the fields that hold them."""

from collections.abc import Iterator
from typing import Any

from django.db import models

from events.models import MeetingPage
from groups.models import (
    FormerName,
    GroupContact,
    GroupIndexPage,
    GroupLineage,
    GroupPage,
    GroupParticipant,
    GroupRhythm,
    GroupRole,
    GroupRoleOrganisation,
    Organisation,
    Person,
)
from home.demo.coverage import Fact
from home.demo.network import STANDING, ak_ost, ended, gesundheit, integration, kultur, planungsraum, sicherheit
from home.demo.people import OFFICE_EMAIL
from home.models import Milestone
from leo_site.core.models import SiteSettings

NETWORK = "/de/netzwerk/"


def facts() -> list[Fact]:
    """All of them, in the order of the page."""
    return [
        *_network(),
        *_ak_ost(),
        *_sicherheit(),
        *_gesundheit(),
        *_kultur(),
        *_planungsraum(),
        *_integration(),
        *_next_meetings(),
    ]


class _Group:
    """Makes the facts of one group; rows are found through it."""

    def __init__(self, slug: str, about: str) -> None:
        self.slug, self.about = slug, about

    def page(self, fact: str, name: str, words: str = "") -> Fact:
        """A field of the group's page."""
        where = {"slug": self.slug}
        return Fact(self.about, fact, GroupPage, name, where, f"{NETWORK}{self.slug}/", self.slug, words)

    def row(self, fact: str, model: type[models.Model], name: str, words: str = "", **where: Any) -> Fact:
        """A field of a row of the group's page."""
        found = {"group__slug": self.slug, **where}
        return Fact(self.about, fact, model, name, found, f"{NETWORK}{self.slug}/", self.slug, words)

    def behalf(self, fact: str, **where: Any) -> Fact:
        """An organisation on whose behalf a role is held."""
        found = {"role__group__slug": self.slug, "role__locale__language_code": "de", **where}
        path = f"{NETWORK}{self.slug}/"
        return Fact(self.about, fact, GroupRoleOrganisation, "organisation", found, path, self.slug)

    def record(self, fact: str, model: type[models.Model], name: str, **where: Any) -> Fact:
        """A field of a person or an organisation, as it shows on the group's page."""
        return Fact(self.about, fact, model, name, where, f"{NETWORK}{self.slug}/", self.slug)

    def lineage(self, fact: str, name: str, path: str = NETWORK, **where: Any) -> Fact:
        """A step from this group to a later one."""
        found = {"predecessor__slug": self.slug, **where}
        return Fact(self.about, fact, GroupLineage, name, found, path, self.slug)


def _network() -> Iterator[Fact]:
    def milestone(fact: str, kind: str, name: str, words: str = "") -> Fact:
        return Fact("Network", fact, Milestone, name, {"kind": kind}, NETWORK, words=words)

    def index(fact: str, name: str, words: str) -> Fact:
        return Fact("Network", fact, GroupIndexPage, name, {"slug": "netzwerk"}, NETWORK, words=words)

    yield milestone("The city council adopted the concept on 20 March 2013", "resolution", "date")
    yield milestone("It was the city council that decided", "resolution", "title", "Der Stadtrat beschließt")
    yield milestone(
        "What it adopted: the integrated district development concept STEK LeO", "resolution", "text", "STEK LeO"
    )
    yield milestone(
        "The first such concept for a district of Leipzig",
        "resolution",
        "text",
        "zum ersten Mal ein Leipziger Stadtteil",
    )
    yield milestone("The 31st forum: its number", "forum", "ordinal", "31")
    yield milestone("The forum met on 11 July 2014", "forum", "date")
    yield milestone(
        "It took stock for the first time after a good year", "forum", "text", "Gut ein Jahr nach dem Beschluss"
    )
    yield index("Before the forum the structures were reviewed", "body", "Vor dem 31. Forum wurden alle Arbeitskreise")
    yield milestone(
        "Some groups got a sharper profile in content and method", "reorganisation", "text", "schärferes Profil"
    )
    yield milestone("Reorganised since summer 2014", "reorganisation", "date")
    yield index("Some groups are proven, some newly shaped", "body", "manche bewährt, manche neu zugeschnitten")
    yield index("Their dates are co-ordinated in an annual plan", "body", "gemeinsamen Jahresplanung")
    yield index("One may join a group", "participation", "in einer Gruppe mitmachen")
    yield index("One may present oneself and one's project", "participation", "sich und Ihr Projekt vorstellen")
    yield index("Whom to ask: the neighbourhood management", "participation", "Quartiersmanagement Leipziger Osten")
    yield index("The address to write to", "participation", OFFICE_EMAIL)
    yield Fact("Network", "The office's e-mail", SiteSettings, "contact_email", {}, NETWORK)


def _ak_ost() -> Iterator[Fact]:
    group = _Group(ak_ost.SLUG, "AK Ost")
    yield group.page("Its name", "title")
    yield group.page("Its short name", "short_name")
    yield group.page("It is a network platform", "kind")
    yield group.page("It covers all topics", "summary", "für alle Themen")
    yield group.row("Its name until early 2018", FormerName, "name")
    yield group.row("The old name ended in early 2018", FormerName, "end")
    yield group.row("Meets every two months", GroupRhythm, "text")
    yield group.row("Meets at changing places", GroupRhythm, "venue_note")
    yield group.page("People get to know each other", "body", "persönlich kennenlernen")
    yield group.page("They start working together directly", "body", "direkt miteinander ins Arbeiten kommen")
    yield group.row("Groups, initiatives and associations take part", GroupParticipant, "description")
    yield group.page("They invite to their rooms and present themselves", "body", "öffnen abwechselnd ihre Räume")
    yield group.row("Moderator: Paula Hofmann", GroupRole, "person", person__family_name="Hofmann")
    yield group.behalf("… of the neighbourhood management", role__person__family_name="Hofmann")
    yield group.row("Moderator: Harald Flemmig", GroupRole, "person", person__family_name="Flemmig")
    yield group.behalf("… of Naomi e. V.", role__person__family_name="Flemmig", organisation__name="Naomi e. V.")
    yield group.behalf(
        "… and of the youth migration service",
        role__person__family_name="Flemmig",
        organisation__name="Jugendmigrationsdienst",
    )
    yield group.row("Moderator: Franziska Ponitka", GroupRole, "person", person__family_name="Ponitka")
    yield group.row(
        "… school social worker at the 16. Oberschule", GroupRole, "function", person__family_name="Ponitka"
    )
    yield group.behalf("… of the CVJM", role__person__family_name="Ponitka")
    yield group.row("In co-operation", GroupRole, "kind", kind="cooperation")
    yield group.behalf("… with the neighbourhood management", role__kind="cooperation")


def _sicherheit() -> Iterator[Fact]:
    group = _Group(sicherheit.SLUG, "Aktionsbündnis Sicherheit")
    yield group.page("Its name", "title")
    yield group.page("It is an alliance", "kind")
    yield group.page("It is about drugs, safety and order", "summary", "Drogen, Sicherheit und Ordnung")
    yield group.row("Street workers take part", GroupParticipant, "description", description="Streetworker")
    for name in ("Zentrum für Drogenhilfe", "Polizei", "Ordnungsamt"):
        yield group.row(f"{name} takes part", GroupParticipant, "organisation", organisation__name=name)
    yield group.row("Residents' associations take part", GroupParticipant, "description", description="Bürgervereine")
    yield group.row(
        "People who are interested take part", GroupParticipant, "description", description="interessierte Personen"
    )
    yield group.row("Moderator: Sylke Lein", GroupRole, "person", person__family_name="Lein")
    yield group.row("… drugs commissioner of the city", GroupRole, "function", person__family_name="Lein")
    yield group.row("Moderator: Ralf Elsässer", GroupRole, "person", person__family_name="Elsässer")
    yield group.behalf("… of the neighbourhood management", role__person__family_name="Elsässer")


def _gesundheit() -> Iterator[Fact]:
    group = _Group(gesundheit.SLUG, "Netzwerk Gesundheit")
    yield group.page("Its name", "title")
    yield group.page("It is a network", "kind")
    yield group.row(
        "The health office takes part", GroupParticipant, "organisation", organisation__name="Gesundheitsamt"
    )
    yield group.row("Health insurers take part", GroupParticipant, "description", description="Krankenkassen")
    yield group.row("Local services take part", GroupParticipant, "description", description="lokale Einrichtungen")
    yield group.row("Meets every three months as a rule", GroupRhythm, "text")
    yield group.page("Open to those interested at any time", "openness")
    yield group.page("… and how to join", "how_to_join", "kann jederzeit dazukommen")
    yield group.row("Moderator: Ralf Elsässer", GroupRole, "person", person__family_name="Elsässer")
    yield group.behalf("… of the neighbourhood management", role__person__family_name="Elsässer")
    yield group.row("In consultation", GroupRole, "kind", kind="consultation")
    yield group.behalf("… with the health office", role__kind="consultation")


def _kultur() -> Iterator[Fact]:
    group, before = _Group(kultur.SLUG, "Netzwerk Kultur"), _Group(ended.KJS_SLUG, "AG Kultur, Jugend, Soziales")
    yield group.page("Its name", "title")
    yield group.page("It is a network", "kind")
    yield before.page("The group before it", "title")
    yield before.page("It has ended", "status")
    yield before.lineage("Part of its work goes on …", "kind")
    yield before.lineage("… in Netzwerk Kultur", "successor", path=f"{NETWORK}{ended.KJS_SLUG}/")
    yield group.row("A first format: round tables on a topic", GroupRhythm, "name", sort_order=0)
    yield group.row("… twice a year", GroupRhythm, "text", sort_order=0)
    for topic in ("Veranstaltungsmanagement", "Strategien der Vernetzung", "Fördermittel einwerben"):
        yield group.page(f"A topic: {topic}", "body", topic)
    yield group.row("A second format: a big network meeting", GroupRhythm, "name", sort_order=1)
    yield group.row("… once a year", GroupRhythm, "text", sort_order=1)
    yield group.row("Everybody working in culture is invited", GroupParticipant, "description")
    yield group.page(
        "Its aim: people in culture connect by themselves", "body", "ohne fremde Hilfe miteinander verbinden"
    )
    yield group.row("Moderated by whoever is inviting", GroupRole, "description")


def _planungsraum() -> Iterator[Fact]:
    group = _Group(planungsraum.SLUG, "Planungsraum-AK")
    yield group.page("Its name", "title")
    yield group.page("It is a planning-area working group", "kind")
    yield group.page("Called into being by the youth office", "convened_by")
    yield group.page("… in 2012", "founded")
    yield group.row("Meets monthly", GroupRhythm, "text")
    yield group.row("Who takes part: all funded providers", GroupParticipant, "description")
    yield group.row(
        "… funded by the office for youth, family and education",
        GroupParticipant,
        "description",
        "Amt für Jugend, Familie und Bildung (AJuFaBi)",
    )
    yield group.page("Each meeting works on a priority", "body", "Jedes Treffen gilt einem Schwerpunkt")
    yield group.page(
        "Independent providers help to develop services as needed", "body", "nach dem tatsächlichen Bedarf"
    )
    yield group.row("Moderator: Anja Moritz", GroupRole, "person", person__family_name="Moritz")
    yield group.row("… co-ordinator of the planning area", GroupRole, "function", person__family_name="Moritz")
    yield group.row("A deputy …", GroupRole, "kind", person__family_name="Uhlmann")
    yield group.row("… Matthias Uhlmann", GroupRole, "person", person__family_name="Uhlmann")
    yield group.row("… in place of Anja Moritz", GroupRole, "replaces", person__family_name="Uhlmann")
    yield group.row("… from 1 September 2014", GroupRole, "start", person__family_name="Uhlmann")
    yield group.row("… until 31 December 2014", GroupRole, "end", person__family_name="Uhlmann")
    yield group.row("Moderator: Tabea Nürnberger", GroupRole, "person", person__family_name="Nürnberger")
    yield group.behalf("… of the CVJM", role__person__family_name="Nürnberger")
    yield group.row("… a provider with management function", GroupRole, "function", person__family_name="Nürnberger")
    for name in ("Moritz", "Nürnberger"):
        yield group.row(f"Contact: {name}", GroupContact, "person", person__family_name=name)
        yield group.record("… by e-mail", Person, "email", family_name=name)
    yield group.row("Questions go to them directly", GroupContact, "note", person__family_name="Moritz")


def _integration() -> Iterator[Fact]:
    group, before = _Group(integration.SLUG, "Integrations-Check"), _Group(ended.INTEGRATION_SLUG, "AG Integration")
    own_page = f"{NETWORK}{ended.INTEGRATION_SLUG}/"
    yield before.page("The group before it", "title")
    yield before.page("It has ended", "status")
    yield before.lineage("It went partly …", "kind", successor__slug=kultur.SLUG)
    yield before.lineage("… into Netzwerk Kultur", "successor", own_page, successor__slug=kultur.SLUG)
    yield before.lineage("… and into AK Ost", "successor", own_page, successor__slug=ak_ost.SLUG)
    yield before.lineage(
        "… and is followed by the review meeting", "successor", own_page, successor__slug=integration.SLUG
    )
    yield before.row("Henry Hufenreuter moderated it until then", GroupRole, "person")
    yield before.row("… until summer 2014", GroupRole, "end")
    yield group.page("Its name", "title")
    yield group.page("It is a review meeting", "kind")
    yield group.row("Meets twice a year", GroupRhythm, "text")
    yield group.row("An interdisciplinary working meeting", GroupRhythm, "name")
    yield group.page("Larger projects, planned or under way", "body", "die geplant sind oder bereits laufen")
    yield group.page("… above all those funded by the city", "body", "die die Stadt mitfinanziert")
    yield group.page("… are reviewed for integration", "summary", "was sie für die Integration leisten")
    yield group.page(
        "… in the sense of the STEK LeO", "body", "Stadtteilentwicklungskonzept Leipziger Osten (STEK LeO)"
    )
    yield group.row("Moderator: Henry Hufenreuter", GroupRole, "person")
    qm = {"name": "Quartiersmanagement Leipziger Osten"}
    yield Fact("Office", "Its name in full", Organisation, "name", qm, "/de/impressum/", ak_ost.SLUG)


def _next_meetings() -> Iterator[Fact]:
    """Every group's link to its next meeting; the dates are the demo's own."""
    for slug in (group.SLUG for group in STANDING):
        group = GroupPage.objects.get(slug=slug, locale__language_code="de")
        meeting = MeetingPage.objects.of_group(group).public().taking_place().upcoming().first()
        where = {"pk": meeting.pk if meeting else None}
        link = f"{NETWORK}{slug}/naechster-termin/"
        yield Fact("Links", f"{slug}: next meeting", MeetingPage, "starts_at", where, NETWORK, slug, link=link)
    yield Fact(
        "Links",
        "ak-ost: more information and minutes",
        GroupPage,
        "title",
        {"slug": "ak-ost"},
        NETWORK,
        "ak-ost",
        link=f"{NETWORK}ak-ost/",
    )
