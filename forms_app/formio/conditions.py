"""Conditions of Form.io, in JavaScript or simple, as rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from forms_app import questions
from forms_app.formio import dates
from forms_app.formio.combining import Rule, answered, compared, either, every, negated
from forms_app.formio.form import Component, Path
from forms_app.formio.syntax import (
    Binary,
    Call,
    Choice,
    Expression,
    Function,
    Items,
    Literal,
    Member,
    Name,
    Unary,
    Unreadable,
    path_of,
)
from forms_app.formio.targets import Target, Targets

NEGATED = {"===": "!==", "==": "!=", "!==": "===", "!=": "=="}
ORDERED = {"<": "less_than", "<=": "at_most", ">": "greater_than", ">=": "at_least"}
MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
TICKED = frozenset({"consent"})
# What NAV's scripts ask about how the form is used: here it is always sent digitally.
FACTS: Mapping[tuple[str, ...], bool] = {
    ("instance", "isSubmissionDigital"): True,
    ("instance", "isSubmissionPaper"): False,
    ("utils", "isSubmissionDigital"): True,
    ("utils", "isSubmissionPaper"): False,
}


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is in a list."""

    target: Target


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that the form does not have: undefined."""


Operand = Target | Size | Literal | dates.Day | Missing


@dataclass(frozen=True)
class Reader:
    """Reads the scripts of one component: `data` is the whole form, `row` its own surroundings."""

    targets: Targets
    component: Component
    roots: Mapping[str, Path]  # where each name that scripts may begin with lies
    # The group (block id) whose rows the script, or a function in it, goes through.
    group: str | None

    @classmethod
    def of(cls, targets: Targets, component: Component) -> "Reader":
        """The reader for a component's own scripts."""
        rows = targets.by_path.get(component.rows) if component.rows else None
        roots = {"data": (), "row": component.scope, "input": component.path, "value": component.path}
        return cls(targets, component, roots, rows.question if rows else None)

    def rule(self, script: Expression) -> Rule:
        """When the script is true. Raises Unreadable."""
        match script:
            case Literal(value):
                return bool(value)
            case Unary("!", inner):
                return negated(self.rule(inner))
            case Binary("&&", left, right):
                return every([self.rule(left), self.rule(right)])
            case Binary("||" | "??", left, right):
                return either([self.rule(left), self.rule(right)])
            case Binary(operator, left, right) if operator in NEGATED or operator in ORDERED:
                return self._comparison(operator, left, right)
            case Choice(test, then, otherwise):
                condition = self.rule(test)
                return either(
                    [
                        every([condition, self.rule(then)]),
                        every([negated(condition), self.rule(otherwise)]),
                    ]
                )
            case Call():
                return self._call(script)
            case _:
                operand = self.operand(script)
        match operand:
            case Target():
                return self._outside(operand, answered(operand))
            case Size(target):
                return self._outside(target, answered(target))
            case Missing():
                return False
        raise Unreadable(_("it asks whether something is true that is neither an answer nor a comparison"))

    def operand(self, script: Expression) -> Operand:
        """What one side of a comparison is. Raises Unreadable."""
        match script:
            case Literal():
                return script
            case Unary("-", Literal(Decimal() as number)):
                return Literal(-number)
            case Member(inner, "length"):
                target = self.operand(inner)
                return Size(target) if isinstance(target, Target) else target
            case Call(Name("String" | "Number" | "parseInt" | "parseFloat"), (inner, *_)):
                return self.operand(inner)
            case Call(Member(inner, "toString" | "trim" | "valueOf" | "getTime" | "toLowerCase"), ()):
                return self.operand(inner)
            case Binary("||" | "??", inner, Literal("" | None | False) | Items(()) | Literal(Decimal())):
                return self.operand(inner)
        day = dates.day_of(script)
        if day is not None:
            return day
        inner = dates.parsed(script)
        if inner is not None:
            return self.operand(inner)
        names = path_of(script)
        if names is None or names[0] not in self.roots:
            raise Unreadable(
                _("it uses “%(name)s”, which is no answer of the form") % {"name": _shown(script)}
            )
        if names == ("undefined",):
            return Missing()
        found = self.targets.find(self.roots[names[0]], names[1:])
        if found is None and names[0] == "row":
            # Form.io's own editors write row.x for what lies around the row too.
            found = self.targets.near(self.component, ".".join(names[1:])) if names[1:] else None
        return found or Missing()

    def _outside(self, target: Target, rule: Rule) -> Rule:
        """A rule on a question inside rows, asked from outside them: whether any row has it so."""
        if target.rows is None or target.rows == self.group or isinstance(rule, bool):
            return rule
        return {"some": target.rows, "rule": rule}

    def _comparison(self, operator: str, left: Expression, right: Expression) -> Rule:
        first, second = self.operand(left), self.operand(right)
        if isinstance(first, (Literal, dates.Day)) and not isinstance(second, (Literal, dates.Day)):
            first, second, operator = second, first, MIRRORED.get(operator, operator)
        if operator in ("!==", "!="):
            return negated(self._compared("===", first, second))
        return self._compared(operator, first, second)

    def _compared(self, operator: str, first: Operand, second: Operand) -> Rule:
        if isinstance(first, Literal) and isinstance(second, Literal):
            return first.value == second.value if operator in NEGATED else _ordered(operator, first, second)
        if isinstance(first, Missing) or isinstance(second, Missing):
            nothing = all(isinstance(side, Missing) or side == Literal(None) for side in (first, second))
            return operator in NEGATED and nothing
        if isinstance(first, Size):
            return self._size(operator, first.target, second)
        if not isinstance(first, Target):
            raise Unreadable(_("it compares two things that are no answers"))
        match second:
            case Target():
                if second.rows not in (None, self.group):
                    raise Unreadable(_("it compares with an answer in a row of another group"))
                value: Any = {"question": second.question}
                name = "equals" if operator in NEGATED else ORDERED[operator]
                return self._outside(first, compared(first, name, value))
            case Literal(value):
                return self._outside(first, with_literal(operator, first, value))
            case dates.Day():
                name = "equals" if operator in NEGATED else ORDERED[operator]
                return self._outside(first, compared(first, name, second.value()))
        raise Unreadable(_("it compares with something that is no answer"))

    def _size(self, operator: str, target: Target, second: Operand) -> Rule:
        if not isinstance(second, Literal) or not isinstance(second.value, Decimal):
            raise Unreadable(_("it compares a length with something that is no number"))
        number = int(second.value)
        if target.type == "group":
            name = "equals" if operator in NEGATED else ORDERED[operator]
            return {"count": target.question, "rule": None, "operator": name, "value": number}
        some = answered(target)
        if (operator, number) in ((">", 0), (">=", 1)):
            return self._outside(target, some)
        if (operator, number) in (("===", 0), ("==", 0), ("<", 1), ("<=", 0)):
            return negated(self._outside(target, some))
        raise Unreadable(_("it counts the characters or options of an answer"))

    def _call(self, script: Call) -> Rule:
        names = path_of(script.callee)
        if names in FACTS:
            return FACTS[names]
        match script:
            case Call(Name("Boolean"), (inner,)):
                return self.rule(inner)
            case Call(Member(Name("_" | "lodash"), "some" | "any" | "every" | "all" as how), (inner, test)):
                return self._rows("every" if how in ("every", "all") else "some", inner, test)
            case Call(Member(inner, "some" | "every" as how), (test,)):
                return self._rows(how, inner, test)
            case Call(Member(Name("_" | "lodash"), "find" | "filter"), (inner, test)):
                return self._rows("some", inner, test)
            case Call(Member(inner, "find" | "filter"), (test,)):
                return self._rows("some", inner, test)
            case Call(Member(Name("_" | "lodash"), "isEmpty" | "isNil"), (inner,)):
                return negated(self.rule(inner))
            case Call(Member(Name("_" | "lodash"), "isEqual" | "eq"), (left, right)):
                return self._comparison("===", left, right)
            case Call(Member(Name("_" | "lodash"), "includes"), (inner, wanted)) | Call(
                Member(inner, "includes" | "contains"), (wanted,)
            ):
                return self._includes(inner, wanted)
            case Call(Member(Name("_" | "lodash"), "startsWith"), (inner, wanted)) | Call(
                Member(inner, "startsWith"), (wanted,)
            ):
                return self._starts_with(inner, wanted)
            case Call(Member(inner, name), (other, *_)) if name in dates.COMPARISONS:
                operator = dates.COMPARISONS[name]
                return self._comparison(operator, inner, other)
        raise Unreadable(
            _("it calls “%(name)s”, which has no counterpart here") % {"name": _shown(script.callee)}
        )

    def _includes(self, inner: Expression, wanted: Expression) -> Rule:
        if isinstance(inner, Items):
            return either([self._comparison("===", wanted, item) for item in inner.items])
        target, text = self._sought(inner, wanted)
        if target is None:
            return False
        if target.type == "several_of":
            stored = target.values.get(text)
            return False if stored is None else self._outside(target, compared(target, "contains", stored))
        return self._outside(target, compared(target, "contains", text))

    def _starts_with(self, inner: Expression, wanted: Expression) -> Rule:
        target, text = self._sought(inner, wanted)
        if target is None:
            return False
        if target.option is None and target.values:
            stored = [value for name, value in target.values.items() if name.startswith(text)]
            return self._outside(target, either([compared(target, "equals", value) for value in stored]))
        return self._outside(target, compared(target, "starts_with", text))

    def _sought(self, inner: Expression, wanted: Expression) -> tuple[Target | None, str]:
        """The answer that a fixed text is looked for in (None: the form has none), and the text."""
        target, value = self.operand(inner), self.operand(wanted)
        if isinstance(target, Missing):
            return None, ""
        if isinstance(target, Target) and isinstance(value, Literal) and isinstance(value.value, str):
            return target, value.value
        raise Unreadable(_("it looks for something in what is no answer"))

    def _rows(self, how: str, inner: Expression, test: Expression) -> Rule:
        target = self.operand(inner)
        if isinstance(target, Missing):
            return how == "every"
        if not isinstance(target, Target) or target.type != "group":
            raise Unreadable(_("it goes through something that is no repeated group"))
        if not isinstance(test, Function) or len(test.parameters) > 2:
            raise Unreadable(_("it goes through rows in an unusual way"))
        path = next(path for path, found in self.targets.by_path.items() if found is target)
        roots = {**self.roots, **({test.parameters[0]: path} if test.parameters else {})}
        rule = Reader(self.targets, self.component, roots, target.question).rule(test.result)
        if isinstance(rule, bool):
            return answered(target) if rule is (how == "some") and rule else rule
        return {how: target.question, "rule": rule}


