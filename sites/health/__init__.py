"""Is the process up, and is the installation ready to serve? Higher rooms register what they know."""

from sites.health.checks import Check, register

__all__ = ["Check", "register"]
