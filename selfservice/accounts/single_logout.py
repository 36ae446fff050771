"""Which sessions here belong to one at ID-porten, for a logout that begins there."""

import hashlib
from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.utils import timezone

from selfservice.accounts.models import ProviderSession
from selfservice.accounts.tokens import Identity


def remember(session_key: str, identity: Identity) -> None:
    """Notes the session just begun, and forgets those that cannot be alive any more."""
    oldest = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    ProviderSession.objects.filter(created_at__lt=oldest).delete()
    if identity.session_id:
        row = {"sid_hash": _hash(identity.issuer, identity.session_id)}
        ProviderSession.objects.update_or_create(session_key=session_key, defaults=row)


def end_sessions(issuer: str, sid: str) -> None:
    """Deletes every session here, at any municipality, that was begun in that one at ID-porten."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    rows = ProviderSession.objects.filter(sid_hash=_hash(issuer, sid))
    for row in rows:
        store(row.session_key).delete()
    rows.delete()


def _hash(issuer: str, sid: str) -> str:
    return hashlib.sha256(f"{issuer}\0{sid}".encode()).hexdigest()
