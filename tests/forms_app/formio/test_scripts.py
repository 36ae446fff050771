"""Checks of answers and calculations."""

import pytest

from tests.forms_app.formio.making import blocks, built, component

PICKED = "valid = instance.validateDatePickerV2(input, data, component, row);"


def dated(key, **values):
    return component("navDatepicker", key, validate={"custom": PICKED}, **values)


def test_limits_of_dates():
    result = built(
        dated("fra", latestAllowedDate=0, specificEarliestAllowedDate="2020-01-01"),
        dated("til", beforeDateInputKey="fra", mayBeEqual=True, earliestAllowedDate=-30),
    )
    since, until = blocks(result)["fra"], blocks(result)["til"]
    assert since["earliest"] == "2020-01-01"
    assert [check["value"]["rule"] for check in since["checks"]] == [
        {"question": since["id"], "operator": "at_most", "value": {"today": 0}}
    ]
    assert [check["value"]["rule"] for check in until["checks"]] == [
        {"question": until["id"], "operator": "at_least", "value": {"today": -30}},
        {
            "any": [
                {"question": since["id"], "operator": "not_answered"},
                {"question": until["id"], "operator": "at_least", "value": {"question": since["id"]}},
            ]
        },
    ]
    assert (result.report.validations, result.report.validations_mapped) == (2, 2)


def test_dates_of_the_same_row():
    rows = component("datagrid", "turer", dated("fra"), dated("til", beforeDateInputKey="gammelt.fra"))
    found = blocks(built(rows))
    rule = found["til"]["checks"][0]["value"]["rule"]["any"][1]
    assert (rule["operator"], rule["value"]) == ("greater_than", {"question": found["fra"]["id"]})


def test_own_messages():
    source = "valid = (input !== data.a) ? true : (data.a ? 'Ikke det samme.' : true)"
    result = built(component("textfield", "a"), component("textfield", "b", validate={"custom": source}))
    found = blocks(result)
    (check,) = found["b"]["checks"]
    assert check["value"]["message"] == "Ikke det samme."
    same = {"question": found["b"]["id"], "operator": "equals", "value": {"question": found["a"]["id"]}}
    assert check["value"]["rule"] == {"not": {"all": [same, answered(found["a"]["id"])]}}
    assert result.report.validations_mapped == 1


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("fnrfield", "validateFnrNew"),
        ("orgNr", "validateOrganizationNumber"),
        ("bankAccount", "validateAccountNumber"),
    ],
)
def test_what_the_type_checks_itself(kind, name):
    result = built(component(kind, "a", validate={"custom": f"valid = instance.{name}(input)"}))
    assert "checks" not in blocks(result)["a"]
    assert result.report.validations_mapped == 1


def test_a_check_that_cannot_be_said_is_told():
    source = "valid = /^[a-z]+$/.test(input) ? true : 'Bare bokstaver.'"
    result = built(component("textfield", "a", validate={"custom": source}))
    assert (result.report.validations, result.report.validations_mapped) == (1, 0)
    assert source in blocks(result)["a"]["note"]


A, B = component("currency", "a"), component("number", "b")
ROWS = component("datagrid", "utgifter", component("currency", "belop"))


def answered(question):
    return {"question": question, "operator": "answered"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("value = data.a + data.b", lambda a, b, g, r: {"add": [{"question": a}, {"question": b}]}),
        ("value = (data.a - data.b) / 100",
         lambda a, b, g, r: {"divide": [{"subtract": [{"question": a}, {"question": b}]}, "100"]}),
        ("value = parseFloat(data.a || 0) * 2",
         lambda a, b, g, r: {"multiply": [{"if": answered(a), "then": {"question": a}, "else": "0"}, "2"]}),
        ("value = Math.round(data.a * 1.5)",
         lambda a, b, g, r: {"round": {"multiply": [{"question": a}, "1.5"]}, "places": 0}),
        ("value = Math.max(data.a, data.b).toFixed(2)",
         lambda a, b, g, r: {"round": {"max": [{"question": a}, {"question": b}]}, "places": 2}),
        ("value = data.b > 3 ? data.a : 0",
         lambda a, b, g, r: {"if": {"question": b, "operator": "greater_than", "value": "3"},
                             "then": {"question": a}, "else": "0"}),
        ("value = data.utgifter.reduce((sum, row) => sum + row.belop, 0)",
         lambda a, b, g, r: {"sum": g, "of": {"question": r}}),
        ("value = _.sumBy(data.utgifter, 'belop')", lambda a, b, g, r: {"sum": g, "of": {"question": r}}),
    ],
)  # fmt: skip
def test_calculations(source, expected):
    result = built(A, B, ROWS, component("currency", "sum", calculateValue=source))
    found = blocks(result)
    ids = (found[key]["id"] for key in ("a", "b", "utgifter", "belop"))
    assert found["sum"]["type"] == "calculated"
    assert found["sum"]["calculation"] == expected(*ids)
    assert (result.report.calculations, result.report.calculations_mapped) == (1, 1)


@pytest.mark.parametrize("source", ["value = fetch(data.a)", "value = data.gone + 1", "value = data.later"])
def test_a_calculation_that_cannot_be_made_is_told(source):
    result = built(A, component("currency", "sum", calculateValue=source), component("number", "later"))
    assert (result.report.calculations, result.report.calculations_mapped) == (1, 0)
    assert source in blocks(result)["sum"]["note"]
