"""The editor's field for a calculation: stored as the expression's own JSON, written as a formula."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter

from forms_app.rules.expressions import parse


class FormulaInput(forms.HiddenInput):
    """Holds the expression's JSON; the editor's script shows a formula with the questions' names instead."""

    input_type = "hidden"
    is_hidden = False

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().build_attrs(*args, **kwargs) | {"data-formula": ""}


class FormulaInputAdapter(WidgetAdapter):
    js_constructor = "forms_app.FormulaInput"

    @cached_property
    def media(self) -> forms.Media:
        folder = "forms_app/editor"
        scripts = ("dialog-outline", "elements", "rule-sentence", "near", "formula", "formula-input")
        return super().media + forms.Media(
            css={"all": [versioned_static(f"{folder}/rule.css")]},
            js=[versioned_static(f"{folder}/{script}.js") for script in scripts],
        )


register(FormulaInputAdapter(), FormulaInput)


class FormulaField(forms.CharField):
    """JSON of an expression, or nothing. Whether its questions exist is checked at publishing."""

    widget = FormulaInput

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text or text == "null":
            return None
        try:
            expression = json.loads(text)
            parse(expression)
        except ValueError as error:
            raise ValidationError(_("This calculation cannot be read. Write it again.")) from error
        return expression


class ExpressionBlock(blocks.FieldBlock):
    """An expression as JSON, or None. Holds ids and numbers only, so there is nothing to translate."""

    def __init__(self, **kwargs: Any) -> None:
        self.field = FormulaField(
            required=False, label=kwargs.get("label"), help_text=kwargs.get("help_text")
        )
        super().__init__(**kwargs)

    def value_for_form(self, value: Any) -> str:
        return "" if value is None else json.dumps(value)

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

    class Meta:
        icon = "order"
