"""One file of cases for both evaluators: the server's and the browser's."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms_app.rules import expressions
from forms_app.rules.evaluation import compute, holds
from forms_app.rules.expressions import DEEPEST
from forms_app.rules.model import dump, parse
from tests.forms_app.rules import making

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text())
SCRIPT = Path(__file__).parents[3] / "forms_app/static/forms_app/rules.js"
TODAY = "2027-02-28"
EVALUATE = """cases => cases.map(({ rule, calculation, answers, today }) => {
  const known = new Map(Object.entries(answers));
  return calculation === undefined ? rules.holds(rule, known, today) : rules.compute(calculation, known, today);
})"""
patient = settings(deadline=None, suppress_health_check=list(HealthCheck))


def evaluate(case):
    today = date.fromisoformat(case.get("today", TODAY))
    if "calculation" in case:
        return compute(expressions.parse(case["calculation"]), case["answers"], today)
    return holds(parse(case["rule"]) if case["rule"] else None, case["answers"], today)


def expected(case):
    return case["value"] if "calculation" in case else case["holds"]


def test_there_are_enough():
    assert len(VECTORS) >= 500
    assert len({json.dumps(case) for case in VECTORS}) == len(VECTORS)


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: json.dumps(case)[:80])
def test_python(case):
    assert evaluate(case) == expected(case)


@pytest.mark.e2e
def test_browser(page):
    page.add_script_tag(path=SCRIPT)
    # JSON text, so that the browser parses numbers itself.
    results = page.evaluate(f"text => ({EVALUATE})(JSON.parse(text))", json.dumps(VECTORS))
    wrong = [(case, got) for case, got in zip(VECTORS, results, strict=True) if got != expected(case)]
    assert wrong == []


@pytest.mark.e2e
@pytest.mark.parametrize("what", ["rule", "calculation"])
def test_python_and_browser_agree_on_anything(page, what):
    page.add_script_tag(path=SCRIPT)
    cases = []

    @settings(patient, max_examples=1000, database=None)
    @given(making.rules if what == "rule" else making.expressions, making.answers)
    def collect(made, answers):
        # As both sides get them: through JSON.
        cases.append(json.loads(json.dumps({what: made, "answers": answers, "today": TODAY})))

    collect()
    # Text, because objects that JSON has no word for (big numbers) would change on their way back.
    script = f"text => JSON.stringify(({EVALUATE})(JSON.parse(text)))"
    found = json.loads(page.evaluate(script, json.dumps(cases)))
    differ = [(case, got) for case, got in zip(cases, found, strict=True) if not _same(evaluate(case), got)]
    assert differ == []


def _same(server, browser):
    """Equal, where the browser's numbers are floating: an answer that is handed through uncomputed."""
    if isinstance(server, (int, float)) and not isinstance(server, bool):
        return isinstance(browser, (int, float)) and float(server) == float(browser)
    if isinstance(server, list):
        return len(server) == len(browser) and all(map(_same, server, browser))
    if isinstance(server, dict):
        return server.keys() == browser.keys() and all(_same(server[key], browser[key]) for key in server)
    return server == browser


@patient
@given(making.rules, making.answers)
def test_total_and_deterministic(rule, answers):
    parsed = parse(rule)
    assert holds(parsed, answers) is holds(parsed, answers)
    assert parse(dump(parsed)) == parsed


@patient
@given(making.expressions, making.answers)
def test_calculations_are_total_and_deterministic(data, answers):
    parsed = expressions.parse(data)
    assert compute(parsed, answers) == compute(parsed, answers)
    assert expressions.parse(expressions.dump(parsed)) == parsed


@given(
    making.json_values | st.dictionaries(st.sampled_from(["sum", "of", "if", "count"]), making.json_values)
)
def test_parse_takes_a_rule_or_raises_value_error(data):
    for read in (parse, expressions.parse):
        try:
            read(data)
        except ValueError:
            continue


def test_too_deep_is_no_rule():
    rule = {"question": "a", "operator": "answered"}
    for _ in range(DEEPEST + 1):
        rule = {"not": rule}
    with pytest.raises(ValueError, match="deep"):
        parse(rule)


def test_rows_within_rows_end():
    rule = {"question": "a", "operator": "answered"}
    for _ in range(3):
        rule = {"some": "g", "rule": rule}
    with pytest.raises(ValueError, match="rows"):
        parse(rule)
