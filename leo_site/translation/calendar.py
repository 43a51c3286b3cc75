"""Names of weekdays and months, for the languages Django has no catalogue of.

Django marks and translates them itself; collected here, they stand in our catalogues, too. Only `kmr` needs them
(CLDR 45, `ku`); a language without an entry goes on using Django's.
"""

from typing import Final

from django.utils.translation import gettext_noop

WEEKDAY_NAMES: Final = (
    gettext_noop("Monday"),
    gettext_noop("Tuesday"),
    gettext_noop("Wednesday"),
    gettext_noop("Thursday"),
    gettext_noop("Friday"),
    gettext_noop("Saturday"),
    gettext_noop("Sunday"),
)
MONTH_NAMES: Final = (
    gettext_noop("January"),
    gettext_noop("February"),
    gettext_noop("March"),
    gettext_noop("April"),
    gettext_noop("May"),
    gettext_noop("June"),
    gettext_noop("July"),
    gettext_noop("August"),
    gettext_noop("September"),
    gettext_noop("October"),
    gettext_noop("November"),
    gettext_noop("December"),
)
