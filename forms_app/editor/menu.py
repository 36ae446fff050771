"""The menu at the top of a dialog's page in the admin."""

from collections.abc import Callable, Iterator
from typing import Any

from wagtail import hooks
from wagtail.admin.widgets import Button

from forms_app.editor.models import DialogPage


def register_button(label: Any, address: Callable[[DialogPage], str], icon: str, priority: int) -> None:
    """Adds a button that leads to the `address` for the dialog; those with small numbers come first."""

    @hooks.register("register_page_header_buttons")
    def buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
        if isinstance(page.specific, DialogPage):
            yield Button(label, address(page), icon_name=icon, priority=priority)
