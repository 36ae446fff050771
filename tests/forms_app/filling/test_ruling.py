"""Rules beyond showing: what must be answered, what is offered, checks, calculations and fees."""

from dataclasses import replace
from datetime import date

from forms_app.filling.journey import walk
from forms_app.filling.review import sections
from forms_app.questions import get
from forms_app.questions.base import AnswerContext
from tests.compiled import asked, definition, if_equals, step_of

CONTEXT = AnswerContext({}, date(2027, 2, 28))


def compared(name, operator, value):
    return {"question": name, "operator": operator, "value": value}


def ruled(made, **rules):
    """A question of tests.compiled with rules; `checks` is {id: (rule, message)}."""
    structure, texts = made
    checks = rules.pop("checks", {})
    if checks:
        rules["checks"] = [{"id": name, "rule": rule} for name, (rule, _message) in checks.items()]
    told = {f"{structure['id']}.check.{name}": message for name, (_rule, message) in checks.items()}
    return structure | rules, texts | told


def go(typed, *questions, **step):
    made, texts = step_of("Steg", *questions)
    return walk(definition((made | step, texts)), typed, CONTEXT)


def answers(journey):
    return {answer.question.id: answer for answer in journey.steps[0].answers}


def test_a_rule_makes_a_question_required():
    mail = ruled(asked("text", "E-post", id="mail", required=False), require_if=if_equals("want", "yes"))
    questions = (asked("yes_no", "Vil du ha svar?", id="want"), mail)
    assert go({"want": "no", "mail": ""}, *questions).complete
    told = answers(go({"want": "yes", "mail": ""}, *questions))["mail"]
    assert told.error
    assert told.question.required


def test_a_check_compares_with_another_answer_and_tells_its_own_message():
    until = ruled(
        asked("date", "Til", id="to"),
        checks={"c": (compared("to", "at_least", {"question": "from"}), "Skriv en dag etter den første.")},
    )
    questions = (asked("date", "Fra", id="from"), until)

    def typed(day):
        return {
            "from": {"day": "5", "month": "3", "year": "2027"},
            "to": {"day": day, "month": "3", "year": "2027"},
        }

    assert go(typed("5"), *questions).complete
    wrong = go(typed("4"), *questions)
    assert answers(wrong)["to"].error == "Skriv en dag etter den første."
    assert "to" not in wrong.values
    # Nothing to check where nothing is answered.
    optional = (questions[0], (until[0] | {"required": False}, until[1]))
    assert go({"from": typed("5")["from"], "to": {"day": "", "month": "", "year": ""}}, *optional).complete


def test_a_check_of_a_step_is_told_at_the_last_question_it_looks_at():
    questions = (
        asked("number", "Voksne", id="adults"), asked("number", "Barn", id="kids"), asked("text", "Navn", id="n"),
    )  # fmt: skip
    together = {"calc": {"add": [{"question": "adults"}, {"question": "kids"}]}}
    checks = [{"id": "c", "rule": together | {"operator": "at_most", "value": "10"}}]
    assert go({"adults": "4", "kids": "6", "n": "K"}, *questions, checks=checks).complete
    wrong = go({"adults": "5", "kids": "6", "n": "K"}, *questions, checks=checks)
    assert [answer.question.id for answer in wrong.steps[0].errors] == ["kids"]
    assert wrong.todo == 1


def test_options_are_offered_by_rule():
    port = ruled(asked("one_of", "Havn", id="port", options={"b": "Bossekop", "s": "Storekorsnes"}))
    port[0]["settings"]["option_rules"] = {"s": compared("length", "at_most", "10")}
    questions = (asked("number", "Lengde", id="length"), port)
    assert go({"length": "9", "port": "s"}, *questions).complete
    refused = answers(go({"length": "12", "port": "s"}, *questions))["port"]
    assert refused.error
    assert refused.question.settings["options"] == (("b", "Bossekop"),)


def test_a_question_without_any_option_left_is_not_asked():
    port = asked("one_of", "Havn", id="port", options={"b": "Bossekop", "s": "Storekorsnes"})
    port[0]["settings"]["option_rules"] = dict.fromkeys("bs", compared("length", "at_most", "10"))
    journey = go({"length": "12"}, asked("number", "Lengde", id="length"), port)
    assert [question.id for question in journey.steps[0].hidden] == ["port"]
    assert journey.complete


