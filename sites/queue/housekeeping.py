"""Daily cleaning of what nobody needs any more."""

from django.conf import settings
from django.utils.module_loading import import_string


def clear_sessions() -> None:
    """Deletes expired sessions."""
    import_string(f"{settings.SESSION_ENGINE}.SessionStore").clear_expired()
