"""Model and form field for imprecise dates."""

from typing import Any

from django import forms
from django.core import checks
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.query_utils import DeferredAttribute
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from leo_site.core.dates.parsing import EXAMPLES, parse_imprecise
from leo_site.core.dates.value import ImpreciseDate


class ImpreciseDateFormField(forms.CharField):
    """A text input that shows and reads dates as people write them. The cleaned value is an ImpreciseDate or None."""

    def __init__(self, **kwargs: Any) -> None:
        # The longest wording, with room for blanks; the stored text is shorter.
        kwargs["max_length"] = 60
        kwargs["help_text"] = kwargs.get("help_text") or EXAMPLES
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """The wording for the input. Only German and English are read back, so other languages see German."""
        if not isinstance(value, ImpreciseDate):
            return value  # what the editor typed, shown again beside its error
        language = translation.get_language() or "de"
        return value.display(language if language.split("-")[0] in ("de", "en") else "de")

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return parse_imprecise(text) if text else None


class _ImpreciseDateAttribute(DeferredAttribute):
    """Turns whatever is assigned into an ImpreciseDate at once, so that `group.started.display()` always works."""

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = self.field.to_python(value)


class ImpreciseDateField(models.CharField):  # type: ignore[type-arg]
    """Stores EDTF text; the attribute is an ImpreciseDate, or None where the column is "".

    Assigning EDTF text converts it; assigning anything else raises ValidationError. The form field reads
    German and English wording, see `parse_imprecise`.
    """

    description = _("Imprecise date (EDTF)")
    descriptor_class = _ImpreciseDateAttribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 16
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        errors = super().check(**kwargs)
        if self.null:
            errors.append(checks.Error("An unknown date is stored as '': remove null=True.", obj=self, id="core.E001"))
        return errors

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def get_default(self) -> Any:
        return super().get_default() or None

    def from_db_value(
        self, value: str | None, expression: Any, connection: BaseDatabaseWrapper
    ) -> ImpreciseDate | None:
        return self.to_python(value)

    def to_python(self, value: Any) -> ImpreciseDate | None:
        if value is None or value == "":
            return None
        if isinstance(value, ImpreciseDate):
            return value
        try:
            return ImpreciseDate(str(value))
        except ValueError:
            return parse_imprecise(str(value))

    def get_prep_value(self, value: Any) -> str:
        return "" if value is None else str(value)

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        # `.update()` and `bulk_update()` come without a model instance: nothing unreadable may get in this way.
        if value is None or isinstance(value, str):
            value = self.to_python(value)
        return super().get_db_prep_save(value, connection)

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if value is None and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        if value is not None:
            super().validate(value, model_instance)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": ImpreciseDateFormField, **kwargs})
