"""The demo's user accounts."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from home.demo.logins import DEMO_LOGINS

#: Which Wagtail group gives a login its rights; `admin` needs none.
ROLES = {
    "redaktion": "Redaktion",
    "moderation": "Gruppenmoderation: AK Ost",
    "uebersetzung": "Übersetzung",
    "freigabe": "Freigabe",
}


def build_accounts() -> None:
    """Create the logins, or give them back their printed passwords and roles."""
    for username, password, _role in DEMO_LOGINS:
        user, _created = get_user_model().objects.get_or_create(username=username)
        user.email = f"{username}@example.org"
        user.is_active = True
        user.is_superuser = user.is_staff = username == "admin"
        if not user.check_password(password):
            user.set_password(password)
        user.save()
        user.groups.set(Group.objects.filter(name=ROLES.get(username, "")))
