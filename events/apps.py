from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Meetings and minutes")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from events import listing, prefill, projection
        from groups.meetings import provide

        provide(listing.agendas)
        projection.register()
        prefill.connect()
