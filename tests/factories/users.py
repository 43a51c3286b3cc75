"""Logins, by role."""

from typing import Any

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group


class UserFactory(factory.django.DjangoModelFactory):
    """A person with a login; `roles` are names of Wagtail groups, or Wagtail groups."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")

    @factory.post_generation
    def roles(self, create: bool, extracted: Any, **kwargs: object) -> None:
        for role in extracted or ():
            self.groups.add(role if isinstance(role, Group) else Group.objects.get(name=role))
