"""Texts that are the same in every language: names, numbers, addresses. They are nothing to translate."""

from typing import Any

from wagtail import blocks


class FixedCharBlock(blocks.CharBlock):
    """A line of text that no translator sees."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        return value
