from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms_app.submissions import reference

references = st.builds(
    lambda characters: reference._grouped(characters + reference._check(characters)),
    st.text(alphabet=reference.ALPHABET, min_size=8, max_size=8),
)
places = st.integers(0, reference.LENGTH - 1)


def plain(text):
    return text.replace("-", "")


def test_a_new_reference_is_read_back_as_it_is():
    made = {reference.new() for _ in range(2000)}
    assert len(made) == 2000
    assert all(reference.parse(one) == one for one in made)


def test_no_character_looks_like_another():
    assert len(set(reference.ALPHABET)) == 19
    for pair in ("0O", "1I", "1L", "2Z", "5S", "6G", "8B", "UV", "MN"):
        assert not set(pair) <= set(reference.ALPHABET)


@given(references, places, st.sampled_from(reference.ALPHABET))
def test_every_single_mistake_is_found(good, place, other):
    characters = plain(good)
    wrong = characters[:place] + other + characters[place + 1 :]
    if wrong == characters:
        return
    with pytest.raises(reference.InvalidReference):
        reference.parse(wrong)


@given(references, places, places)
def test_every_swap_of_two_is_found(good, one, other):
    characters = list(plain(good))
    characters[one], characters[other] = characters[other], characters[one]
    if "".join(characters) == plain(good):
        return
    with pytest.raises(reference.InvalidReference):
        reference.parse("".join(characters))


@given(
    references,
    st.lists(st.sampled_from(["", " ", "-", "\u2013", "\u00a0"]), min_size=9, max_size=9),
    st.booleans(),
)
def test_case_spaces_and_hyphens_do_not_matter(good, between, small):
    typed = "".join(gap + one for gap, one in zip(between, plain(good), strict=True))
    assert reference.parse(typed.lower() if small else typed) == good


@given(st.text(max_size=40))
def test_anything_else_is_refused_without_harm(typed):
    with suppress(reference.InvalidReference):
        assert reference.parse(reference.parse(typed)) == reference.parse(typed)
