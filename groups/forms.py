"""The admin forms of groups: what must hold between the rows of a group, and rhythms picked in words."""

import re
from collections import defaultdict
from typing import Any, Final

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel, get_form_for_model

from groups.rhythm import COMMON_RHYTHMS, describe_rrule
from leo_site.core.forms import SitePageForm

#: The selects that write a rule.
PICKED: Final = ("frequency", "ordinal", "weekday")
_WEEKDAY_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PICKABLE: Final = re.compile(
    r"(?P<frequency>FREQ=\w+(?:;INTERVAL=\d+)?)(?:;BYDAY=(?P<ordinal>-?[1-4])?(?P<weekday>[A-Z]{2}))?"
)


class GroupForm(SitePageForm):
    """A group with its rows; refuses a lineage that leads back to the group itself."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if "successor_links" in self.formsets:
            self._check_lineage()
        return cleaned

    def _check_lineage(self) -> None:
        """Follow what is saved from each later group named here; nothing may end at this group."""
        rows = self.formsets["successor_links"]
        links = rows.model.objects.exclude(predecessor__translation_key=self.instance.translation_key)
        leads_to = defaultdict(set)
        for before, after in links.values_list("predecessor__translation_key", "successor__translation_key"):
            leads_to[before].add(after)
        for row in kept_rows(rows):
            successor = row.cleaned_data.get("successor")
            if successor is None:
                continue
            if successor.translation_key == self.instance.translation_key:
                row.add_error("successor", _("A group cannot be its own later group."))
            elif self.instance.translation_key in _reachable(successor.translation_key, leads_to):
                message = _("“%(group)s” already leads to this group: neither could be the later one.")
                row.add_error("successor", message % {"group": successor.title})


def kept_rows(formset: Any) -> list[Any]:
    """The valid rows of an inline formset that are neither empty nor marked for deletion."""
    formset.is_valid()
    return [
        row for row in formset.forms if getattr(row, "cleaned_data", None) and not row.cleaned_data.get("DELETE", False)
    ]


def _reachable(start: Any, leads_to: dict[Any, set[Any]]) -> set[Any]:
    """Everything that can be reached from `start`, which is not included unless a loop leads back to it."""
    found: set[Any] = set()
    waiting = [start]
    while waiting:
        for following in leads_to.get(waiting.pop(), ()):
            if following not in found:
                found.add(following)
                waiting.append(following)
    return found


class RhythmForm(WagtailAdminModelForm):
    """A rhythm picked from three selects, which write the recurrence rule, or typed as a rule."""

    frequency = forms.ChoiceField(
        label=_("How often"), required=False, choices=[("", _("no fixed rhythm")), *COMMON_RHYTHMS]
    )
    ordinal = forms.ChoiceField(
        label=_("Which one of the month"),
        required=False,
        choices=[
            ("", "–"),
            ("1", _("the first")),
            ("2", _("the second")),
            ("3", _("the third")),
            ("4", _("the fourth")),
            ("-1", _("the last")),
        ],
    )
    weekday = forms.ChoiceField(
        label=_("Weekday"),
        required=False,
        choices=[("", "–"), *((code, WEEKDAYS[number]) for number, code in enumerate(_WEEKDAY_CODES))],
    )
    #: The rule the form was filled with. The stored one moves on: drafts are saved while somebody fills in the form.
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        instance = kwargs.get("instance")
        rule = instance.rule if instance else ""
        kwargs["initial"] = {"shown": rule, **_picks(rule), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        if rule:
            self.fields["rule"].help_text = _("That means: %(words)s.") % {"words": describe_rrule(rule)}
        # Without words, those of the rule are taken.
        self.fields["text"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        shown = cleaned.get("shown", "") if self.add_prefix("shown") in self.data else self.initial["shown"]
        before = _picks(shown)
        if any(cleaned.get(name, "") != before.get(name, "") for name in PICKED):
            picked = self._picked_rule(cleaned)
            if cleaned.get("rule", "") not in ("", shown, picked):
                self.add_error("rule", _("Please either pick how often, or type a rule, not both."))
            cleaned["rule"] = picked
        if not cleaned.get("text") and "rule" not in self.errors:
            if cleaned.get("rule"):
                cleaned["text"] = describe_rrule(cleaned["rule"])
            elif not self.errors and not self.is_deferred_validation:
                self.add_error("text", _("Please say in words how often the group meets."))
        return cleaned

    def _picked_rule(self, cleaned: dict[str, Any]) -> str:
        """The rule of the three selects, with an error beside the one that does not fit."""
        frequency, ordinal, weekday = (cleaned.get(name, "") for name in PICKED)
        if not frequency:
            if ordinal or weekday:
                self.add_error("frequency", _("Please pick how often."))
            return ""
        if "MONTHLY" in frequency:
            if weekday and not ordinal:
                self.add_error("ordinal", _("Please pick which one of the month."))
            if ordinal and not weekday:
                self.add_error("weekday", _("Please pick the weekday."))
        elif ordinal:
            self.add_error("ordinal", _("This works only with months."))
        if "YEARLY" in frequency and weekday:
            self.add_error("weekday", _("Once a year cannot be tied to a weekday; please leave this empty."))
        return f"{frequency};BYDAY={ordinal}{weekday}" if weekday else frequency


def _picks(rule: str) -> dict[str, str]:
    """What the three selects show for a rule; nothing for a rule that only text can express."""
    match = _PICKABLE.fullmatch(rule.upper())
    if match is None or match["frequency"] not in dict(COMMON_RHYTHMS):
        return {}
    return {name: value or "" for name, value in match.groupdict().items()}


class RhythmPanel(InlinePanel):
    """An inline panel whose rows use `RhythmForm`; Wagtail has no other way to say so."""

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        child = self.child_edit_handler.get_form_options()
        options["formsets"][self.relation_name]["form"] = get_form_for_model(
            self.db_field.related_model,
            form_class=RhythmForm,
            defer_required_on_fields=child.get("defer_required_on_fields", []),
        )
        return options
