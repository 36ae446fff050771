"""Sets the number of sent forms right from what was sent: a process that was killed had not written its last ones."""

from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from forms_app.submissions.models import Submission
from sites.numbers.models import Kind, Tally

DAYS = 7  # looked at again, should the worker have stood still

_TALLY, _SUBMISSION = Tally._meta.db_table, Submission._meta.db_table
_ADD_MISSING = f"""
WITH sent AS (
    SELECT municipality_id, (sent_at AT TIME ZONE 'Europe/Oslo')::date AS day, dialog::text AS subject, language,
        count(*) AS n
    FROM {_SUBMISSION}
    WHERE sent_at >= %(first)s::timestamp AT TIME ZONE 'Europe/Oslo'
        AND sent_at < %(today)s::timestamp AT TIME ZONE 'Europe/Oslo'
    GROUP BY 1, 2, 3, 4
), counted AS (
    SELECT municipality_id, day, subject, language, sum(n) AS n FROM {_TALLY}
    WHERE kind = %(kind)s AND day >= %(first)s AND day < %(today)s GROUP BY 1, 2, 3, 4
)
INSERT INTO {_TALLY} AS t (municipality_id, day, kind, subject, part, channel, language, device, n)
SELECT municipality_id, day, %(kind)s, subject, '', '', language, '', sent.n - coalesce(counted.n, 0)
FROM sent LEFT JOIN counted USING (municipality_id, day, subject, language)
WHERE sent.n > coalesce(counted.n, 0)
ORDER BY 1, 2, 4
ON CONFLICT (municipality_id, day, kind, subject, part, channel, language, device)
DO UPDATE SET n = t.n + excluded.n
"""  # noqa: S608


def set_right() -> None:
    """Adds what is missing of the last days, yesterday included: today's may still be in a process's memory.

    It can be repeated. How those that were missing came here is not known, and stays empty.
    """
    today: date = timezone.localdate()
    if timezone.localtime().hour == 0:
        today -= timedelta(days=1)  # the last of yesterday's are just being written
    values = {"first": today - timedelta(days=DAYS), "today": today, "kind": Kind.SENT.value}
    with connection.cursor() as cursor:
        cursor.execute(_ADD_MISSING, values)
