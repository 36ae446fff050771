"""Official vectors of Skatteetaten, and what must hold for every number."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from forms_app.national_id import is_d_number, is_national_id, is_synthetic, masked

REAL_SHAPED = ["30108299939", "20036914700", "02013299997", "02013299903", "02013299806", "30108299920"]
SYNTHETIC = ["30908299902", "03851598730", "14847531240", "01821590082", "23925044148", "11827841007"]
FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2)
SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


@st.composite
def national_ids(draw: st.DrawFn, synthetic: bool = True) -> str:
    """Well-formed numbers, made the way they are issued: date, offsets, then check digits by either rule."""
    day = draw(st.integers(1, 28)) + draw(st.sampled_from([0, 40]))
    month = draw(st.integers(1, 12)) + (80 if synthetic else 0)
    head = f"{day:02}{month:02}{draw(st.integers(0, 99)):02}{draw(st.integers(0, 999)):03}"
    remainder = draw(st.sampled_from([0, 1, 2, 3]))
    k1 = (remainder - sum(w * int(d) for w, d in zip(FIRST, head, strict=True))) % 11
    assume(k1 < 10)
    k2 = -sum(w * int(d) for w, d in zip(SECOND, f"{head}{k1}", strict=True)) % 11
    assume(k2 < 10)
    return f"{head}{k1}{k2}"


@pytest.mark.parametrize("number", REAL_SHAPED)
def test_official_vectors(number: str) -> None:
    assert is_national_id(number, synthetic_allowed=False)
    assert not is_synthetic(number)


@pytest.mark.parametrize("number", SYNTHETIC)
def test_synthetic_vectors_pass_only_where_allowed(number: str) -> None:
    assert is_synthetic(number)
    assert is_national_id(number, synthetic_allowed=True)
    assert not is_national_id(number, synthetic_allowed=False)


@given(national_ids())
def test_every_issued_number_is_good(number: str) -> None:
    assert is_national_id(number, synthetic_allowed=True)
    assert is_d_number(number) == (number[0] in "4567")


@given(national_ids(synthetic=False), st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_is_found(number: str, place: int, change: int) -> None:
    wrong = number[:place] + str((int(number[place]) + change) % 10) + number[place + 1 :]
    assert not is_national_id(wrong, synthetic_allowed=True)


@given(national_ids(), st.integers(0, 9))
def test_two_neighbours_swapped_are_found(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert swapped == number or not is_national_id(swapped, synthetic_allowed=True)


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    assert is_national_id(text, synthetic_allowed=True) in (True, False)


@pytest.mark.parametrize(
    "number",
    [
        "",
        "2003691470",
        "200369147000",
        "20036914700\n",
        " 20036914700",
        "２００３６９１４７００",
        "00000000000",
        "99999999999",
        "32010112345",
    ],
)
def test_what_is_no_number_at_all(number: str) -> None:
    assert not is_national_id(number, synthetic_allowed=True)


@pytest.mark.parametrize("month", ["00", "13", "41", "52", "80", "93"])
def test_months_that_nobody_issues(month: str) -> None:
    """NAV's older test numbers add 40 to the month: not Tenor's, so refused."""
    completed = [_completed(f"10{month}90{serial:03}") for serial in range(100)]
    assert not any(is_national_id(number, synthetic_allowed=True) for number in completed)


def _completed(head: str) -> str:
    k1 = -sum(w * int(d) for w, d in zip(FIRST, head, strict=True)) % 11
    k2 = -sum(w * int(d) for w, d in zip(SECOND, f"{head}{k1}"[:10], strict=True)) % 11
    return f"{head}{k1}{k2}"


def test_only_the_date_is_shown() -> None:
    assert masked("03851598730") == "038515 *****"
