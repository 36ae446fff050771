"""What the browser shows is what the server validates: every seeded dialog, and one with every kind of rule."""

import json
import random
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.http import QueryDict
from django.utils import translation
from wagtail.models import Locale

from forms_app.definition.compiler import compile_dialog
from forms_app.definition.model import read, with_inner
from forms_app.definition.models import DialogVersion
from forms_app.editor.models import DialogPage
from forms_app.filling.journey import StepState, walk
from forms_app.filling.rendering import FormFields, step_html
from forms_app.questions import get
from forms_app.questions.answering import Answer
from forms_app.questions.base import AnswerContext
from tests.compiled import asked, compiled, if_equals, step_of
from tests.forms_app.filling.test_ruling import BERTH, compared, ruled

pytestmark = [pytest.mark.e2e, pytest.mark.django_db]
STATIC = Path(__file__).parents[3] / "forms_app/static/forms_app"
CONTEXT = AnswerContext({}, date(2027, 2, 28))
PATHS = 25
SEEN = """() => {
  const form = document.querySelector(".filling__form");
  asking.apply(form);
  const found = { shown: [], optional: [], offered: {}, calculated: {} };
  for (const box of form.querySelectorAll("[data-question]")) {
    const row = box.closest("[data-row]");
    const own = box.dataset.question;
    const place = row ? `${row.closest("[data-type=group]").dataset.question}.${row.dataset.row}.${own}` : own;
    if (box.closest("[hidden]")) continue;
    found.shown.push(place);
    if (box.querySelector("legend, label")?.querySelector(".optional:not([hidden])")) found.optional.push(place);
    const output = box.querySelector("output.calculated__value");
    if (output) found.calculated[place] = output.textContent === output.dataset.none ? "" : output.textContent;
    const choices = box.querySelectorAll("option, input[type=radio], input[type=checkbox]");
    found.offered[place] = [...choices]
      .filter((one) => one.value && !(one.closest(".ds-field")?.hidden || one.hidden)).map((one) => one.value);
  }
  return { ...found, unseen: form.elements.unseen.value.split(" ").filter(Boolean) };
}"""

EVERYTHING = compiled(
    step_of(
        "Om båten",
        *BERTH,
        asked("date", "Fra", id="from", when="any"),
        asked("date", "Haster det?", id="soon", when="any", show_if=compared("from", "at_most", {"today": 90})),
        ruled(asked("text", "Hvorfor?", id="why", required=False), require_if=compared("length", "at_least", "8")),
        ruled(asked("one_of", "Havn", id="port", options={"b": "Bossekop", "s": "Storekorsnes"})),
        asked("text", "Lang båt", id="long", show_if=compared("length", "greater_than", {"question": "other"})),
        asked("number", "En annen lengde", id="other"),
        asked("date", "Til", id="until", when="any", limits={"earliest": {"question": "from"}}),
        asked("text", "Hvor lenge?", id="how_long", show_if={"question": "until", "operator": "answered"}),
        ruled(
            asked("address", "Hvor?", id="where", required=False, care_of=True),
            require_if=compared("length", "at_least", "15"),
        ),
    ),
    step_of(
        "Hvem",
        ruled(
            asked(
                "group", "Barn", id="kids", required=False, min=1, max=4, row_title="Barn",
                questions=[
                    asked("number", "Alder", id="age"),
                    asked("text", "Skole", id="school", show_if=compared("age", "at_least", "6")),
                    asked("text", "Kallenavn", id="nickname", required=False),
                    ruled(
                        asked("text", "Barnehage", id="kindergarten", required=False),
                        require_if=compared("age", "less_than", "10"),
                    ),
                ],
            ),
            require_if=compared("length", "at_least", "15"),
        ),
        asked("text", "Små", id="small", show_if={"some": "kids", "rule": compared("age", "less_than", "40")}),
        asked(
            "text", "Mange", id="many",
            show_if={"count": "kids", "rule": None, "operator": "at_least", "value": "2"},
        ),
        asked(
            "calculated", "Til sammen", id="total", required=False, decimals=1,
            calculation={"divide": [{"sum": "kids", "of": {"question": "age"}}, "3"]},
        ),
        asked("text", "Dyrt", id="dear", show_if=compared("fee", "greater_than", "2000")),
        asked("several_of", "Hva?", id="what", options={"a": "A", "b": "B", "c": "C"}),
        asked("text", "Mer om A", id="a", show_if={"question": "what", "operator": "contains", "value": "a"}),
        asked("yes_no", "Noe mer?", id="more"),
        asked("long_text", "Hva mer?", id="rest", show_if=if_equals("more", "yes"), max_length=500),
    ),
)  # fmt: skip
EVERYTHING["steps"][0]["questions"][6]["settings"]["option_rules"] = {
    "s": compared("length", "at_most", "20")
}


