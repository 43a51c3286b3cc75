"""Imprecise dates: "Sommer 2014", "Anfang 2018", never an invented day.

A date is kept as EDTF level 1 text (ISO 8601-2), shown in the reader's language and typed as people write it.
"""

from leo_site.core.dates.fields import ImpreciseDateField, ImpreciseDateFormField
from leo_site.core.dates.parsing import parse_imprecise
from leo_site.core.dates.periods import covers, ends_before_it_starts, period_display
from leo_site.core.dates.value import ImpreciseDate

__all__ = [
    "ImpreciseDate",
    "ImpreciseDateField",
    "ImpreciseDateFormField",
    "covers",
    "ends_before_it_starts",
    "parse_imprecise",
    "period_display",
]
