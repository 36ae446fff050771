"""The editor's field for a whole dialog."""

from typing import Any

from django.utils.translation import get_language
from telepath import JSContext
from wagtail.blocks.base import BlockWidget


class StepsWidget(BlockWidget):
    """A BlockWidget that describes its blocks to the browser once per language, not for every page it shows.

    The description is every field of every question type: making it takes as long as all else of the page.
    It depends on nothing but the code and the language.
    """

    def __init__(self, block_def: Any, attrs: Any = None) -> None:
        super().__init__(block_def, attrs)
        self._made: dict[str | None, tuple[JSContext, str]] = {}  # shared with the copies that forms make

    def _build_block_json(self) -> None:
        language = get_language()
        if language not in self._made:
            super()._build_block_json()
            self._made[language] = (self._js_context, self._block_json)
        self._js_context, self._block_json = self._made[language]
