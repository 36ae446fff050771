"""The editor's field for a calculation: stored as the expression's own JSON, written as a formula."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.telepath import register

from forms_app.editor.json_block import JsonBlock, JsonField, JsonInput, JsonInputAdapter
from forms_app.rules.expressions import parse


class FormulaInput(JsonInput):
    """The editor's script shows a formula with the questions' names instead."""

    marker = "data-formula"


class FormulaInputAdapter(JsonInputAdapter):
    js_constructor = "forms_app.FormulaInput"
    scripts = ("dialog-outline", "elements", "rule-sentence", "near", "formula", "formula-input")


register(FormulaInputAdapter(), FormulaInput)


class FormulaField(JsonField):
    widget = FormulaInput
    parse = staticmethod(parse)
    unreadable = _("This calculation cannot be read. Write it again.")


class ExpressionBlock(JsonBlock):
    """An expression as JSON, or None."""

    field_class = FormulaField

    class Meta:
        icon = "order"
