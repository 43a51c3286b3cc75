"""Settings of the apps that drop into other sites, with their defaults."""

from django.conf import settings
from wagtail.coreutils import get_content_languages


def index_parents() -> list[str]:
    """Page types under which the network and meeting index pages may stand (`LEO_INDEX_PARENTS`)."""
    return list(getattr(settings, "LEO_INDEX_PARENTS", ["wagtailcore.Page"]))


def api_path() -> str:
    """Path of the public API on this site (`LEO_API_PATH`), with both slashes."""
    return str(getattr(settings, "LEO_API_PATH", "/api/v1/"))


def max_upload_size() -> int:
    """Bytes a document may have (`LEO_MAX_UPLOAD_SIZE`, default 50 MB)."""
    return int(getattr(settings, "LEO_MAX_UPLOAD_SIZE", 50 * 1024 * 1024))


def task_backend() -> str:
    """Alias in `TASKS` of the backend our background tasks wait in (`LEO_TASK_BACKEND`).

    A site without one of its own uses `default`, which without any `TASKS` setting runs tasks at once.
    """
    return str(getattr(settings, "LEO_TASK_BACKEND", "default"))


def languages() -> dict[str, str]:
    """Languages of the content: code to name (`WAGTAIL_CONTENT_LANGUAGES`)."""
    return dict(get_content_languages())


def language_choices() -> list[tuple[str, str]]:
    """`languages` as choices. Fields name this function, so that no site's languages stand in our migrations."""
    return list(languages().items())


def source_language() -> str:
    """The language content is written in first (`LANGUAGE_CODE`)."""
    return str(settings.LANGUAGE_CODE)
