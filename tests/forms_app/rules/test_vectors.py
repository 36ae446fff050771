"""One file of cases for both evaluators: the server's and the browser's."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms_app.rules.evaluation import holds
from forms_app.rules.model import DEEPEST, dump, parse
from forms_app.rules.operators import OPERATORS

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text())
SCRIPT = Path(__file__).parents[3] / "forms_app/static/forms_app/rules.js"
EVALUATE = "cases => cases.map(([rule, answers]) => rules.holds(rule, new Map(Object.entries(answers))))"

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(max_size=8)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.from_regex(r"-?[0-9]{1,3}(\.[0-9]{1,3})?", fullmatch=True)
    | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip
comparisons = st.fixed_dictionaries(
    {
        "question": st.sampled_from("abc"),
        "operator": st.sampled_from([*OPERATORS, "unknown"]),
        "value": json_values,
    }
)
rule_data = st.recursive(
    comparisons,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda rules: {"all": rules}),
        st.lists(inner, max_size=3).map(lambda rules: {"any": rules}),
        inner.map(lambda rule: {"not": rule}),
    ),
    max_leaves=6,
)
answer_data = st.dictionaries(st.sampled_from("abc"), json_values, max_size=3)


def evaluate(rule, answers):
    return holds(parse(rule) if rule else None, answers)


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: json.dumps(case["rule"])[:80])
def test_python(case):
    assert evaluate(case["rule"], case["answers"]) is case["holds"]


@pytest.mark.e2e
def test_browser(page):
    page.add_script_tag(path=SCRIPT)
    results = page.evaluate(EVALUATE, [[case["rule"], case["answers"]] for case in VECTORS])
    wrong = [case for case, result in zip(VECTORS, results, strict=True) if result is not case["holds"]]
    assert wrong == []


@pytest.mark.e2e
def test_python_and_browser_agree_on_anything(page):
    page.add_script_tag(path=SCRIPT)
    cases = []

    @settings(max_examples=1500, database=None, deadline=None)
    @given(rule_data, answer_data)
    def collect(rule, answers):
        # As both sides get them: through JSON.
        cases.append(json.loads(json.dumps([rule, answers])))

    collect()
    # JSON text, so that the browser parses numbers itself.
    found = page.evaluate(f"text => ({EVALUATE})(JSON.parse(text))", json.dumps(cases))
    differ = [case for case, result in zip(cases, found, strict=True) if evaluate(*case) is not result]
    assert differ == []


@given(rule_data, answer_data)
def test_total_and_deterministic(rule, answers):
    parsed = parse(rule)
    assert holds(parsed, answers) is holds(parsed, answers)
    assert parse(dump(parsed)) == parsed


@given(json_values)
def test_parse_takes_a_rule_or_raises_value_error(data):
    try:
        parse(data)
    except ValueError:
        return
    assert isinstance(data, dict)


def test_too_deep_is_no_rule():
    rule = {"question": "a", "operator": "answered"}
    for _ in range(DEEPEST + 1):
        rule = {"not": rule}
    with pytest.raises(ValueError, match="deep"):
        parse(rule)
