"""Conditions become rules on the questions that the components have become."""

import pytest

from tests.forms_app.formio.making import blocks, built, component, radio

QUESTIONS = (
    radio("slag", "seil", "motor"),
    radio("eier", "ja", "nei", label="Eier du den?"),
    component("selectboxes", "utstyr", values=[{"value": "vest", "label": "Vest"}, {"value": "are", "label": "Åre"}]),
    component("navCheckbox", "lest"),
    component("number", "lengde"),
    component("navDatepicker", "kjopt"),
    component("textfield", "navn"),
    component("container", "eieren", radio("type", "person", "firma"), component("textfield", "adresse")),
    component("datagrid", "turer", radio("maal", "fiske", "kos"), component("number", "dager")),
)  # fmt: skip


def shown(condition, **simple):
    """The rule of a question after QUESTIONS, with keys in the place of ids, and the report."""
    values = {"customConditional": condition, "conditional": simple}
    result = built(*QUESTIONS, component("textfield", "svar", **values))
    found = blocks(result)
    names = {value["id"]: key for key, value in found.items()}
    return _named(found["svar"]["show_if"], names), result.report, found["svar"]


def _named(rule, names):
    if isinstance(rule, dict):
        return {key: _named(part, names) for key, part in rule.items()}
    if isinstance(rule, list):
        return [_named(part, names) for part in rule]
    return names.get(rule, rule) if isinstance(rule, str) else rule


def q(question, operator, value=None):
    return {"question": question, "operator": operator} | ({} if value is None else {"value": value})


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ("show = data.slag === 'seil'", q("slag", "equals", "seil")),
        ("show = 'seil' == data.slag", q("slag", "equals", "seil")),
        ("show = data.slag !== 'seil'", {"not": q("slag", "equals", "seil")}),
        ("show = data.slag === 'seil' || data.slag === 'motor'",
         {"any": [q("slag", "equals", "seil"), q("slag", "equals", "motor")]}),
        ("show = data.slag === 'seil' && (data.navn || data.lest)",
         {"all": [q("slag", "equals", "seil"), {"any": [q("navn", "answered"), q("lest", "answered")]}]}),
        ("show = ['seil', 'motor'].includes(data.slag)",
         {"any": [q("slag", "equals", "seil"), q("slag", "equals", "motor")]}),
        ("show = data.navn.startsWith('Sj')", q("navn", "starts_with", "Sj")),
        ("show = !_.startsWith(data.navn, 'Sj')", {"not": q("navn", "starts_with", "Sj")}),
        ("show = data.slag.startsWith('s')", q("slag", "equals", "seil")),
        ("show = data.eier === 'ja'", q("eier", "equals", "yes")),
        ("show = data.utstyr.vest === true", q("utstyr", "contains", "vest")),
        ("show = !data.utstyr.vest", {"not": q("utstyr", "contains", "vest")}),
        ("show = data.lest === false", q("lest", "not_answered")),
        ("show = data.lengde > 3", q("lengde", "greater_than", "3")),
        ("show = 3 > data.lengde", q("lengde", "less_than", "3")),
        ("show = Number(data.lengde) >= -2.5", q("lengde", "at_least", "-2.5")),
        ("show = data.navn !== ''", q("navn", "answered")),
        ("show = data.navn.length > 0", q("navn", "answered")),
        ("show = new Date(data.kjopt) <= new Date(2014, 11, 31)", q("kjopt", "at_most", "2014-12-31")),
        ("show = moment(data.kjopt).isAfter(moment().subtract(2, 'weeks'))",
         q("kjopt", "greater_than", {"today": -14})),
        ("show = moment(data.kjopt, 'YYYY-MM-DD').isBefore('2020-02-01')", q("kjopt", "less_than", "2020-02-01")),
        ("show = data.eieren.type === 'firma'", q("type", "equals", "firma")),
        ("show = _.some(data.turer, (tur) => tur.maal === 'fiske' && tur.dager > 1)",
         {"some": "turer", "rule": {"all": [q("maal", "equals", "fiske"), q("dager", "greater_than", "1")]}}),
        ("show = data.turer.every(function (tur) { return tur.maal === 'kos'; })",
         {"every": "turer", "rule": q("maal", "equals", "kos")}),
        ("show = data.turer.length >= 2", {"count": "turer", "rule": None, "operator": "at_least", "value": 2}),
        ("show = data.lengde ? data.slag === 'seil' : data.navn", {"any": [
            {"all": [q("lengde", "answered"), q("slag", "equals", "seil")]},
            {"all": [q("lengde", "not_answered"), q("navn", "answered")]}]}),
        ("show = instance.isSubmissionDigital() && data.navn", q("navn", "answered")),
        ("show = data.slag === 'gone' || data.navn", q("navn", "answered")),
        ("show = data.nothing.here === 'x' || data.navn", q("navn", "answered")),
    ],
)  # fmt: skip
def test_javascript(source, rule):
    found, report, _block = shown(source)
    assert found == rule
    assert (report.conditions, report.conditions_mapped, report.unmapped) == (1, 1, [])