def with_literal(operator: str, target: Target, value: str | Decimal | bool | None) -> Rule:
    """An answer compared with a fixed value. Raises Unreadable."""
    if operator in ORDERED:
        return compared(target, ORDERED[operator], _written(target, value))
    if value is None or value == "":
        return negated(answered(target))
    if isinstance(value, bool) or (value in ("true", "false") and (target.option or target.type in TICKED)):
        ticked = answered(target)
        return ticked if value in (True, "true") else negated(ticked)
    if target.option is not None:
        raise Unreadable(_("it compares a ticked option with a text"))
    if target.values:
        stored = target.values.get(str(value))
        if stored is None:
            return False  # none of the options: never so
        return compared(target, "contains" if target.type == "several_of" else "equals", stored)
    return compared(target, "equals", _written(target, value))


def _written(target: Target, value: Any) -> Any:
    compared_with = questions.get(target.type).compared_with
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    if compared_with == "date":
        try:
            return date.fromisoformat(text[:10]).isoformat()
        except ValueError as error:
            raise Unreadable(_("it compares a date with something that is no date")) from error
    if compared_with == "number":
        try:
            return format(Decimal(text), "f")
        except ArithmeticError as error:
            raise Unreadable(_("it compares a number with something that is no number")) from error
    return text


def _ordered(operator: str, first: Literal, second: Literal) -> bool:
    left, right = first.value, second.value
    if not isinstance(left, Decimal) or not isinstance(right, Decimal):
        raise Unreadable(_("it orders two fixed texts"))
    return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[operator]


def _shown(script: Expression) -> str:
    """A piece of a script, named for people."""
    match script:
        case Name(name):
            return name
        case Member(inner, name):
            return f"{_shown(inner)}.{name}"
        case Call(callee, _):
            return f"{_shown(callee)}(…)"
    return "…"


def simple(targets: Targets, component: Component, condition: Mapping[str, Any]) -> Rule:
    """Form.io's {show, when, eq}. Raises Unreadable."""
    target = targets.near(component, str(condition["when"]))
    reader = Reader.of(targets, component)
    wanted = condition.get("eq")
    if target is None:
        holds: Rule = wanted in ("", None)
    elif target.type == "several_of" and target.option is None and isinstance(wanted, str) and wanted:
        stored = target.values.get(wanted)
        holds = stored is not None and compared(target, "contains", stored)
    else:
        value = Decimal(wanted) if isinstance(wanted, int) and not isinstance(wanted, bool) else wanted
        holds = with_literal("===", target, value if isinstance(value, (str, Decimal, bool)) else None)
    if target is not None:
        holds = reader._outside(target, holds)
    return holds if condition.get("show") in (True, "true") else negated(holds)
