"""What a comparison can say. Every operator is a total function: odd values give False, never an error.

static/forms_app/rules.js says the same in JavaScript, case by case; both follow tests' vectors.json. Hence the
narrow definitions of number, date and letter case below: what the two languages would read differently is
no number here.
"""

from collections.abc import Callable
from typing import Any

from forms_app.rules.numbers import is_date, number


def is_answered(answer: Any) -> bool:
    """Whether there is anything in an answer; "no" and 0 are answers, an unticked consent is not."""
    return not (
        answer is None or answer is False or (isinstance(answer, (str, list, tuple, dict)) and not answer)
    )


def _ordered(answer: Any, value: Any, compare: Callable[[Any, Any], bool]) -> bool:
    """Compares as numbers when both are, as ISO dates (text order) when both are, else False."""
    left, right = number(answer), number(value)
    if left is not None and right is not None:
        return compare(left, right)
    return is_date(answer) and is_date(value) and compare(answer, value)


def _equals(answer: Any, value: Any) -> bool:
    """Numbers by size, texts letter by letter, True and False; lists, objects and null equal nothing."""
    if isinstance(answer, (str, bool)) and type(answer) is type(value) and answer == value:
        return True
    return _ordered(answer, value, lambda left, right: left == right)


def _small(text: str) -> str:
    """Small letters of the Latin alphabets (Norwegian, Sámi and more), where all Unicode versions agree."""
    return "".join(one.lower() if one < "\u0250" and one != "\u0130" else one for one in text)


def _contains(answer: Any, value: Any) -> bool:
    """A list answer has the value among its choices; a text answer has it somewhere, whatever the case."""
    if isinstance(answer, (list, tuple)):
        return any(_equals(item, value) for item in answer)
    if not (isinstance(answer, str) and isinstance(value, str) and answer and value):
        return False
    return _small(value) in _small(answer)


def _starts_with(answer: Any, value: Any) -> bool:
    """A text answer begins with the value, whatever the case."""
    if not (isinstance(answer, str) and isinstance(value, str) and answer and value):
        return False
    return _small(answer).startswith(_small(value))


OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "answered": lambda answer, _: is_answered(answer),
    "not_answered": lambda answer, _: not is_answered(answer),
    "equals": _equals,
    "not_equals": lambda answer, value: is_answered(answer) and not _equals(answer, value),
    "one_of": lambda answer, value: (
        isinstance(value, (list, tuple)) and any(_equals(answer, item) for item in value)
    ),
    "contains": _contains,
    "not_contains": lambda answer, value: is_answered(answer) and not _contains(answer, value),
    "starts_with": _starts_with,
    "less_than": lambda answer, value: _ordered(answer, value, lambda left, right: left < right),
    "at_most": lambda answer, value: _ordered(answer, value, lambda left, right: left <= right),
    "greater_than": lambda answer, value: _ordered(answer, value, lambda left, right: left > right),
    "at_least": lambda answer, value: _ordered(answer, value, lambda left, right: left >= right),
}