def typed_by_chance(definition, chance):
    """Samples of every question, some left out; small numbers, which rules more often tell apart."""
    typed = {}
    for question in definition.questions().values():
        kind = get(question.type)
        if not kind.asks:
            continue
        if chance.random() < 0.2:
            typed[question.id] = kind.read(question, QueryDict())
        else:
            typed[question.id] = kind.sample(question, chance)
            if question.type == "number" and chance.random() < 0.7:
                typed[question.id] = str(chance.randint(1, 30))
    return typed


def all_shown(state, typed):
    """The state as a page that has not applied any rule: every question there, with what was typed."""
    shown = {answer.question.id: answer for answer in state.answers}
    answers = []
    for question in state.step.questions:
        answer = shown.get(question.id) or Answer(question, typed.get(question.id))
        answers.append(replace(answer, question=question, error=""))
    return StepState(state.step, tuple(answers), ())


def expected(state):
    found = {"shown": [], "optional": [], "offered": {}, "calculated": {}}
    for answer in state.every_answer:
        question, kind = answer.question, get(answer.question.type)
        found["shown"].append(question.place)
        if "calculation" in question.settings:
            text = "" if answer.value is None else kind.display(question, answer.value)
            found["calculated"][question.place] = text.split("\n")[0]
        elif kind.asks and not question.required:
            found["optional"].append(question.place)
        if "all_options" in question.settings:
            found["offered"][question.place] = [value for value, _label in question.settings["options"]]
    return found


def disagreements(page, definition, paths=PATHS):
    """What the browser shows otherwise than the server, over many paths through the dialog."""
    for script in ("rules", "values", "asking"):
        page.add_init_script(path=STATIC / f"{script}.js")
    found, seen_pages = [], 0
    fields = FormFields(action="", autosave="")
    for seed in range(paths):
        typed = typed_by_chance(definition, random.Random(seed))
        journey = walk(definition, typed, CONTEXT)
        for state in journey.steps:
            # What is refused is told by the server, and counts for nothing until it is mended.
            if any(answer.error and answer.raw for answer in state.every_answer):
                continue
            # As the server shows it, and every other time as if no rule had been applied yet.
            page_state = state if seed % 2 else all_shown(state, typed)
            html = step_html(journey, page_state, CONTEXT, fields)
            page.goto("about:blank")
            page.set_content(f"<html lang='nb'><main>{html}</main></html>")
            seen, wanted = page.evaluate(SEEN), expected(state)
            seen_pages += 1
            hidden = {question.id for question in with_inner(state.step.questions)} - set(wanted["shown"])
            for name in ("shown", "optional", "calculated"):
                mine = set(wanted[name]) if isinstance(wanted[name], list) else wanted[name]
                theirs = set(seen[name]) if isinstance(seen[name], list) else seen[name]
                if mine != theirs:
                    found.append((seed, state.step.title, name, mine, theirs))
            for place, values in wanted["offered"].items():
                if seen["offered"][place] != values:
                    found.append((seed, place, values, seen["offered"][place]))
            assert {place for place in seen["unseen"] if "." not in place} <= hidden
    assert seen_pages >= paths
    return found


def test_a_dialog_with_every_kind_of_rule(page):
    with translation.override("nb"):
        assert disagreements(page, read(EVERYTHING, 0, "nb")) == []


def test_every_seeded_dialog(page, settings, tmp_path):
    from selfservice.demo.municipalities import BY_SLUG, ensure_municipality
    from selfservice.demo.pages import ensure_pages

    settings.MEDIA_ROOT = tmp_path
    with translation.override("nb"):
        ensure_pages(BY_SLUG["alta"], ensure_municipality(BY_SLUG["alta"]))
        versions = list(DialogVersion.objects.order_by("pk"))
        assert len(versions) >= 3
        for version in versions:
            assert disagreements(page, read(version.definition, 0, "nb")) == [], version.slug


def test_every_municipalitys_own_adaption_of_them(page):
    """The dialogs of all municipalities of the demo, those whose questions, rules or options differ once each."""
    from selfservice.demo.municipalities import BY_SLUG
    from selfservice.demo.pages import DIALOGS
    from selfservice.starter.bilingual import Bilingual

    found = {}
    with translation.override("nb"):
        for demo in BY_SLUG.values():
            for make in DIALOGS:
                text = make(demo, Bilingual("nb"))
                dialog = DialogPage(
                    slug=text.slug,
                    steps=json.dumps(text.stream()),
                    locale=Locale(language_code="nb"),
                    **text.fields,
                )
                definition = compile_dialog(dialog)
                names = {}
                same = re.sub(
                    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                    lambda uuid, names=names: names.setdefault(uuid[0], f"id {len(names)}"),
                    json.dumps(definition["steps"]),
                )
                found.setdefault((text.slug, same), (demo.slug, definition))
        assert {slug for slug, _same in found} == {"batplass", "ledig-stilling", "skatteattest"}
        for (slug, _same), (municipality, definition) in found.items():
            assert disagreements(page, read(definition, 0, "nb"), paths=3) == [], (slug, municipality)
