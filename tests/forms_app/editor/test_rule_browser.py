"""An editor makes rules beyond the plainest in a real browser: groups, other answers, rows, checks, formulas."""

import json
import re

import pytest
from django.utils import translation

from tests.forms_app.editor.test_browser import QUESTIONS, add, admin, rule_of  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


def questions(page, *kinds):
    """Questions of these kinds in a first step, each called by its kind; returns their ids."""
    with translation.override("nb"):
        add(page, "steps")
        page.fill("[name=steps-0-value-title]", "Steg")
        for index, (kind, label) in enumerate(kinds):
            add(page, QUESTIONS, kind)
            page.fill(f"[name={QUESTIONS}-{index}-value-label]", label)
    return [page.input_value(f"[name={QUESTIONS}-{index}-id]") for index in range(len(kinds))]


def stored(page, name):
    return json.loads(page.input_value(f"[name={QUESTIONS}-{name}]") or "null")


def test_groups_other_answers_and_today(admin):  # noqa: F811
    width, length, day, _last = questions(
        admin, ("number", "Bredde"), ("number", "Lengde"), ("date", "Dato"), ("text", "Navn")
    )
    rule = rule_of(admin, f"{QUESTIONS}-3")
    rule.locator(".rule__open").click()
    rule.locator(".rule__question").select_option(label="Lengde")
    rule.locator(".rule__operator").select_option("greater_than")
    rule.locator(".rule__with").select_option("question")
    assert stored(admin, "3-value-show_if") == {
        "all": [{"question": length, "operator": "greater_than", "value": {"question": width}}]
    }
    rule.locator(".rule__add-group").first.click()
    inner = rule.locator(".rule__group .rule__group")
    assert inner.count() == 1
    row = inner.locator(".rule__row").first
    row.locator(".rule__question").select_option(label="Dato")
    row.locator(".rule__operator").select_option("at_least")
    row.locator(".rule__with").select_option("today")
    inner.locator(".rule__row").first.locator(".rule__value").fill("-30")
    inner.locator(".rule__row").nth(1).locator("button").last.click()
    rule.locator(".rule__match").first.select_option("none")
    assert stored(admin, "3-value-show_if") == {
        "not": {
            "any": [
                {"question": length, "operator": "greater_than", "value": {"question": width}},
                {"any": [{"question": day, "operator": "at_least", "value": {"today": -30}}]},
            ]
        }
    }
    said = rule.locator(".rule__sentence").inner_text()
    assert "Lengde" in said
    assert "Bredde" in said
    assert "30" in said


def test_a_calculation_is_written_as_a_formula(admin):  # noqa: F811
    width, length, _total = questions(
        admin, ("number", "Bredde"), ("number", "Lengde"), ("calculated", "Areal")
    )
    field = admin.locator(f"[name={QUESTIONS}-2-value-calculation] + .rule")
    text = field.locator(".formula__text")
    text.fill("[Len")
    field.locator(".formula__names button").click()
    assert text.input_value() == "[Lengde]"
    text.press("End")
    text.press_sequentially(" * [Bredde] * 2,5")
    assert stored(admin, "2-value-calculation") == {
        "multiply": [{"question": length}, {"question": width}, "2.5"]
    }
    told = field.locator(".formula__told").inner_text()
    assert re.fullmatch(r"= .Lengde. × .Bredde. × 2,5", told)
    text.fill("[Høyde] * 2")
    assert "Høyde" in field.locator(".formula__told").inner_text()
    assert stored(admin, "2-value-calculation") is None


def test_a_check_looks_at_its_own_question_and_rows(admin):  # noqa: F811
    [width] = questions(admin, ("number", "Bredde"))
    rule_of(admin, f"{QUESTIONS}-0")
    admin.locator(f"[name={QUESTIONS}-0-value-checks-count] ~ div button.c-sf-add-button").first.click()
    check = admin.locator(f"[name={QUESTIONS}-0-value-checks-0-value-rule] + .rule")
    check.locator(".rule__open").click()
    check.locator(".rule__operator").select_option("at_most")
    check.locator(".rule__value").fill("9")
    assert stored(admin, "0-value-checks-0-value-rule") == {
        "all": [{"question": width, "operator": "at_most", "value": "9"}]
    }
    assert "Bredde" in check.locator(".rule__sentence").inner_text()


def test_a_limit_by_another_answer_and_a_country_from_its_list(admin):  # noqa: F811
    start, country, _end = questions(admin, ("date", "Start"), ("country", "Land"), ("date", "Slutt"))
    field = admin.locator(f"[name={QUESTIONS}-2-value-earliest_from] + .rule")
    field.locator("button").click()
    field.locator(".formula__text").fill("[Start]")
    assert stored(admin, "2-value-earliest_from") == {"question": start}
    field = admin.locator(f"[name={QUESTIONS}-2-value-latest_from] + .rule")
    field.locator("button").click()
    field.locator(".formula__text").fill("today + 30")
    assert stored(admin, "2-value-latest_from") == {"today": 30}
    rule = rule_of(admin, f"{QUESTIONS}-2")
    rule.locator(".rule__open").click()
    rule.locator(".rule__question").select_option(label="Land")
    rule.locator(".rule__value").select_option(label="Sverige")
    assert stored(admin, "2-value-show_if") == {
        "all": [{"question": country, "operator": "equals", "value": "SE"}]
    }
    assert "Sverige" in rule.locator(".rule__sentence").inner_text()
