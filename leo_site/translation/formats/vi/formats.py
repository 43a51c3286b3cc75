"""Vietnamese dates in full words that can stand inside a sentence; Django's begin with a capital letter."""

DATE_FORMAT = r"\n\g\à\y j \t\h\á\n\g n \n\ă\m Y"
DATETIME_FORMAT = r"\n\g\à\y j \t\h\á\n\g n \n\ă\m Y, H:i"
YEAR_MONTH_FORMAT = r"\t\h\á\n\g n \n\ă\m Y"
FIRST_DAY_OF_WEEK = 1
