"""Groups in the public projection."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone, translation

from groups.models import (
    FormerName,
    GroupContact,
    GroupLineage,
    GroupPage,
    GroupParticipant,
    GroupRhythm,
    GroupRole,
    GroupRoleOrganisation,
    Organisation,
    Person,
)
from groups.models.group import GroupTag
from groups.schemas import (
    Contact,
    FormerNameOut,
    GroupCard,
    GroupDocument,
    LineageStep,
    OrganisationReference,
    Participant,
    Rhythm,
    Role,
)
from leo_site.core.content import ContentBuilder
from leo_site.core.publication import pages as common
from leo_site.core.publication import projectors, watched
from leo_site.core.schemas import Block, Picture


def register() -> None:
    """Make groups public and have changes of what they show marked."""
    watched.watch(GroupPage, "page")
    for child in (GroupParticipant, GroupContact, GroupRhythm, FormerName, GroupRole):
        watched.watch(child, "page", column="group_id")
    watched.watch(GroupLineage, "page", column="predecessor_id")
    watched.watch(GroupLineage, "page", column="successor_id")
    watched.watch(GroupRoleOrganisation, "role", column="role_id")
    watched.watch(GroupTag, "page", column="content_object_id")
    watched.watch(Person, "person")
    watched.watch(Organisation, "organisation")
    projectors.register(GroupProjector())


Families = defaultdict[uuid.UUID, list[Any]]


class GroupProjector(projectors.PageProjector):
    """Kind `group`. Facets: kind, tag, organisation (key)."""

    kind = "group"
    model = GroupPage

    def project(self, ids: Iterable[str]) -> Iterator[projectors.Projection]:
        groups = list(GroupPage.objects.filter(pk__in=ids).public().for_listing())
        families = common.siblings_of(groups, GroupPage)
        others = common.siblings_of(_lineage(groups), GroupPage)
        projections = (_project(group, families[group.translation_key], others) for group in groups)
        return projectors.add_extensions(self.kind, groups, projections)


def _lineage(groups: list[GroupPage]) -> list[GroupPage]:
    """The groups at the other ends of the lineage."""
    after = [link.successor for group in groups for link in group.successor_links.all()]
    return after + [link.predecessor for group in groups for link in group.predecessor_links.all()]


def _project(group: GroupPage, family: list[Any], others: Families) -> projectors.Projection:
    with translation.override(group.locale.language_code):
        return _Builder(group, family, others).build()


class _Builder:
    """One group's documents, and what they depend on."""

    def __init__(self, group: GroupPage, family: list[Any], others: Families) -> None:
        self.group = group
        self.family = family
        self.others = others
        self.now = timezone.now()
        self.content = ContentBuilder(common.site_root(group))
        self.moments: list[datetime | None] = []

    def build(self) -> projectors.Projection:
        group = self.group
        roles = [self.role(role) for role in group.roles.all()]
        tags = sorted(tag.name for tag in group.tags.all())
        fields = common.merged(
            common.public_object(group, "groups", self.family),
            short_name=group.short_name,
            kind=group.kind,
            kind_label=group.get_kind_display(),
            status=group.status,
            summary=group.summary,
            openness=group.openness,
            rhythms=[self.rhythm(rhythm) for rhythm in group.rhythms.all()],
            roles=roles,
            tags=tags,
        )
        image = self.content.image(group.image, group.image_alt)
        document = GroupDocument(
            **fields,
            founded=common.approximate(group.founded),
            ended=common.approximate(group.ended),
            convened_by=self.organisation(group.convened_by),
            body=[Block(**block) for block in self.content.blocks(group.body)],
            image=Picture(**image) if image else None,
            how_to_join=self.content.html(group.how_to_join),
            participants=[self.participant(participant) for participant in group.participants.all()],
            contacts=[contact for contact in map(self.contact, group.contacts.all()) if contact],
            former_names=[self.former_name(name) for name in group.former_names.all()],
            successors=self.steps(group.successor_links.all(), "successor"),
            predecessors=self.steps(group.predecessor_links.all(), "predecessor"),
        )
        organisations = {str(one.id) for role in roles for one in role.organisations} | {
            str(participant.organisation.id) for participant in document.participants if participant.organisation
        }
        return projectors.Projection(
            object_id=str(group.pk),
            key=group.translation_key,
            locale=group.locale.language_code,
            slug=group.slug,
            card=GroupCard(**fields).model_dump(mode="json"),
            document=document.model_dump(mode="json"),
            first_published=group.first_published_at,
            boundary=common.first_of(self.moments, self.now),
            status=group.status,
            facets={("kind", group.kind)}
            | {("tag", tag) for tag in tags}
            | {("organisation", key) for key in organisations},
            subjects=self.content.subjects
            | common.family_subjects(self.family)
            | {f"tag:{tag.pk}" for tag in group.tags.all()},
        )

    def person_name(self, person: Person | None) -> str:
        """The name to show, empty if none; the day the person is no longer shown becomes a boundary."""
        if person is None:
            return ""
        self.content.subjects.add(f"person:{person.pk}")
        self.moments.append(common.day_after(person.show_until))
        public = person.public()
        return public.name if public else ""

    def organisation(self, organisation: Organisation | None) -> OrganisationReference | None:
        if organisation is None:
            return None
        self.content.subjects.add(organisation.subject)
        return OrganisationReference(**organisation.public_reference())

    def role(self, role: GroupRole) -> Role:
        self.content.subjects.add(f"role:{role.pk}")
        self.moments += [
            common.day_after(role.end.latest if role.end else None),
            common.start_of(role.start.earliest if role.start else None),
        ]
        organisations = [self.organisation(link.organisation) for link in role.organisations.all()]
        return Role(
            kind=role.kind,
            label=role.get_kind_display(),
            name=self.person_name(role.person),
            description=role.description,
            function=role.function,
            organisations=[one for one in organisations if one],
            start=common.approximate(role.start),
            end=common.approximate(role.end),
            current=role.is_current(),
            replaces=self.person_name(role.replaces),
        )

    def contact(self, contact: GroupContact) -> Contact | None:
        name = self.person_name(contact.person)
        person = contact.public_person
        value = Contact(
            name=name,
            organisation=self.organisation(contact.organisation),
            email=contact.email or (person.email if person else ""),
            phone=contact.phone or (person.phone if person else ""),
            note=contact.note,
        )
        return value if value.name or value.organisation or value.email or value.phone else None

    def participant(self, participant: GroupParticipant) -> Participant:
        return Participant(
            organisation=self.organisation(participant.organisation), description=participant.description
        )

    def rhythm(self, rhythm: GroupRhythm) -> Rhythm:
        return Rhythm(
            name=rhythm.name,
            text=rhythm.text,
            rule=rhythm.rule,
            start_time=rhythm.start_time,
            duration=rhythm.duration,
            place=rhythm.venue_note,
        )

    def former_name(self, former: FormerName) -> FormerNameOut:
        return FormerNameOut(
            name=former.name,
            short_name=former.short_name,
            start=common.approximate(former.start),
            end=common.approximate(former.end),
        )

    def steps(self, links: Iterable[GroupLineage], end: str) -> list[LineageStep]:
        """Lineage towards one end, only to groups that are public; in this group's language where they exist in it."""
        steps = []
        for link in links:
            key = getattr(link, end).translation_key
            self.content.subjects.add(f"family:{key}")
            other = common.in_language(self.others[key], self.group.locale)
            if other is not None:
                self.content.subjects.add(f"tree:{other.pk}")
                steps.append(
                    LineageStep(
                        kind=link.kind,
                        label=link.get_kind_display(),
                        group=other.translation_key,
                        title=other.title,
                        url=other.full_url,
                        date=common.approximate(link.date),
                        note=link.note,
                    )
                )
        return steps
