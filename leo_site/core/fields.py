"""Model fields the content apps share."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField


class BlocksField(StreamField):
    """A StreamField that keeps its block definitions out of migrations.

    Changing a block changes no table. A data migration over stream content must therefore work on the raw JSON.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs


class ChoiceListField(models.JSONField):
    """Several of a fixed set of choices, kept as a JSON list of their values in the order of the choices."""

    def __init__(self, *args: Any, choices: Any = None, **kwargs: Any) -> None:
        # Not handed to the base class: Django would check the whole list against the choices.
        self.list_choices = choices or []
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=self.list_choices,
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        allowed = {key for key, _label in self.list_choices}
        if not isinstance(value, list) or not allowed.issuperset(value):
            raise forms.ValidationError(_("Please choose only from the list."))

    def display(self, value: list[str]) -> list[str]:
        """The labels of the chosen values."""
        return [str(label) for key, label in self.list_choices if key in value]
