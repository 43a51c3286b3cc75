"""The demo's user accounts."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from groups.models import GroupPage
from groups.permissions import moderators_of
from home.demo.logins import DEMO_LOGINS

#: The Wagtail groups that give the logins their rights; `admin` needs none, `moderation` has that of its group page.
ROLES = {"redaktion": "Redaktion", "uebersetzung": "Übersetzung", "freigabe": "Freigabe"}


def build_accounts(moderated: GroupPage) -> None:
    """Create the logins, or give them back their printed passwords and roles."""
    for username, password, _role in DEMO_LOGINS:
        user, created = get_user_model().objects.get_or_create(username=username)
        user.email = f"{username}@example.org"
        user.is_active = True
        user.is_superuser = user.is_staff = username == "admin"
        if created or not user.check_password(password):
            user.set_password(password)
        user.save()
        roles = Group.objects.filter(name=ROLES[username]) if username in ROLES else []
        user.groups.set([moderators_of(moderated)] if username == "moderation" else roles)
