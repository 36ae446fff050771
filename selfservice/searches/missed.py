"""Keeps what people looked for in vain, so that editors can write it, and nothing that may be about somebody."""

import re
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from selfservice.searches.models import MissedSearch
from sites.municipalities.models import Municipality

SHORTEST, LONGEST = 3, 60  # characters
MOST_WORDS = 6
MOST_DIGITS = 5  # a year or a short number; a telephone number has eight, a national id eleven
MOST = 500  # different searches of one municipality
KEEP = timedelta(days=90)

_COUNT = f"""
INSERT INTO {MissedSearch._meta.db_table} AS m (municipality_id, language, text, count, last_at)
SELECT %(municipality)s, %(language)s, %(text)s, 1, %(today)s
WHERE (SELECT count(*) FROM {MissedSearch._meta.db_table} WHERE municipality_id = %(municipality)s) < %(most)s
  OR EXISTS (SELECT 1 FROM {MissedSearch._meta.db_table}
    WHERE municipality_id = %(municipality)s AND language = %(language)s AND text = %(text)s)
ON CONFLICT (municipality_id, language, text) DO UPDATE SET count = m.count + 1, last_at = excluded.last_at
"""  # noqa: S608


def note(municipality: Municipality, language: str, text: str) -> None:
    """Counts a search that found nothing, unless it may tell about a person."""
    text = " ".join(text.lower().split())
    if not may_be_kept(text):
        return
    values = {"municipality": municipality.pk, "language": language, "text": text, "most": MOST}
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, values | {"today": timezone.localdate()})


def may_be_kept(text: str) -> bool:
    """Whether a text is short, and has neither an e-mail address nor many digits, however they are spaced."""
    return (
        SHORTEST <= len(text) <= LONGEST
        and len(text.split()) <= MOST_WORDS
        and "@" not in text
        and len(re.findall(r"\d", text)) <= MOST_DIGITS
    )


def forget_old() -> None:
    """Deletes what nobody has looked for in a long time."""
    MissedSearch.objects.filter(last_at__lt=timezone.localdate() - KEEP).delete()
