"""Wagtail finds its hooks here; what they do is in the rooms."""

from sites.admin import hooks  # noqa: F401
from sites.alerts import hooks as alerts  # noqa: F401
from sites.launch import hooks as launch  # noqa: F401
from sites.municipalities import media  # noqa: F401
from sites.shared import hooks as shared  # noqa: F401
from sites.theme import hooks as theme  # noqa: F401
from sites.translations import hooks as translations  # noqa: F401
