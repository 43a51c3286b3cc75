"""Milestones for pages of other apps, which must not import this one."""

from django import template
from wagtail.models import Locale

from home.models import Milestone

register = template.Library()


@register.simple_tag
def milestones(locale: Locale) -> list[Milestone]:
    """The published milestones in a language, in German where one is missing, in the order of time (one query)."""
    return list(Milestone.objects.public().in_language(locale).select_related("locale"))
