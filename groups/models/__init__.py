"""Models of the groups app: one noun per file."""

from groups.models.group import GroupPage, GroupTag
from groups.models.index import GroupIndexPage
from groups.models.lineage import FormerName, GroupLineage
from groups.models.moderation import GroupModeration
from groups.models.organisation import Organisation
from groups.models.person import Person, PublicPerson
from groups.models.role import GroupContact, GroupParticipant, GroupRhythm, GroupRole, GroupRoleOrganisation

__all__ = [
    "FormerName",
    "GroupContact",
    "GroupIndexPage",
    "GroupLineage",
    "GroupModeration",
    "GroupPage",
    "GroupParticipant",
    "GroupRhythm",
    "GroupRole",
    "GroupRoleOrganisation",
    "GroupTag",
    "Organisation",
    "Person",
    "PublicPerson",
]
