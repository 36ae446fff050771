"""Which registers do not answer, for staff; in the shared cache, for what one process finds all to tell."""

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

# Connectors as staff know them.
NAMES = {"person": _("The population register"), "address": _("The address register")}
REMEMBER_SECONDS = 3600  # since the last failure: with nobody asking, nobody knows


def went_down(connector: str) -> None:
    """Notes that a connector has stopped answering."""
    cache.set(f"register:{connector}", True, REMEMBER_SECONDS)


def came_back(connector: str) -> None:
    """Notes that a connector answers again."""
    cache.delete(f"register:{connector}")


def unavailable() -> list[str]:
    """The names of the registers that do not answer now, in the active language; one query."""
    down = cache.get_many([f"register:{connector}" for connector in NAMES])
    return [str(name) for connector, name in NAMES.items() if f"register:{connector}" in down]
