"""How often codes may be tried from one place."""

import ipaddress
from datetime import timedelta

from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from forms_app.filling.models import Attempt
from sites.encryption.cipher import blind_index

MOST = 10
WITHIN = timedelta(minutes=15)

_COUNT = f"""
INSERT INTO {Attempt._meta.db_table} AS a (source, count, until) VALUES (%s, 1, %s)
ON CONFLICT (source) DO UPDATE SET
  count = CASE WHEN a.until < %s THEN 1 ELSE a.count + 1 END,
  until = CASE WHEN a.until < %s THEN excluded.until ELSE a.until END
RETURNING count
"""  # noqa: S608


def may_try(request: HttpRequest) -> bool:
    """Counts a try of the sender, and says whether it is one of the first `MOST` within `WITHIN`.

    One statement, so that many tries at once are counted as many. Addresses are not stored.
    """
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [_source(request), now + WITHIN, now, now])
        return cursor.fetchone()[0] <= MOST


def delete_old() -> int:
    """Forgets tries that no longer count."""
    return Attempt.objects.filter(until__lt=timezone.now()).delete()[0]


def _source(request: HttpRequest) -> str:
    """The address, of IPv6 the network that one subscriber has (RFC 6177)."""
    typed = request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(typed)
    except ValueError:
        return blind_index(typed, "attempts")
    if address.version == 6:
        return blind_index(str(ipaddress.ip_network((address, 64), strict=False)), "attempts")
    return blind_index(str(address), "attempts")
