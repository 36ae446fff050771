"""The question bank: ready questions that editors put into a step, and then change as they like."""

from typing import Any

from django.utils.translation import gettext as _

from forms_app.questions.nesting import block_of

Entry = tuple[str, list[tuple[str, dict[str, Any]]]]


def entries() -> list[dict[str, Any]]:
    """Every entry with its questions as the editor's form holds them, in the active language.

    Ids are for the browser to give: one in an entry names the question that a rule of it looks at.
    """
    return [
        {
            "label": label,
            "questions": [
                {"type": kind, "id": f"bank-{number}", "value": _state(kind, values)}
                for number, (kind, values) in enumerate(questions)
            ],
        }
        for label, questions in _bank()
    ]


def _state(kind: str, values: dict[str, Any]) -> Any:
    block = block_of(kind)
    return block.get_form_state(block.to_python(values))


def _bank() -> list[Entry]:
    owns = {"question": "bank-0", "operator": "equals", "value": "yes"}
    several = {"question": "bank-0", "operator": "greater_than", "value": "1"}
    return [
        (
            _("Name and address"),
            [
                ("person", {"label": _("Your name and address")}),
                ("phone", {"label": _("Phone number"), "required": False}),
                ("email", {"label": _("E-mail address")}),
            ],
        ),
        (
            _("Household"),
            [
                ("integer", {"label": _("How many live in the household?"), "minimum": 1}),
                ("long_text", {"label": _("Names and dates of birth of the others"), "show_if": several}),
            ],
        ),
        (
            _("Organisation"),
            [
                ("yes_no", {"label": _("Do you apply on behalf of an organisation or a company?")}),
                ("text", {"label": _("Name of the organisation"), "show_if": owns}),
                ("organisation_number", {"label": _("Organisation number"), "show_if": owns}),
                ("text", {"label": _("Your role in the organisation"), "show_if": owns}),
            ],
        ),
        (
            _("Bank account"),
            [("bank_account", {"label": _("Which account number should the money be paid to?")})],
        ),
        (
            _("Somebody who acts for you"),
            [
                ("yes_no", {"label": _("Do you fill in for somebody else?")}),
                ("text", {"label": _("Name of the one you fill in for"), "show_if": owns}),
                ("text", {"label": _("What gives you the right to act for them?"), "show_if": owns}),
            ],
        ),
        (
            _("Confirmation"),
            [("consent", {"label": _("I confirm that what I have written is correct.")})],
        ),
    ]
