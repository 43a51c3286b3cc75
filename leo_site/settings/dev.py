"""Development: SQLite, debug pages, no manifest. What `make run` uses."""

from leo_site.settings.base import *  # noqa: F403
from leo_site.settings.base import SECRET_KEY, STORAGES

DEBUG = True
SECRET_KEY = SECRET_KEY or "only-for-development-never-in-production"
ALLOWED_HOSTS = ["*"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
