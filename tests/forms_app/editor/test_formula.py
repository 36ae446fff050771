"""Formulas as editors write them, in a browser: read, written back, and what is said when they are wrong."""

import json
from pathlib import Path

import pytest
from django.utils import translation

from forms_app.rules import expressions
from forms_app.rules.sentence import formula
from forms_app.wagtail_hooks import rule_picker
from tests.forms_app.rules.test_sentence import made

pytestmark = pytest.mark.e2e
SCRIPTS = Path(__file__).parents[3] / "forms_app/static/forms_app/editor"

LENGTH, POWER = {"question": "length"}, {"question": "power"}
WRITTEN = [
    ("[Length] * 250 + 100", {"add": [{"multiply": [LENGTH, "250"]}, "100"]}),
    ("[Length] - 1 - 2", {"subtract": [{"subtract": [LENGTH, "1"]}, "2"]}),
    ("([Length] + 1) / 2.5", {"divide": [{"add": [LENGTH, "1"]}, "2.5"]}),
    ("sum([Children]; [Age] * 2)", {"sum": "children", "of": {"multiply": [{"question": "age"}, "2"]}}),
    ("sum([Length]; 3)", {"sum": [LENGTH, "3"]}),
    ("count([Children]) + 1", {"add": [{"count": "children"}, "1"]}),
    ("years([Day]; today)", {"difference": [{"question": "day"}, {"today": 0}], "unit": "years"}),
    ("round([Length] / 3; 2)", {"round": {"divide": [LENGTH, "3"]}, "places": 2}),
    (
        'if([Power?] = "Yes"; 1200; 0)',
        {"if": {"question": "power", "operator": "equals", "value": "yes"}, "then": "1200", "else": "0"},
    ),
    (
        'if(([Length] > 10 or [Harbour] = "North"); 2; 1)',
        {
            "if": {
                "any": [
                    {"question": "length", "operator": "greater_than", "value": "10"},
                    {"question": "harbour", "operator": "equals", "value": "n"},
                ]
            },
            "then": "2",
            "else": "1",
        },
    ),
    (
        "if(answered([Length]); [Length]; 0)",
        {"if": {"question": "length", "operator": "answered"}, "then": LENGTH, "else": "0"},
    ),
    ("max(min([Length]; 12); 4)", {"max": [{"min": [LENGTH, "12"]}, "4"]}),
]
WRONG = [
    ("[Lenght] * 2", "Lenght"),
    ("[Length] *", "end"),
    ("[Length] ** 2", "*"),
    ("area([Length])", "sum, count"),
    ("count([Length])", "Length"),
    ("round([Length]; 1; 2)", "needs"),
    ("if([Length]; 1; 2)", "comparison"),
    ('if([Harbour] = "West"; 1; 2)', "West"),
    ("[Length] 2", "2"),
]


def known():
    types = rule_picker()["types"]

    def one(name, kind, label, **more):
        return {"id": name, "type": types[kind], "label": label, "options": [], "inner": []} | more

    age = one("age", "number", "Age")
    return [
        one("length", "number", "Length"),
        one("power", "yes_no", "Power?"),
        one(
            "harbour",
            "one_of",
            "Harbour",
            options=[{"value": "n", "label": "North"}, {"value": "s", "label": "South"}],
        ),
        one("day", "date", "Day"),
        one("children", "group", "Children", isGroup=True, inner=[age]),
    ]


@pytest.fixture
def editor(page):
    with translation.override("en"):
        words = json.dumps(rule_picker())
        found = known()
    page.set_content(
        f'<html lang="en"><script type="application/json" id="rule-words">{words}</script></html>'
    )
    for script in ("rule-sentence", "formula"):
        page.add_script_tag(path=SCRIPTS / f"{script}.js")
    page.known = found
    return page


def test_formulas_are_read_and_written_back(editor):
    script = """([texts, known]) => texts.map((text) => {
      const found = portalen.parseFormula(text, known);
      return [found, portalen.printFormula(found, known)];
    })"""
    results = editor.evaluate(script, [[text for text, _expression in WRITTEN], editor.known])
    for (text, expression), (found, written) in zip(WRITTEN, results, strict=True):
        assert found == expression, text
        assert written == text
        expressions.parse(found)


def test_norwegian_words_and_decimals(page):
    with translation.override("nb"):
        words = json.dumps(rule_picker())
    page.set_content(
        f'<html lang="nb"><script type="application/json" id="rule-words">{words}</script></html>'
    )
    for script in ("rule-sentence", "formula"):
        page.add_script_tag(path=SCRIPTS / f"{script}.js")
    read = "([text, known]) => portalen.parseFormula(text, known)"
    assert page.evaluate(read, ["[Length] × 2,5", known()]) == {"multiply": [LENGTH, "2.5"]}
    assert page.evaluate(read, ["sum([Length]; 1)", known()]) == {"sum": [LENGTH, "1"]}


@pytest.mark.parametrize(("text", "says"), WRONG)
def test_what_is_wrong_is_said_in_words(editor, text, says):
    script = """([text, known]) => {
      try { return { found: portalen.parseFormula(text, known) }; }
      catch (error) { return { said: error instanceof portalen.FormulaError ? error.message : String(error) }; }
    }"""
    result = editor.evaluate(script, [text, editor.known])
    assert says in result.get("said", ""), result


def test_the_browser_says_calculations_as_the_server_does(editor):
    questions = {
        "length": made("number", "Length"), "power": made("yes_no", "Power?"), "day": made("date", "Day"),
        "harbour": made("one_of", "Harbour", options=(("n", "North"), ("s", "South"))),
        "children": made("group", "Children", questions=(made("number", "Age"),)),
    }  # fmt: skip
    for _text, expression in WRITTEN:
        said = editor.evaluate(
            "([found, known]) => portalen.formulaWords(found, known)", [expression, editor.known]
        )
        if "age" not in json.dumps(expression):
            with translation.override("en"):
                assert said == formula(expressions.parse(expression), questions)
