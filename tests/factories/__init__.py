"""Factories over the real database. Pages are made below a given parent: `MeetingPageFactory(parent=group)`."""

from tests.factories.events import MeetingPageFactory, ProtocolPageFactory, VenueFactory
from tests.factories.groups import GroupPageFactory, OrganisationFactory, PersonFactory
from tests.factories.media import DocumentFactory, ImageFactory, pdf_bytes
from tests.factories.site import SiteTree, make_site

__all__ = [
    "DocumentFactory",
    "GroupPageFactory",
    "ImageFactory",
    "MeetingPageFactory",
    "OrganisationFactory",
    "PersonFactory",
    "ProtocolPageFactory",
    "SiteTree",
    "VenueFactory",
    "make_site",
    "pdf_bytes",
]
