"""Calculated values of Form.io as expressions (forms_app.rules.expressions)."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from forms_app import questions
from forms_app.formio import dates
from forms_app.formio.conditions import Reader
from forms_app.formio.syntax import (
    Binary,
    Call,
    Choice,
    Expression,
    Function,
    Literal,
    Member,
    Name,
    Unary,
    Unreadable,
)
from forms_app.formio.targets import Target

ARITHMETIC = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide"}
NUMBERS = ("number", "year")
_UNITS = {unit: f"{unit.rstrip('s')}s" for unit in ("day", "days", "month", "months", "year", "years")}


def expression(reader: Reader, script: Expression) -> Any:
    """The script as an expression's JSON. Raises Unreadable."""
    match script:
        case Literal(Decimal() as number):
            return format(number, "f")
        case Literal(None):
            return None
        case Literal(str() as text):
            return text
        case Unary("-", inner):
            return {"subtract": ["0", expression(reader, inner)]}
        case Unary("+", inner):
            return expression(reader, inner)
        case Binary("||" | "??", inner, otherwise):
            return _or(reader, inner, otherwise)
        case Binary(operator, left, right) if operator in ARITHMETIC:
            return _joined(ARITHMETIC[operator], expression(reader, left), expression(reader, right))
        case Choice(test, then, otherwise):
            rule = reader.rule(test)
            if isinstance(rule, bool):
                return expression(reader, then if rule else otherwise)
            return {"if": rule, "then": expression(reader, then), "else": expression(reader, otherwise)}
        case Call():
            return _called(reader, script)
    return _answer(reader, script)


def _called(reader: Reader, script: Call) -> Any:
    match script:
        case Call(Name("Number" | "parseFloat" | "parseInt" | "String"), (inner, *_)):
            return expression(reader, inner)
        case Call(Member(Name("Math"), name), arguments):
            return _of_math(name, [expression(reader, inner) for inner in arguments])
        case Call(Member(inner, "toFixed"), (Literal(Decimal() as places),)):
            return {"round": expression(reader, inner), "places": int(places)}
        case Call(Member(inner, "toFixed"), ()):
            return {"round": expression(reader, inner), "places": 0}
        case Call(Member(later, "diff"), (earlier, Literal(str(unit)), *_)) if unit in _UNITS:
            both = [_day(reader, earlier), _day(reader, later)]
            return {"difference": both, "unit": _UNITS[unit]}
        case Call(Member(Name("_" | "lodash"), "sumBy"), (rows, of)) | Call(Member(rows, "sumBy"), (of,)):
            return _sum(reader, rows, of)
        case Call(Member(rows, "reduce"), (Function((total, row, *_), Binary("+", Name(first), of)), *_)):
            if first != total:
                raise Unreadable(_("it goes through rows in an unusual way"))
            return _sum(reader, rows, Function((row,), of))
    return _answer(reader, script)


def _joined(operation: str, left: Any, right: Any) -> dict[str, Any]:
    """a + b + c as one sum; what is no chain stays as it was bracketed."""
    if operation in ("add", "multiply") and isinstance(left, dict) and operation in left:
        return {operation: [*left[operation], right]}
    return {operation: [left, right]}


def _or(reader: Reader, inner: Expression, otherwise: Expression) -> Any:
    """`x || 0`: what is not answered counts as nothing."""
    value, other = expression(reader, inner), expression(reader, otherwise)
    rules = [{"question": question, "operator": "answered"} for question in sorted(_answers_in(value))]
    if not rules:
        return value
    rule = rules[0] if len(rules) == 1 else {"all": rules}
    return {"if": rule, "then": value, "else": other}


def _answers_in(value: Any) -> set[str]:
    if isinstance(value, list):
        return {found for part in value for found in _answers_in(part)}
    if not isinstance(value, dict) or "sum" in value:
        return set()
    if "question" in value:
        return {value["question"]}
    return {found for name, part in value.items() if name != "if" for found in _answers_in(part)}


def _of_math(name: str, arguments: list[Any]) -> Any:
    if name in ("min", "max"):
        return {name: arguments}
    if len(arguments) == 1 and name == "round":
        return {"round": arguments[0], "places": 0}
    if len(arguments) == 1 and name in ("floor", "ceil"):
        # Half away from zero is what rounding does here; calculations of forms are of what is not negative.
        shift = {"floor": "subtract", "ceil": "add"}[name]
        return {"round": {shift: [arguments[0], "0.4999999999"]}, "places": 0}
    raise Unreadable(_("it calls “%(name)s”, which has no counterpart here") % {"name": f"Math.{name}"})


def _sum(reader: Reader, rows: Expression, of: Expression) -> Any:
    target = reader.operand(rows)
    if not isinstance(target, Target) or target.type != "group":
        raise Unreadable(_("it adds up something that is no repeated group"))
    path = next(path for path, found in reader.targets.by_path.items() if found is target)
    match of:
        case Literal(str(name)):
            row, inner = "row", Member(Name("row"), name)
        case Function((row, *_), result):
            inner = result
        case _:
            raise Unreadable(_("it adds up rows in an unusual way"))
    inside = Reader(reader.targets, reader.component, {**reader.roots, row: path}, target.question)
    return {"sum": target.question, "of": expression(inside, inner)}


def _day(reader: Reader, script: Expression) -> Any:
    day = dates.day_of(script)
    if day is not None:
        return day.value()
    return _answer(reader, dates.parsed(script) or script, ("date",))


def _answer(reader: Reader, script: Expression, kinds: tuple[str, ...] = NUMBERS) -> Any:
    target = reader.operand(script)
    if isinstance(target, dates.Day):
        return target.value()
    if not isinstance(target, Target):
        raise Unreadable(_("it calculates with something that the form does not ask for"))
    if questions.get(target.type).compared_with not in kinds:
        raise Unreadable(_("it calculates with an answer of the type “%(type)s”") % {"type": target.type})
    if target.rows not in (None, reader.group):
        raise Unreadable(_("it calculates with an answer in a row of another group"))
    return {"question": target.question}
