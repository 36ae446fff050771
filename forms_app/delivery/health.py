"""Whether what was sent gets delivered: for /readyz."""

from datetime import timedelta
from typing import Any

from django.db.models import Min
from django.utils import timezone

from forms_app.delivery import outbox
from forms_app.delivery.models import Delivery

_PATIENCE = timedelta(minutes=5)


def oldest_due() -> tuple[bool, dict[str, Any]]:
    """Good while nothing has been due, without anybody working on it, for five minutes."""
    oldest = outbox.due(Delivery.objects.all()).aggregate(oldest=Min("next_try_at"))["oldest"]
    waited = timezone.now() - oldest if oldest else timedelta()
    return waited <= _PATIENCE, {"oldest_due_seconds": int(waited.total_seconds())}
