"""Settings of the apps that drop into other sites, with their defaults."""

from django.conf import settings


def index_parents() -> list[str]:
    """Page types under which the network and meeting index pages may stand (`LEO_INDEX_PARENTS`)."""
    return list(getattr(settings, "LEO_INDEX_PARENTS", ["wagtailcore.Page"]))


def api_path() -> str:
    """Path of the public API on this site (`LEO_API_PATH`), with both slashes."""
    return str(getattr(settings, "LEO_API_PATH", "/api/v1/"))
