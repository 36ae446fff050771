"""The filling room's citizens and dialog."""

from tests.forms_app.filling.conftest import _accounts, alta, browser, version

__all__ = ["_accounts", "alta", "browser", "version"]
