"""Production: everything comes from the environment; refuses to start without a secret and hosts."""

from django.core.exceptions import ImproperlyConfigured

from leo_site.settings.base import *  # noqa: F403
from leo_site.settings.base import ALLOWED_HOSTS, SECRET_KEY, WAGTAILADMIN_BASE_URL

if not SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY to a long random string.")
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the site's host names, separated by commas.")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
# Other hosts of the domain, and the browsers' preload list, are the domain owner's to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
if WAGTAILADMIN_BASE_URL.startswith("https://"):
    SECURE_SSL_REDIRECT = True
    # A monitor on this machine asks without TLS.
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
