"""What dialogs add to Wagtail's admin."""

from typing import Any

from django.utils.html import json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks

from forms_app import questions
from forms_app.bank import hooks as bank  # noqa: F401
from forms_app.editor import picker
from forms_app.formio import hooks as formio  # noqa: F401
from forms_app.overview import hooks as overview  # noqa: F401
from forms_app.quality import hooks as quality  # noqa: F401
from forms_app.rules import sentence
from forms_app.versions import hooks as versions  # noqa: F401


@hooks.register("insert_editor_js")
def rule_words() -> SafeString:
    """Words and question types for the rule picker's script (static/forms_app/editor)."""
    return json_script(rule_picker(), "rule-words")


def rule_picker() -> dict[str, Any]:
    """What the rule picker needs to know, in the editor's language."""
    return {
        "types": {
            found.name: {
                "name": found.name,
                "operators": found.operators,
                "compared_with": found.compared_with,
                "options": [{"value": code, "label": name} for code, name in found.choices().items()],
            }
            for found in questions.all_types()
        },
        "operators": {name: str(words) for name, words in sentence.OPERATORS.items()},
        "date_operators": {name: str(words) for name, words in sentence.DATE_OPERATORS.items()},
        "texts": {name: str(words) for name, words in sentence.WORDS.items()},
        "labels": {
            "add_first": _("Show only when …"),
            "add": _("Add condition"),
            "change": _("Change"),
            "done": _("Done"),
            "remove": _("Remove condition"),
            "remove_all": _("Show always"),
            "legend": _("Show only when"),
            "match": _("How conditions are combined"),
            "match_all": _("All of these are true"),
            "match_any": _("At least one of these is true"),
            "question": _("Question"),
            "operator": _("Comparison"),
            "value": _("Value"),
            "required": _("must be answered"),
            "question_count": _("Questions: %(count)s"),
            "no_questions": _("A condition can look at questions that come before. There are none yet."),
        }
        | picker.labels(),
    } | picker.words()
