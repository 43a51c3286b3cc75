from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GroupsConfig(AppConfig):
    name = "groups"
    verbose_name = _("Groups of the network")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from groups import permissions, projection

        projection.register()
        permissions.connect()
