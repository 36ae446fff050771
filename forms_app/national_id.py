"""Norwegian national ids: fødselsnummer, D-number and Tenor's synthetic ones.

Eleven digits: day, month, year (two each), three individual digits and two check digits. A D-number has 4
added to its first digit, a synthetic id from Tenor has 80 added to its month; check digits are computed after
that. Numbers issued from 2032 on follow a wider rule for the first check digit, and neither sex nor century can
be read from them: nothing here derives a person's sex or age.

Source: Skatteetaten, "Nytt fødselsnummer fra 2032".
"""

import re

_ELEVEN_DIGITS = re.compile(r"[0-9]{11}\Z", re.ASCII)
_FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_FIRST_REMAINDERS = (0, 1, 2, 3)  # before 2032 only 0
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_national_id(number: str, *, synthetic_allowed: bool) -> bool:
    """Whether `number` is a well-formed national id or D-number, by the rule of today or that of 2032.

    Synthetic ids pass only with `synthetic_allowed`: a production installation must refuse them.
    """
    if not _ELEVEN_DIGITS.match(number):
        return False
    if is_synthetic(number) and not synthetic_allowed:
        return False
    return _has_date(number) and _has_check_digits(number)


def is_synthetic(number: str) -> bool:
    """Whether the month says that the number belongs to nobody (Tenor: 81-92)."""
    return 81 <= int(number[2:4]) <= 92


def is_d_number(number: str) -> bool:
    """Whether this is the number of somebody who is not resident (first digit 4-7)."""
    return "4" <= number[0] <= "7"


def masked(number: str) -> str:
    """How a national id is shown: `ddmmåå *****`."""
    return f"{number[:6]} *****"


def _has_date(number: str) -> bool:
    day, month, year = int(number[:2]), int(number[2:4]), int(number[4:6])
    if is_d_number(number):
        day -= 40
    if is_synthetic(number):
        month -= 80
    if not 1 <= month <= 12:
        return False
    # The century is not in the number: 29 February is good in any year that may be a leap year.
    leap_day = month == 2 and year % 4 == 0
    return 1 <= day <= _DAYS[month - 1] + leap_day


def _has_check_digits(number: str) -> bool:
    digits = [int(digit) for digit in number]
    first = sum(weight * digit for weight, digit in zip(_FIRST_WEIGHTS, digits, strict=False))
    second = sum(weight * digit for weight, digit in zip(_SECOND_WEIGHTS, digits, strict=True))
    return first % 11 in _FIRST_REMAINDERS and second % 11 == 0