AREA = asked(
    "calculated", "Areal", id="area", required=False, decimals=1, unit="m²",
    calculation={"multiply": [{"question": "length"}, {"question": "width"}]},
)  # fmt: skip
SIDES = (
    asked("number", "Lengde", id="length", decimals=2),
    asked("number", "Bredde", id="width", decimals=2),
)


def test_a_calculation_follows_the_answers_whatever_is_posted():
    journey = go({"length": "2,5", "width": "1,25", "area": "9000"}, *SIDES, AREA)
    assert journey.complete
    assert journey.values["area"] == "3.1"
    [section] = sections(journey)
    assert section.rows[-1].text == "3,1\u00a0m²"


def test_a_calculation_without_its_answers_keeps_nobody_back():
    optional = tuple((structure | {"required": False}, texts) for structure, texts in SIDES)
    journey = go({"length": "", "width": "2"}, *optional, AREA)
    assert "area" not in journey.values
    assert journey.complete


def test_rules_look_at_calculations():
    more = asked("text", "Hvorfor så stort?", id="why", show_if=compared("area", "greater_than", "10"))
    assert "why" in answers(go({"length": "4", "width": "3"}, *SIDES, AREA, more))
    assert "why" not in answers(go({"length": "4", "width": "2"}, *SIDES, AREA, more))


def test_an_age_is_counted_from_today():
    age = asked(
        "calculated", "Alder", id="age", required=False, decimals=0,
        calculation={"difference": [{"question": "born"}, {"today": 0}], "unit": "years"},
    )  # fmt: skip
    born = asked("date", "Født", id="born")

    def at(day, month):
        return go({"born": {"day": day, "month": month, "year": "2009"}}, born, age).values["age"]

    assert (at("28", "2"), at("1", "3")) == ("18", "17")


FEE = asked("fee", "Avgift", id="fee", required=False)
FEE[0]["settings"] |= {
    "lines": ["berth", "power"],
    "calculation": {
        "sum": [
            {"round": {"multiply": [{"question": "length"}, "250.25"]}, "places": 2},
            {"round": {"if": if_equals("power", "yes"), "then": 1200, "else": None}, "places": 2},
        ]
    },
}
FEE[1].update({"fee.line.berth": "Båtplass", "fee.line.power": "Strøm"})
BERTH = (asked("number", "Lengde", id="length"), asked("yes_no", "Strøm?", id="power"), FEE)


def test_a_fee_has_its_amount_and_what_it_is_made_of():
    value = go({"length": "3", "power": "yes"}, *BERTH).values["fee"]
    assert value == {"amount": "1950.75", "lines": {"berth": "750.75", "power": "1200"}}
    fee = definition(step_of("Steg", *BERTH)).questions()["fee"]
    assert get("fee").display(fee, value).splitlines() == [
        "1\u00a0950,75\u00a0kr", "Båtplass: 750,75\u00a0kr", "Strøm: 1\u00a0200\u00a0kr",
    ]  # fmt: skip
    assert go({"length": "4", "power": "no"}, *BERTH).values["fee"] == {
        "amount": "1001",
        "lines": {"berth": "1001"},
    }


def test_rules_compare_the_amount_of_a_fee():
    pay = asked("text", "Hvordan vil du betale?", id="pay", show_if=compared("fee", "greater_than", "1000"))
    assert "pay" in answers(go({"length": "4", "power": "no"}, *BERTH, pay))
    assert "pay" not in answers(go({"length": "3", "power": "no"}, *BERTH, pay))


def test_today_is_what_the_journey_is_told():
    soon = asked("text", "Haster", id="soon", show_if=compared("day", "at_most", {"today": 7}))
    day = asked("date", "Når", id="day")
    made, texts = step_of("Steg", day, soon)
    typed = {"day": {"day": "7", "month": "3", "year": "2027"}}
    assert "soon" in answers(walk(definition((made, texts)), typed, CONTEXT))
    earlier = replace(CONTEXT, today=date(2027, 2, 27))
    assert "soon" not in answers(walk(definition((made, texts)), typed, earlier))
