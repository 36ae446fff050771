"""Wagtail finds its hooks here; what they do is in sites.admin."""

from sites.admin import hooks  # noqa: F401
