"""The publish gate: what must be right before citizens may get a dialog. Drafts may be anything."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import ListBlockValidationError, StreamBlockValidationError, StructBlockValidationError

from forms_app import questions
from forms_app.questions.blocks import compile_options
from forms_app.rules.model import Comparison, Group, Not, Rule, parse


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an editor must mend: in which step and question (counted from 0; none: the step itself or
    the dialog as a whole), at which field (empty: the block as a whole)."""

    message: str
    step: int | None = None
    question: int | None = None
    field: str = ""


def problems(steps: Any) -> list[Problem]:
    """Everything that keeps these steps (a DialogPage's StreamField value) from being published."""
    found: list[Problem] = []
    earlier: dict[str, Any] = {}
    keys: dict[str, str] = {}
    if not any(questions.get(block.block_type).asks for step in steps for block in step.value["questions"]):
        found.append(Problem(_("A dialog needs at least one step with a question.")))
    for number, step in enumerate(steps):
        if not step.value["title"].strip():
            found.append(Problem(_("Give the step a title."), number, field="title"))
        if not step.value["questions"]:
            found.append(Problem(_("This step has no questions."), number, field="questions"))
        found += (
            Problem(message, number, field="show_if")
            for message in rule_problems(step.value["show_if"], earlier)
        )
        for index, block in enumerate(step.value["questions"]):
            found += (
                Problem(message, number, index, field)
                for field, message in _question_problems(block, earlier, keys)
            )
            earlier[block.id] = block
    return found


def rule_problems(data: Any, earlier: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a rule whose question may look at the blocks `earlier` (by id)."""
    if not data:
        return
    try:
        rule = parse(data)
    except (ValueError, AttributeError):
        yield _("This condition cannot be read. Remove it and make it again.")
        return
    comparisons = list(_comparisons(rule))
    if not comparisons:
        yield _("The condition is empty. Choose a question, or remove the condition.")
    for comparison in comparisons:
        yield from _comparison_problems(comparison, earlier)


def as_error(found: Iterable[Problem]) -> ValidationError:
    """The problems as StreamField's own error, so that each message stands at its field."""
    whole: list[str] = []
    by_step: dict[int, list[Problem]] = {}
    for problem in found:
        if problem.step is None:
            whole.append(problem.message)
        else:
            by_step.setdefault(problem.step, []).append(problem)
    return StreamBlockValidationError(
        block_errors={number: _step_error(group) for number, group in by_step.items()},
        non_block_errors=whole,
    )


def _step_error(group: Sequence[Problem]) -> ValidationError:
    errors, whole = _fields(problem for problem in group if problem.question is None)
    by_question: dict[int, list[Problem]] = {}
    for problem in group:
        if problem.question is not None:
            by_question.setdefault(problem.question, []).append(problem)
    if by_question:
        blocks = {}
        for index, own in by_question.items():
            fields, messages = _fields(own)
            blocks[index] = StructBlockValidationError(fields, messages)
        errors["questions"] = StreamBlockValidationError(block_errors=blocks)
    return StructBlockValidationError(errors, whole)


def _fields(group: Iterable[Problem]) -> tuple[dict[str, ValidationError], list[str]]:
    fields: dict[str, ValidationError] = {}
    whole: list[str] = []
    for problem in group:
        if not problem.field:
            whole.append(problem.message)
        elif problem.field == "questions":
            fields["questions"] = StreamBlockValidationError(non_block_errors=[problem.message])
        elif problem.field == "options":
            fields["options"] = ListBlockValidationError(non_block_errors=[problem.message])
        else:
            fields.setdefault(problem.field, ValidationError(problem.message))
    return fields, whole


def _question_problems(
    block: Any, earlier: Mapping[str, Any], keys: dict[str, str]
) -> Iterator[tuple[str, str]]:
    question_type = questions.get(block.block_type)
    if question_type.asks and not block.value["label"].strip():
        yield "label", _("Write the question.")
    for message in rule_problems(block.value["show_if"], earlier):
        yield "show_if", message
    key = block.value.get("key")
    if key and key in keys:
        yield "key", _("“%(question)s” has the same key.") % {"question": keys[key]}
    elif key:
        keys[key] = block.value["label"]
    for field, message in question_type.check(block.value):
        yield field, message


def _comparisons(rule: Rule) -> Iterator[Comparison]:
    match rule:
        case Comparison():
            yield rule
        case Not(inner):
            yield from _comparisons(inner)
        case Group(_match, rules):
            for inner in rules:
                yield from _comparisons(inner)


def _comparison_problems(comparison: Comparison, earlier: Mapping[str, Any]) -> Iterator[str]:
    block = earlier.get(comparison.question)
    if block is None:
        yield _("The condition looks at a question that is gone or comes later. Choose another question.")
        return
    label = block.value["label"]
    question_type = questions.get(block.block_type)
    if comparison.operator not in question_type.operators:
        yield _("“%(question)s” cannot be compared in that way. Choose again.") % {"question": label}
    elif comparison.operator not in ("answered", "not_answered"):
        values = comparison.value if isinstance(comparison.value, tuple) else (comparison.value,)
        if not values or not all(_fits(value, question_type, block.value) for value in values):
            yield _("Choose what the answer to “%(question)s” is compared with.") % {"question": label}


def _fits(value: Any, question_type: questions.QuestionType, block: Mapping[str, Any]) -> bool:
    if not isinstance(value, str) or not value.strip():
        return False
    try:
        match question_type.compared_with:
            case "options":
                return value in compile_options(block["options"])[0]
            case "yes_no":
                return value in ("yes", "no")
            case "number":
                return Decimal(value).is_finite()
            case "date":
                return bool(date.fromisoformat(value))
    except (ValueError, InvalidOperation):
        return False
    return True
