"""What the clock alone sets off: cleaning, and what editors have timed."""

from django.conf import settings
from django.core.management import call_command
from django.utils.module_loading import import_string


def clear_sessions() -> None:
    """Deletes expired sessions."""
    import_string(f"{settings.SESSION_ENGINE}.SessionStore").clear_expired()


def publish_scheduled() -> None:
    """Publishes and withdraws the pages whose time (go live, expiry) has come, as their editors would.

    Wagtail's own command, which each installation would otherwise have to run by cron. It can be repeated.
    """
    call_command("publish_scheduled")
