"""Making the demo, or bringing it up to date."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from wagtail.models import Locale

from home.demo.accounts import build_accounts
from home.demo.information import build_information
from home.demo.media import build_houses, build_table
from home.demo.meetings import build_meetings, remove_outdated
from home.demo.milestones import build_milestones
from home.demo.minutes import build_minutes
from home.demo.network import ak_ost, build_groups
from home.demo.pages import build_frame, build_site
from home.demo.people import build_people
from home.demo.store import Store
from home.demo.venues import build_venues
from home.demo.words import LANGUAGES
from leo_site.core.publication.sweep import sweep


@transaction.atomic
def build_demo(now: datetime | None = None) -> None:
    """Build all demo content in one transaction. What editors added beside it stays; what they changed in it does not.

    Meetings are placed around `now` (aware; default: this moment).
    Languages other than German are plain translated pages: they share the German page's key, block ids and slugs.
    """
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    now = timezone.localtime(now)
    remove_outdated(now)
    store, people = Store(), build_people()
    houses, table = build_houses(), build_table()
    for language in LANGUAGES:
        with translation.override(language):
            frame = build_frame(store, language, houses)
            if language == settings.LANGUAGE_CODE:
                build_site(frame.home)
            build_information(store, frame.home, language)
            build_milestones(store, language)
            groups = build_groups(store, frame.network, language, people, table)
            venues = build_venues(store, language)
            meetings = build_meetings(store, language, now, frame.meetings, groups, venues, people)
            if language == settings.LANGUAGE_CODE:
                build_minutes(store, now, meetings, people)
                build_accounts(groups[ak_ost.SLUG])
    sweep()
