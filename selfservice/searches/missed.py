"""Keeps what people looked for in vain, so that editors can write it, and nothing that may be about somebody.

A name looks like any other word. So what is searched for is written down on the third day that somebody looks for
it; before, there is only a digest under the installation's key.
"""

import re
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from selfservice.searches.models import MissedSearch
from sites.encryption.cipher import blind_index
from sites.municipalities.models import Municipality

SHORTEST, LONGEST = 3, 60  # characters
MOST_WORDS = 6
MOST_DIGITS = 5  # a year or a short number; a telephone number has eight, a national id eleven
MOST = 2000  # different searches of one municipality
DAYS = 3  # different ones, before a text is written down
KEEP = timedelta(days=90)

_TABLE = MissedSearch._meta.db_table
_COUNT = f"""
INSERT INTO {_TABLE} AS m (municipality_id, language, digest, text, count, days, last_at)
SELECT %(municipality)s, %(language)s, %(digest)s, '', 1, 1, %(today)s
WHERE (SELECT count(*) FROM {_TABLE} WHERE municipality_id = %(municipality)s) < %(most)s
  OR EXISTS (SELECT 1 FROM {_TABLE}
    WHERE municipality_id = %(municipality)s AND language = %(language)s AND digest = %(digest)s)
ON CONFLICT (municipality_id, language, digest) DO UPDATE SET
  count = m.count + 1,
  days = m.days + (excluded.last_at > m.last_at)::int,
  text = CASE WHEN m.days + (excluded.last_at > m.last_at)::int >= %(days)s THEN %(text)s ELSE '' END,
  last_at = excluded.last_at
"""  # noqa: S608


def note(municipality: Municipality, language: str, text: str) -> None:
    """Counts a search that found nothing, unless it may tell about a person."""
    text = " ".join(text.lower().split())
    if not may_be_kept(text):
        return
    values = {
        "municipality": municipality.pk,
        "language": language,
        "text": text,
        "digest": blind_index(text, f"missed search {municipality.pk}"),
        "today": timezone.localdate(),
        "most": MOST,
        "days": DAYS,
    }
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, values)


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
