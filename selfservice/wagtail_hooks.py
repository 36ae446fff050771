"""Wagtail finds its hooks here; what they do is in the rooms."""

from selfservice.desk import hooks  # noqa: F401
