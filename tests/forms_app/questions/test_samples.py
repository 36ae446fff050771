"""What robots type: samples are always accepted, wrong ones never, whatever an editor has set."""

import json
import random
import re
from datetime import date

import pytest
from django.utils import translation
from hypothesis import assume, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from forms_app.questions import get
from forms_app.questions.base import AnswerContext, InvalidAnswer
from forms_app.questions.blocks import number_text
from tests.forms_app.questions.every_type import SETTINGS
from tests.forms_app.questions.test_answers import SIMPLE, TODAY, question


@pytest.fixture(autouse=True)
def _bokmal():
    with translation.override("nb"):
        yield


JSON_TYPES = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}


def fits(schema, value):
    """Whether a value is as a JSON Schema says, as far as our schemas say anything."""
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(isinstance(value, JSON_TYPES[name]) for name in types):
        return False
    if ("enum" in schema and value not in schema["enum"]) or ("const" in schema and value != schema["const"]):
        return False
    if isinstance(value, str):
        return bool(re.search(schema.get("pattern", ""), value)) and len(value) <= schema.get(
            "maxLength", 10**6
        )
    if isinstance(value, list):
        return all(fits(schema.get("items", {}), one) for one in value)
    if isinstance(value, dict):
        parts, others = schema.get("properties", {}), schema.get("additionalProperties") or False
        return set(schema.get("required", ())) <= value.keys() and all(
            fits(part, one) if (part := parts.get(name, others)) is not False else False
            for name, one in value.items()
        )
    return True


def check_samples(kind, asked_now, seed, today=TODAY.today):
    """A sample is accepted, displayed and as its schema says; a wrong one is refused with the question's name."""
    context = AnswerContext({}, today)
    raw = kind.sample(asked_now, random.Random(seed))
    assert not kind.is_empty(raw)
    value = kind.clean(asked_now, raw, context)
    assert kind.display(asked_now, value)
    json.dumps([raw, value, kind.json_schema(asked_now)])
    assert fits(kind.json_schema(asked_now), value), (kind.json_schema(asked_now), value)
    wrong = kind.wrong_sample(asked_now, random.Random(seed))
    if wrong is not None:
        json.dumps(wrong)
        with pytest.raises(InvalidAnswer, match="Spørsmålet"):
            kind.clean(asked_now, wrong, context)


seeds = st.integers(0, 10**9)


@pytest.mark.parametrize("kind", SIMPLE, ids=lambda kind: kind.name)
@given(seed=seeds, as_set=st.booleans())
@hypothesis_settings(max_examples=30, deadline=None)
def test_samples_are_accepted_and_wrong_ones_refused(kind, seed, as_set):
    check_samples(kind, question(kind.name, **(SETTINGS.get(kind.name, {}) if as_set else {})), seed)


amounts = st.decimals(-(10**6), 10**6, places=2) | st.none()


@hypothesis_settings(deadline=None)
@given(st.sampled_from(["number", "integer", "money", "percent"]), amounts, amounts, st.integers(0, 2), seeds)
def test_samples_of_numbers_keep_to_any_limits(name, one, other, decimals, seed):
    decimals = 0 if name == "integer" else decimals
    one, other = (limit and round(limit, decimals) for limit in (one, other))
    if None not in (one, other):
        one, other = min(one, other), max(one, other)
    limits = {"minimum": number_text(one), "maximum": number_text(other), "decimals": decimals}
    check_samples(get(name), question(name, **limits), seed)


days = st.dates(date(1900, 1, 1), date(2100, 12, 31)) | st.none()


@hypothesis_settings(deadline=None)
@given(
    st.sampled_from(["date", "month", "period"]),
    st.sampled_from(["any", "past", "future"]),
    days,
    days,
    seeds,
)
def test_samples_of_dates_keep_to_any_limits(name, when, one, other, seed):
    today = date.today()
    if None not in (one, other):
        one, other = min(one, other), max(one, other)
    assume(not ((when == "past" and one and one > today) or (when == "future" and other and other < today)))
    limits = {"earliest": one and one.isoformat(), "latest": other and other.isoformat()}
    if name == "month":
        limits = {end: day and f"{day[:8]}01" for end, day in limits.items()}
        assume(not (when == "future" and other and other < today.replace(day=28)))
    check_samples(get(name), question(name, when=when, **limits), seed, today)
