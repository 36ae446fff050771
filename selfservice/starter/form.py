"""A dialog as plain data, and its way into the editor's StreamField.

Block ids come from the names used here, so that rules can point at questions and a dialog has the same ids in
every municipality, as a copied page would have.
"""

import uuid
from dataclasses import dataclass
from typing import Any

_NAMESPACE = uuid.UUID("6f4cf1f6-2f0e-5a61-9d3c-1f8c0b6f1a52")
# What a new block of each type holds before an editor changes anything, besides the common fields.
_DEFAULTS: dict[str, dict[str, Any]] = {
    "text": {"max_length": 200},
    "long_text": {"rows": 5, "max_length": 2000},
    "email": {"receipt": False},
    "number": {"unit": "", "minimum": None, "maximum": None, "decimals": 0},
    "date": {"when": "any", "earliest": None, "latest": None},
    "one_of": {"layout": "radio"},
    "person": {"name": True, "address": True},
}


def block_id(*names: str) -> str:
    """The id of the block called by `names`, the same in every language and municipality."""
    return str(uuid.uuid5(_NAMESPACE, "/".join(names)))


@dataclass(frozen=True, slots=True)
class Question:
    type: str
    key: str
    values: dict[str, Any]
    show_if: dict[str, Any] | None = None
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    key: str
    title: str
    intro: str
    questions: tuple[Question, ...]
    show_if: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class DialogText:
    """A dialog: its steps, and the other fields of its page by their names there."""

    slug: str
    fields: dict[str, Any]
    steps: tuple[Step, ...]

    def block_id(self, *names: str) -> str:
        return block_id(self.slug, *names)

    def stream(self) -> list[dict[str, Any]]:
        """The steps as raw StreamField JSON."""
        return [
            {
                "type": "step",
                "id": self.block_id("step", step.key),
                "value": {
                    "title": step.title,
                    "intro": step.intro,
                    "show_if": self._rule(step.show_if),
                    "questions": [self._block(question) for question in step.questions],
                },
            }
            for step in self.steps
        ]

    def _block(self, question: Question) -> dict[str, Any]:
        value = question.values | {"show_if": self._rule(question.show_if)}
        if question.options:
            value["options"] = [
                {
                    "type": "item",
                    "id": self.block_id(question.key, stored),
                    "value": {"label": label, "value": stored},
                }
                for stored, label in question.options
            ]
        return {"type": question.type, "id": self.block_id(question.key), "value": value}

    def _rule(self, rule: dict[str, Any] | None) -> dict[str, Any] | None:
        """The rule with question keys replaced by block ids."""
        if rule is None:
            return None
        if "question" in rule:
            return rule | {"question": self.block_id(rule["question"])}
        return {
            name: [self._rule(inner) for inner in part] if isinstance(part, list) else self._rule(part)
            for name, part in rule.items()
        }


def when(question: str, operator: str, value: Any = None) -> dict[str, Any]:
    """A condition on the answer to the question with that key."""
    return {"question": question, "operator": operator} | ({} if value is None else {"value": value})


def ask(
    type: str,
    key: str,
    label: str,
    help: str = "",
    *,
    show_if: dict[str, Any] | None = None,
    options: tuple[tuple[str, str], ...] = (),
    required: bool = True,
    error: str = "",
    **settings: Any,
) -> Question:
    """A question; `settings` are the fields of its type's own block."""
    values = {"label": label, **_DEFAULTS.get(type, {}), **settings}
    if type != "information":
        values |= {"help": help, "required": required, "error": error, "key": key}
    return Question(type, key, values, show_if, options)
