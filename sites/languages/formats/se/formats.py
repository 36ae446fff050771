"""Northern Sámi dates (“skábmamánu 23. b. 2026”), and numbers as in Norway. Django has no Northern Sámi.

The names of months and days are in sites/languages/libraries.
"""

from django.conf.locale.nb.formats import *  # noqa: F403

DATE_FORMAT = r"E j. \b. Y"
DATETIME_FORMAT = r"E j. \b. Y H:i"
MONTH_DAY_FORMAT = r"E j. \b."
YEAR_MONTH_FORMAT = "F Y"
