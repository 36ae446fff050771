"""Wagtail finds its hooks here; what they do is in the rooms."""

from selfservice.answers import admin as answers  # noqa: F401
from selfservice.catalogue import linking, sharing  # noqa: F401
from selfservice.desk import hooks as desk  # noqa: F401
from selfservice.numbers import hooks as numbers  # noqa: F401
from selfservice.oldlinks import hooks as oldlinks  # noqa: F401
from selfservice.promotion import hooks as promotion  # noqa: F401
from selfservice.searches import hooks as searches  # noqa: F401
