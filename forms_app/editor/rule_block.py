"""The editor's field for a rule (“show only if …”): stored as the rule's own JSON."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.telepath import register

from forms_app.editor.json_block import JsonBlock, JsonField, JsonInput, JsonInputAdapter
from forms_app.rules.model import parse


class RuleInput(JsonInput):
    """The editor's script shows the picker and the sentence in its place."""

    marker = "data-rule"


class RuleInputAdapter(JsonInputAdapter):
    js_constructor = "forms_app.RuleInput"
    scripts = (
        "dialog-outline", "elements", "rule-sentence", "near", "formula", "formula-input", "rule-rows",
        "rule-input",
    )  # fmt: skip


register(RuleInputAdapter(), RuleInput)


class RuleField(JsonField):
    widget = RuleInput
    parse = staticmethod(parse)
    unreadable = _("This condition cannot be read. Remove it and make it again.")


class RuleBlock(JsonBlock):
    """A rule as JSON, or None: shown always."""

    field_class = RuleField

    class Meta:
        icon = "view"
