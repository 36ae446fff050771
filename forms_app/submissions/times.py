"""Times as citizens and staff read them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import formats, timezone

OSLO = ZoneInfo("Europe/Oslo")


def in_oslo(moment: datetime) -> str:
    """Date and clock in Oslo, in the active language's form."""
    return formats.date_format(timezone.localtime(moment, OSLO), "DATETIME_FORMAT")
