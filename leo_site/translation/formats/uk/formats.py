"""Ukrainian dates as in CLDR 45: no leading zero, and the month after a day in the genitive (Django's `E`)."""

DATE_FORMAT = "j E Y р."
DATETIME_FORMAT = "j E Y р., H:i"
MONTH_DAY_FORMAT = "j E"