@pytest.mark.parametrize(
    ("simple", "rule"),
    [
        ({"show": True, "when": "slag", "eq": "seil"}, q("slag", "equals", "seil")),
        ({"show": False, "when": "slag", "eq": "seil"}, {"not": q("slag", "equals", "seil")}),
        ({"show": True, "when": "eieren.type", "eq": "firma"}, q("type", "equals", "firma")),
        ({"show": "true", "when": "utstyr", "eq": "are"}, q("utstyr", "contains", "are")),
        ({"show": True, "when": "lest", "eq": "true"}, q("lest", "answered")),
        ({"show": False, "when": "lest", "eq": True}, q("lest", "not_answered")),
        (
            {"show": True, "when": "turer.maal", "eq": "kos"},
            {"some": "turer", "rule": q("maal", "equals", "kos")},
        ),
    ],
)
def test_simple(simple, rule):
    found, report, _block = shown("", **simple)
    assert (found, report.conditions_mapped) == (rule, 1)


@pytest.mark.parametrize(
    "source",
    ["show = fetch(data.navn)", "show = data.navn.endsWith('B')", "show = window.x", "show = 1 +"],
)  # fmt: skip
def test_what_cannot_be_said_is_told_and_not_dropped(source):
    found, report, block = shown(source)
    assert found is None
    assert (report.conditions, report.conditions_mapped) == (1, 0)
    assert report.unmapped[0]["key"] == "svar"
    assert source in block["note"]


def test_the_text_of_what_another_system_lists_is_what_is_written():
    script = "show = data.aktivitet.text && !data.aktivitet.text.startsWith('Kurs')"
    other = component("textfield", "svar", customConditional=script)
    found = blocks(built(component("activities", "aktivitet"), other))
    activity = found["aktivitet"]["id"]
    assert found["svar"]["show_if"] == {
        "all": [q(activity, "answered"), {"not": q(activity, "starts_with", "Kurs")}]
    }


def test_the_row_that_a_question_stands_in():
    inner = component(
        "textfield", "hvor", customConditional="show = row.maal === 'fiske' && data.slag === 'seil'"
    )
    grid = component("datagrid", "turer", radio("maal", "fiske", "kos"), inner)
    found = blocks(built(radio("slag", "seil", "motor"), grid))
    assert found["hvor"]["show_if"] == {
        "all": [
            q(found["maal"]["id"], "equals", "fiske"),
            q(found["slag"]["id"], "equals", "seil"),
        ]
    }


def test_what_is_never_shown_is_left_out_and_told():
    result = built(
        component("textfield", "aldri", customConditional="show = false"),
        component("textfield", "alltid"),
        component("textfield", "siden", customConditional="show = data.aldri || data.alltid"),
    )
    found = blocks(result)
    assert set(found) == {"alltid", "siden"}
    assert found["siden"]["show_if"] == q(found["alltid"]["id"], "answered")
    assert "Aldri" in found["alltid"]["note"]
    assert result.report.notes[0]["key"] == "aldri"
    assert (result.report.components, result.report.mapped) == (4, 4)


def test_what_a_condition_looks_at_comes_first():
    hidden = {"show": False, "when": "ingen", "eq": True}
    found = blocks(
        built(component("phoneNumber", "telefon", conditional=hidden), component("navCheckbox", "ingen"))
    )
    assert list(found) == ["ingen", "telefon"]
    assert found["telefon"]["show_if"] == q(found["ingen"]["id"], "not_answered")
    assert found["ingen"]["note"]


def test_what_looks_at_each_other_stays_and_is_told():
    result = built(
        component("textfield", "a", customConditional="show = data.b"),
        component("textfield", "b", customConditional="show = data.a"),
    )
    assert (result.report.conditions, result.report.conditions_mapped) == (2, 1)
    assert "kommer senere" in result.report.unmapped[0]["why"]
