"""Groups, persons and organisations."""

import factory
import wagtail_factories

from groups.models import GroupPage, Organisation, Person


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Verein {n}")


class PersonFactory(factory.django.DjangoModelFactory):
    """A person who agreed to be named."""

    class Meta:
        model = Person

    given_name = "Ada"
    family_name = factory.Sequence(lambda n: f"Beispiel{n}")
    email = factory.LazyAttribute(lambda person: f"{person.family_name.lower()}@example.org")
    consent = True
    consent_note = "by e-mail"


class GroupPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = GroupPage

    title = factory.Sequence(lambda n: f"Gruppe {n}")
    slug = factory.Sequence(lambda n: f"gruppe-{n}")
    locale = factory.LazyAttribute(lambda group: group.parent.locale if group.parent else None)
