"""What a comparison can say. Every operator is a total function: odd values give False, never an error."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any


def is_answered(answer: Any) -> bool:
    """Whether there is anything in an answer; "no" and 0 are answers, an unticked consent is not."""
    return answer not in (None, "", (), [], {}, False) or (answer == 0 and answer is not False)


def _ordered(answer: Any, value: Any, compare: Callable[[Any, Any], bool]) -> bool:
    """Compares as numbers when both are, as ISO dates (text order) when both look like dates, else False."""
    if not isinstance(answer, (str, int)) or not isinstance(value, (str, int)):
        return False
    if isinstance(answer, bool) or isinstance(value, bool):
        return False
    try:
        left, right = Decimal(answer), Decimal(value)
    except InvalidOperation:
        both_dates = all(
            isinstance(side, str) and len(side) == 10 and side[4] == side[7] == "-"
            for side in (answer, value)
        )
        return both_dates and compare(answer, value)
    return left.is_finite() and right.is_finite() and compare(left, right)


def _equals(answer: Any, value: Any) -> bool:
    if _ordered(answer, value, lambda left, right: left == right):
        return True
    return type(answer) is type(value) and answer == value


def _contains(answer: Any, value: Any) -> bool:
    """A list answer has the value among its choices; a text answer has it somewhere, whatever the case."""
    if isinstance(answer, (list, tuple)):
        return value in answer
    return isinstance(answer, str) and isinstance(value, str) and value.lower() in answer.lower()


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
    "less_than": lambda answer, value: _ordered(answer, value, lambda left, right: left < right),
    "at_most": lambda answer, value: _ordered(answer, value, lambda left, right: left <= right),
    "greater_than": lambda answer, value: _ordered(answer, value, lambda left, right: left > right),
    "at_least": lambda answer, value: _ordered(answer, value, lambda left, right: left >= right),
}
