"""Wagtail finds its hooks here; what they do is in the rooms."""

from selfservice.answers import admin as answers  # noqa: F401
from selfservice.catalogue import sharing  # noqa: F401
from selfservice.desk import hooks  # noqa: F401
