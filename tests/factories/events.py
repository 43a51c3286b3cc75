"""Meetings, minutes and venues."""

from datetime import timedelta

import factory
import wagtail_factories
from django.utils import timezone
from wagtail.models import Locale

from events.models import MeetingPage, ProtocolPage, Venue


class VenueFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Venue

    name = factory.Sequence(lambda n: f"Haus {n}")
    locale = factory.LazyFunction(lambda: Locale.objects.get_or_create(language_code="de")[0])


class MeetingPageFactory(wagtail_factories.PageFactory):
    """A meeting in a week, two hours long."""

    class Meta:
        model = MeetingPage

    title = factory.Sequence(lambda n: f"Treffen {n}")
    slug = factory.Sequence(lambda n: f"treffen-{n}")
    starts_at = factory.LazyFunction(lambda: timezone.now().replace(microsecond=0) + timedelta(days=7))
    ends_at = factory.LazyAttribute(lambda meeting: meeting.starts_at + timedelta(hours=2))
    locale = factory.LazyAttribute(lambda meeting: meeting.parent.locale if meeting.parent else None)


class ProtocolPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ProtocolPage

    title = factory.Sequence(lambda n: f"Protokoll {n}")
    slug = "protokoll"
    locale = factory.LazyAttribute(lambda protocol: protocol.parent.locale if protocol.parent else None)
