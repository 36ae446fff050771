"""The robot citizen: finds its ways, tells right from wrong, and leaves nothing behind."""

import random

import pytest
from django.core.management import CommandError, call_command
from django.http import QueryDict
from django_q.models import OrmQ

from forms_app import questions
from forms_app.definition.model import read
from forms_app.definition.models import DialogVersion, LiveDialog
from forms_app.delivery.models import Delivery
from forms_app.filling.models import Draft
from forms_app.quality import posting, robot
from forms_app.quality.paths import paths
from forms_app.submissions.models import Submission
from tests import factories
from tests.compiled import asked, compiled, definition, dialog_version, if_equals, step_of

pytestmark = pytest.mark.django_db


def boats():
    """A dialog with two places where it divides."""
    owner = asked("yes_no", "Har du båt?", id="boat")
    length = asked("number", "Hvor lang er båten?", id="length", show_if=if_equals("boat", "yes"))
    why = asked("long_text", "Hvorfor trenger du plass?", id="why", show_if=if_equals("boat", "no"))
    place = asked("one_of", "Hvilken havn?", id="place", options={"n": "Nord", "s": "Sør", "o": "Annen"})
    other = asked("text", "Hvilken annen?", id="other")
    return (
        step_of("Båten", owner, length, why),
        step_of("Plassen", place),
        step_of("Annen havn", other, show_if=if_equals("place", "o")),
        step_of(
            "Bekreft", asked("consent", "Jeg bekrefter.", id="sure"), asked("email", "E-post", required=False)
        ),
    )


def counts():
    return [model.objects.count() for model in (DialogVersion, LiveDialog, Draft, Submission, Delivery, OrmQ)]


def test_every_way_is_sent_and_nothing_is_left():
    alta = factories.municipality("alta")
    before = counts()
    report = robot.explore(compiled(*boats()), alta)
    assert [path.problems for path in report.paths if path.problems] == []
    assert report.good and report.met == report.questions == 7
    assert len(report.paths) >= 3
    met = {answer for path in report.paths for answer in path.answers}
    assert {("Har du båt?", "Ja"), ("Har du båt?", "Nei"), ("Hvilken havn?", "Annen")} <= met
    assert sum(path.refused for path in report.paths) >= 6, "empty and wrong answers were tried"
    assert counts() == before


def test_the_ways_meet_every_question_and_option():
    made = read(compiled(*boats()), 0, "nb")
    found = list(paths(made, 40))
    shown = {a.question.id for path in found for state in path.filled.journey.steps for a in state.answers}
    assert shown == set(made.questions())
    assert {path.filled.journey.values["place"] for path in found} == {"n", "s", "o"}


def test_a_dialog_that_needs_a_login_is_tried_without():
    alta = factories.municipality("alta")
    assert robot.explore(compiled(*boats(), level="high"), alta, most=1).good


def test_every_language_has_its_part_of_the_time():
    made = compiled(*boats())
    made["texts"]["nn"] = {name: f"{text} (nn)" for name, text in made["texts"]["nb"].items()}
    report = robot.explore(made, factories.municipality("alta", languages=["nb", "nn"]), seconds=0.01)
    assert [path.language for path in report.paths] == ["nb", "nn"]
    assert report.good


def test_a_question_that_accepts_no_answer_is_told():
    alta = factories.municipality("alta")
    never = asked("number", "Hvor mange?", minimum="10", maximum="10", decimals=0)
    impossible = asked("date", "Når?", when="past", earliest="2999-01-01")
    report = robot.explore(compiled(step_of("Om", never, impossible)), alta)
    assert not report.good and "Når?" in report.paths[0].problems[0]


def test_the_command_finds_the_dialog_by_its_address(capsys):
    alta = factories.municipality("alta")
    dialog_version(alta, *boats())
    call_command("robot_citizen", "http://alta.localhost:8000/selvbetjening/batplass/")
    assert "Båtplass" in capsys.readouterr().out
    for wrong in ("http://alta.localhost/selvbetjening/finnes-ikke/", "http://ukjent.localhost/"):
        with pytest.raises(CommandError):
            call_command("robot_citizen", wrong)


NESTED = {
    "section",
    "matrix",
    "signature",
    "own_child",
    "calculated",
    "fee",
}  # these are not typed one by one
OPTIONS = {"options": {"a": "Alta", "b": "Bossekop", "c": "Kåfjord"}}


@pytest.mark.parametrize(
    "kind", [kind.name for kind in questions.all_types() if kind.asks and kind.name not in NESTED]
)
def test_what_is_posted_is_what_is_read(kind):
    if kind in ("group", "files"):
        pytest.skip("tried by the robots above")
    made = definition(
        step_of(
            "Steg", asked(kind, "Spørsmål", id="q", **OPTIONS if kind in ("one_of", "several_of") else {})
        )
    )
    question = made.steps[0].questions[0]
    chance = random.Random(1)
    for _try in range(20):
        raw = questions.get(kind).sample(question, chance)
        data = QueryDict(mutable=True)
        for name, value in posting.fields(question, raw):
            data.appendlist(name, value)
        assert questions.get(kind).read(question, data) == raw
