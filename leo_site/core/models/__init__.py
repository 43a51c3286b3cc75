"""Models of the core: one noun per file."""

from leo_site.core.models.document import SiteDocument
from leo_site.core.models.image import SiteImage, SiteRendition
from leo_site.core.models.scheduled_job import ScheduledJob
from leo_site.core.models.site_settings import SiteSettings
from leo_site.core.publication.models import (
    DirtyMark,
    Publication,
    PublicationDependency,
    PublicationFacet,
    PublicationState,
)

__all__ = [
    "DirtyMark",
    "Publication",
    "PublicationDependency",
    "PublicationFacet",
    "PublicationState",
    "ScheduledJob",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SiteSettings",
]
