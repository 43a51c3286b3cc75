"""Arabic dates as in CLDR 45, without Django's comma; 24 hours as on every notice and timetable here."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y، H:i"
FIRST_DAY_OF_WEEK = 1
