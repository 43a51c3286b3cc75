"""The site as in production, with a bare view beside it."""

from leo_site.settings.base import *  # noqa: F403
from leo_site.settings.base import STORAGES

SECRET_KEY = "bench"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "tests.bench.urls"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
