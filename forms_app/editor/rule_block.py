"""The editor's field for a rule (“show only if …”): stored as the rule's own JSON."""

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

from forms_app.rules.model import parse


class RuleInput(forms.HiddenInput):
    """Holds the rule's JSON; the editor's script shows the picker and the sentence in its place."""

    # A visible field in the block's layout, although the input itself is hidden.
    input_type = "hidden"
    is_hidden = False

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().build_attrs(*args, **kwargs) | {"data-rule": ""}


class RuleInputAdapter(WidgetAdapter):
    js_constructor = "forms_app.RuleInput"

    @cached_property
    def media(self) -> forms.Media:
        folder = "forms_app/editor"
        scripts = (
            "dialog-outline", "elements", "rule-sentence", "near", "formula", "formula-input", "rule-rows",
            "rule-input",
        )  # fmt: skip
        return super().media + forms.Media(
            css={"all": [versioned_static(f"{folder}/rule.css")]},
            js=[versioned_static(f"{folder}/{script}.js") for script in scripts],
        )


register(RuleInputAdapter(), RuleInput)


class RuleField(forms.CharField):
    """JSON of a rule, or nothing. Whether its questions exist is checked when the dialog is published."""

    widget = RuleInput

    def clean(self, value: Any) -> dict[str, Any] | None:
        text = super().clean(value)
        if not text or text == "null":
            return None
        try:
            rule = json.loads(text)
            parse(rule)
        except (ValueError, AttributeError) as error:
            raise ValidationError(_("This condition cannot be read. Remove it and make it again.")) from error
        return rule


class RuleBlock(blocks.FieldBlock):
    """A rule as JSON, or None: shown always. Holds ids and machine values only, so nothing to translate."""

    def __init__(self, **kwargs: Any) -> None:
        self.field = RuleField(required=False, label=kwargs.get("label"), help_text=kwargs.get("help_text"))
        super().__init__(**kwargs)

    def value_for_form(self, value: Any) -> str:
        return json.dumps(value) if value else ""

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
        icon = "view"
