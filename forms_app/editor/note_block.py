"""A note from one editor, or from an import, to the next. Citizens never see it, and it is not compiled."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter


class NoteInput(forms.Textarea):
    """Out of sight while there is nothing in it: most questions have no note."""

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().build_attrs(*args, **kwargs) | {"data-note": "", "placeholder": " "}


class NoteInputAdapter(WidgetAdapter):
    @cached_property
    def media(self) -> forms.Media:
        return super().media + forms.Media(css={"all": [versioned_static("forms_app/editor/note.css")]})


register(NoteInputAdapter(), NoteInput)


class NoteBlock(blocks.TextBlock):
    """Words for editors, in the language of the source page; nothing to translate."""

    @cached_property
    def field(self) -> forms.CharField:
        return forms.CharField(widget=NoteInput(attrs={"rows": self.rows}), **self.field_options)

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        return value
