"""Editor fields that hold JSON of our own: the editor's scripts show something kind in their place."""

import json
from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath.widgets import WidgetAdapter

FOLDER = "forms_app/editor"


class JsonInput(forms.HiddenInput):
    """Holds the JSON; a script finds it by the attribute `marker`."""

    # A visible field in the block's layout, although the input itself is hidden.
    input_type = "hidden"
    is_hidden = False
    marker: ClassVar[str]

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().build_attrs(*args, **kwargs) | {self.marker: ""}


class JsonInputAdapter(WidgetAdapter):
    """Brings the `scripts` of a JsonInput along, which build on one another in this order."""

    scripts: ClassVar[tuple[str, ...]]

    @cached_property
    def media(self) -> forms.Media:
        return super().media + forms.Media(
            css={"all": [versioned_static(f"{FOLDER}/rule.css")]},
            js=[versioned_static(f"{FOLDER}/{script}.js") for script in self.scripts],
        )


class JsonField(forms.CharField):
    """JSON that `parse` can read, or nothing. Whether its questions exist is checked at publishing."""

    parse: ClassVar[Callable[[Any], Any]]
    unreadable: ClassVar[Any]

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text or text == "null":
            return None
        try:
            found = json.loads(text)
            self.parse(found)
        except (ValueError, AttributeError) as error:
            raise ValidationError(self.unreadable) from error
        return found


class JsonBlock(blocks.FieldBlock):
    """The JSON, or None. Holds ids and machine values only, so there is nothing to translate."""

    field_class: ClassVar[type[JsonField]]

    def __init__(self, **kwargs: Any) -> None:
        self.field = self.field_class(
            required=False, label=kwargs.get("label"), help_text=kwargs.get("help_text")
        )
        super().__init__(**kwargs)

    def value_for_form(self, value: Any) -> str:
        return "" if value is None or value == {} else json.dumps(value)

    def value_from_form(self, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            return None

    def clean(self, value: Any) -> Any:
        return self.field.clean(self.value_for_form(value))

    def get_default(self) -> None:
        return None

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        return value
