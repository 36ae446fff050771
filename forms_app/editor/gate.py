"""The publish gate: what must be right before citizens may get a dialog. Drafts may be anything."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import ListBlockValidationError, StreamBlockValidationError, StructBlockValidationError

from forms_app import questions
from forms_app.definition.compiler import nested
from forms_app.editor.rule_gate import Place, calculation_problems, limit_problems, looked_at, rule_problems

# Fields that are lists of blocks, which tell their problems in another way.
_LISTS = ("options", "checks", "lines", "statements")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an editor must mend: in which step and question (counted from 0; none: the step itself or
    the dialog as a whole), at which field (empty: the block as a whole). `inner` leads on to the question
    inside it that is meant."""

    message: str
    step: int | None = None
    question: int | None = None
    field: str = ""
    inner: tuple[int, ...] = ()


def problems(steps: Any) -> list[Problem]:
    """Everything that keeps these steps (a DialogPage's StreamField value) from being published."""
    blocks = [block for step in steps for block in nested(step.value["questions"])]
    found = list(_Gate(steps).problems())
    if not any(questions.get(block.block_type).asks for block in blocks):
        found.insert(0, Problem(_("A dialog needs at least one step with a question.")))
    return found


class _Gate:
    """One pass through the steps, in their order: `earlier` grows with what rules may look at."""

    def __init__(self, steps: Any) -> None:
        self.steps = steps
        self.earlier: dict[str, Any] = {}
        self.keys: dict[str, str] = {}
        self.everywhere = {
            block.id: (block, step.value["title"])
            for step in steps
            for block in nested(step.value["questions"])
        }
        self.looks_at = {
            name: looked_at(_rules_of(block), _calculations_of(block))
            for name, (block, _step) in self.everywhere.items()
        }

    def problems(self) -> Iterator[Problem]:
        for number, step in enumerate(self.steps):
            if not step.value["title"].strip():
                yield Problem(_("Give the step a title."), number, field="title")
            if not step.value["questions"]:
                yield Problem(_("This step has no questions."), number, field="questions")
            place = self.place(step.value["title"])
            for message in rule_problems(step.value["show_if"], place):
                yield Problem(message, number, field="show_if")
            for index, block in enumerate(step.value["questions"]):
                for inner, field, message in self.in_block(block):
                    yield Problem(message, number, index, field, inner)
            for message in self.in_checks(step.value, self.place(step.value["title"])):
                yield Problem(message, number, field="checks")

    def place(self, name: str, more: Mapping[str, Any] | None = None) -> Place:
        """Where a rule stands that may look at what comes earlier, and at `more`."""
        return Place(name, {**self.earlier, **(more or {})}, self.everywhere, self.looks_at)

    def in_block(self, block: Any) -> Iterator[tuple[tuple[int, ...], str, str]]:
        """The problems of a question and those inside it, as (places of those inside, field, message)."""
        for field, message in self.in_question(block):
            yield (), field, message
        around = dict(self.earlier)
        for index, inner in enumerate(block.value.get("questions", ())):
            for path, field, message in self.in_block(inner):
                yield (index, *path), field, message
        if block.block_type == "group":
            self.earlier = around  # what is asked in rows can be looked at only through the rows
        if block.block_type != "section":
            self.earlier[block.id] = block

    def in_question(self, block: Any) -> Iterator[tuple[str, str]]:
        kind = questions.get(block.block_type)
        value = block.value
        if kind.asks and not value["label"].strip():
            yield "label", _("Write the question.")
        place = self.place(value["label"] or block.block_type)
        for name in ("show_if", "require_if"):
            for message in rule_problems(value.get(name), place):
                yield name, message
        for message in _in_list(value, "options", "show_if", rule_problems, place):
            yield "options", message
        itself = self.place(place.name, {block.id: block})
        for message in self.in_checks(value, itself):
            yield "checks", message
        for message in calculation_problems(value.get("calculation"), place):
            yield "calculation", message
        for name in kind.limits:
            for message in limit_problems(value.get(f"{name}_from"), kind, place):
                yield f"{name}_from", message
        for name, check in (("rule", rule_problems), ("amount", calculation_problems)):
            for message in _in_list(value, "lines", name, check, place):
                yield "lines", message
        key = value.get("key")
        if key and key in self.keys:
            yield "key", _("“%(question)s” has the same key.") % {"question": self.keys[key]}
        elif key:
            self.keys[key] = value["label"]
        yield from kind.check(value)

    def in_checks(self, value: Any, place: Place) -> Iterator[str]:
        for check in _items(value, "checks"):
            if check["rule"] is None:
                yield _("Choose what must be true, or remove the check.")
        yield from _in_list(value, "checks", "rule", rule_problems, place)


def _items(value: Any, name: str) -> Iterator[Any]:
    """The values of a list of blocks that a question or step may have."""
    for item in value[name].bound_blocks if name in value else ():
        if isinstance(item.value, Mapping):
            yield item.value


def _in_list(
    value: Any, name: str, part: str, problems: Callable[[Any, Place], Iterable[str]], place: Place
) -> Iterator[str]:
    for item in _items(value, name):
        yield from problems(item.get(part), place)


def _rules_of(block: Any) -> Iterator[Any]:
    value = block.value
    found = [value.get("show_if"), value.get("require_if")]
    found += [item.get("show_if") for item in _items(value, "options")]
    found += [item.get("rule") for name in ("checks", "lines") for item in _items(value, name)]
    return filter(None, found)


def _calculations_of(block: Any) -> Iterator[Any]:
    found = [block.value.get("calculation"), *(item.get("amount") for item in _items(block.value, "lines"))]
    found += [block.value.get(f"{name}_from") for name in questions.get(block.block_type).limits]
    return (calculation for calculation in found if calculation is not None)


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
        blocks = {index: _question_error(own) for index, own in by_question.items()}
        errors["questions"] = StreamBlockValidationError(block_errors=blocks)
    return StructBlockValidationError(errors, whole)


def _question_error(group: Sequence[Problem]) -> ValidationError:
    """Its own problems, and those of the questions inside it."""
    fields, messages = _fields(problem for problem in group if not problem.inner)
    inside: dict[int, list[Problem]] = {}
    for problem in group:
        if problem.inner:
            first, *further = problem.inner
            inside.setdefault(first, []).append(replace(problem, inner=tuple(further)))
    if inside:
        blocks = {index: _question_error(own) for index, own in inside.items()}
        fields["questions"] = StreamBlockValidationError(block_errors=blocks)
    return StructBlockValidationError(fields, messages)


def _fields(group: Iterable[Problem]) -> tuple[dict[str, ValidationError], list[str]]:
    fields: dict[str, ValidationError] = {}
    whole: list[str] = []
    for problem in group:
        if not problem.field:
            whole.append(problem.message)
        elif problem.field == "questions":
            fields["questions"] = StreamBlockValidationError(non_block_errors=[problem.message])
        elif problem.field in _LISTS:
            fields[problem.field] = ListBlockValidationError(non_block_errors=[problem.message])
        else:
            fields.setdefault(problem.field, ValidationError(problem.message))
    return fields, whole
