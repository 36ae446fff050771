"""Numbers and dates of rules, in a way that JavaScript can do the same way exactly (static/forms_app/rules.js).

A number is a whole count of 10^-30 (Python's int, JavaScript's BigInt), so that nothing depends on a
language's floating or decimal types. What is 10^30 or larger is no number.
"""

import re
from datetime import date
from typing import Any

DIGITS = 30
ONE = 10**DIGITS
_LIMIT = ONE * ONE
_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LARGEST_WHOLE = 2**53 - 1  # the largest that JavaScript can tell from its neighbours


def number(value: Any) -> int | None:
    """Decimal text with a point, a whole JSON number, or the amount of a fee; None for anything else."""
    if isinstance(value, dict):
        value = value.get("amount")
    if isinstance(value, str):
        if not _NUMBER.fullmatch(value):
            return None
        whole, _point, part = value.partition(".")
        return int(whole + part.ljust(DIGITS, "0"))
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    is_whole = isinstance(value, int) or value.is_integer()
    return int(value) * ONE if is_whole and abs(value) <= _LARGEST_WHOLE else None


def within_limits(count: int) -> int | None:
    return count if abs(count) < _LIMIT else None


def divide(dividend: int, divisor: int) -> int:
    """Whole division where half goes away from zero, as of 2,5 kr people expect 3."""
    whole, rest = divmod(abs(dividend), abs(divisor))
    whole += 2 * rest >= abs(divisor)
    return -whole if (dividend < 0) != (divisor < 0) else whole


def text(count: int) -> str:
    """A number as text, without zeros that say nothing."""
    whole, part = divmod(abs(count), ONE)
    decimals = f"{part:0{DIGITS}d}".rstrip("0")
    return "-" * (count < 0) + str(whole) + ("." + decimals if decimals else "")


def is_date(value: Any) -> bool:
    """Whether a value looks like an ISO date; comparing such texts compares the days."""
    return isinstance(value, str) and bool(_DATE.fullmatch(value))


def day(value: Any) -> date | None:
    """The day of an ISO date that exists."""
    if not is_date(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def difference(start: date, end: date, unit: str) -> int:
    """Whole days, months or years from `start` to `end`, as an age is counted; negative backwards."""
    if unit == "days":
        return (end - start).days
    if end < start:
        return -difference(end, start, unit)
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return months // 12 if unit == "years" else months
