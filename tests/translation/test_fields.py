"""How each field travels to other languages, on the rows wagtail-localize really makes."""

from datetime import timedelta

import pytest
from django.apps import apps
from wagtail.models import Locale, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField, get_translatable_fields
from wagtail_localize.models import Translation, TranslationSource

from events.models import MeetingAttachment, MeetingGroup, MeetingPage
from groups.models import FormerName, GroupLineage, GroupPage, GroupRhythm, GroupRole, GroupRoleOrganisation
from leo_site.core.pages import SitePage
from tests.factories import (
    DocumentFactory,
    GroupPageFactory,
    MeetingPageFactory,
    OrganisationFactory,
    PersonFactory,
    VenueFactory,
    make_site,
)

OURS = ("core", "groups", "events", "home")

#: Values that are the same in every language; a translator is never asked for them.
FACTS = {
    "slug",
    "kind",
    "status",
    "openness",
    "founded",
    "ended",
    "convened_by",
    "tags",
    "starts_at",
    "ends_at",
    "host",
    "needs_registration",
    "interpretation",
    "online_url",
    "registration_url",
    "registration_email",
    "approval",
    "approved_on",
    "approved_at",
    "participant_count",
    "start",
    "end",
    "rule",
    "start_time",
    "duration",
    "person",
    "replaces",
    "organisation",
    "successor",
    "date",
    "document",
    "image",
    "short_name",
    "street",
    "postal_code",
    "latitude",
    "longitude",
    "wheelchair",
    "phone",
    "email",
    "url",
    "count",
    "ordinal",
    "further_groups",
    "organisations",
}


def translatable_models() -> list[type[TranslatableMixin]]:
    """Our models that exist in several languages."""
    models = [model for label in OURS for model in apps.get_app_config(label).get_models()]
    return [model for model in models if issubclass(model, TranslatableMixin)]


@pytest.mark.parametrize("model", translatable_models(), ids=lambda model: model._meta.label)
def test_fact_is_synchronised_and_never_offered_for_translation(model: type[TranslatableMixin]) -> None:
    wrong = {
        field.field_name
        for field in get_translatable_fields(model)
        if field.field_name in FACTS and not isinstance(field, SynchronizedField)
    }
    if model._meta.label == "home.HomePage":
        wrong.discard("slug")  # the homes of all languages are siblings
    assert wrong == set()


@pytest.mark.parametrize("model", translatable_models(), ids=lambda model: model._meta.label)
def test_many_to_many_field_is_declared(model: type[TranslatableMixin]) -> None:
    declared = {field.field_name for field in get_translatable_fields(model)}
    silent = {
        field.name
        for field in model._meta.get_fields()
        if field.many_to_many and not field.auto_created and field.editable and field.name not in declared
    }
    assert silent == set()


@pytest.mark.parametrize(
    "model", [model for model in translatable_models() if issubclass(model, SitePage)], ids=lambda m: m._meta.label
)
def test_translated_field_of_page_has_a_panel(model: type[SitePage]) -> None:
    """A field without a panel can never be completed, so a page would never be fully translated."""
    form = set(model.get_edit_handler().get_form_options().get("fields", []))
    form |= set(model.get_edit_handler().get_form_options().get("formsets", {}))
    translated = {field.field_name for field in get_translatable_fields(model) if isinstance(field, TranslatableField)}
    assert translated - form == set()


def translate(instance: TranslatableMixin, code: str) -> TranslatableMixin:
    """What "submit for translation" does, for a source instance."""
    locale, _created = Locale.objects.get_or_create(language_code=code)
    source, _created = TranslationSource.update_or_create_from_instance(instance)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    translation.save_target(publish=False)
    target: TranslatableMixin = instance.get_translation(locale)
    return target


@pytest.mark.django_db
def test_group_takes_its_facts_into_another_language() -> None:
    site = make_site()
    site.in_language("ar")
    locale = site.home.locale
    later = GroupPageFactory(parent=site.network)
    group = GroupPageFactory(parent=site.network, founded="2014-22", kind="network", short_name="AK")
    group.tags.add("kultur")
    role = GroupRole(person=PersonFactory(), start="2014-09-01", function="Leitung", locale=locale)
    role.organisations.add(GroupRoleOrganisation(organisation=OrganisationFactory()))
    group.roles.add(role)
    group.rhythms.add(GroupRhythm(text="monatlich", rule="FREQ=MONTHLY;BYDAY=2WE", locale=locale))
    group.former_names.add(FormerName(name="Früher", end="2018-01~", locale=locale))
    group.successor_links.add(GroupLineage(successor=later, kind="merged", locale=locale))
    group.save_revision().publish()

    arabic = translate(GroupPage.objects.get(pk=group.pk), "ar")
    arabic = GroupPage.objects.get(pk=arabic.pk)
    assert (arabic.slug, arabic.kind, arabic.founded, arabic.short_name) == (group.slug, "network", "2014-22", "AK")
    assert [tag.name for tag in arabic.tags.all()] == ["kultur"]
    copied = arabic.roles.get()
    assert (copied.person_id, str(copied.start)) == (role.person_id, "2014-09-01")
    assert [link.organisation for link in copied.organisations.all()] == [
        link.organisation for link in group.roles.get().organisations.all()
    ]
    assert arabic.rhythms.get().rule == "FREQ=MONTHLY;BYDAY=2WE"
    assert str(arabic.former_names.get().end) == "2018-01~"
    assert arabic.successor_links.get().successor_id == later.pk


@pytest.mark.django_db
def test_meeting_takes_its_facts_into_another_language() -> None:
    site = make_site()
    site.in_language("en")
    group = GroupPageFactory(parent=site.network)
    other = GroupPageFactory(parent=site.network)
    venue = VenueFactory(access_note="Rampe am Hof")
    meeting = MeetingPageFactory(
        parent=group,
        venue=venue,
        interpretation=["ar", "gsg"],
        needs_registration=True,
        agenda=[("item", {"title": "Begrüßung", "description": "", "presenter": ""})],
    )
    meeting.tags.add("fest")
    meeting.further_groups.add(MeetingGroup(group=other))
    meeting.attachments.add(MeetingAttachment(document=DocumentFactory(), locale=site.home.locale))
    meeting.save_revision().publish()
    meeting = MeetingPage.objects.get(pk=meeting.pk)

    english = MeetingPage.objects.get(pk=translate(meeting, "en").pk)
    assert english.starts_at == meeting.starts_at
    assert english.ends_at - english.starts_at == timedelta(hours=2)
    assert english.interpretation == ["ar", "gsg"]
    assert english.needs_registration is True
    assert english.venue is not None
    assert english.venue.translation_key == venue.translation_key
    assert [link.group_id for link in english.further_groups.all()] == [other.pk]
    assert [tag.name for tag in english.tags.all()] == ["fest"]
    assert [item.id for item in english.agenda] == [item.id for item in meeting.agenda]
    assert english.attachments.get().document_id == meeting.attachments.get().document_id
    assert english.get_parent().specific.translation_key == group.translation_key
