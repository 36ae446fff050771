"""Any dialog that the gate lets through can be walked to Send, whatever its questions and rules."""

import json
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms_app.editor import gate
from forms_app.editor.models import DialogPage
from forms_app.quality import reach
from forms_app.quality.filling import Filler, context_for
from forms_app.quality.findings import Subject
from forms_app.quality.paths import paths
from forms_app.questions import get
from sites.languages.paths import DEFAULT
from tests.factories import question, step

pytestmark = pytest.mark.django_db
KINDS = ("text", "number", "date", "yes_no", "one_of", "several_of", "consent", "email", "long_text")
VALUES = {"yes_no": ["yes", "no"], "one_of": ["a", "b", "c"], "several_of": ["a", "b", "c"]}


@st.composite
def comparisons(draw, earlier):
    kind, name = draw(st.sampled_from(earlier))
    operator = draw(st.sampled_from(get(kind).operators))
    rule = {"question": name, "operator": operator}
    if operator in ("answered", "not_answered"):
        return rule
    if get(kind).compared_with == "number":
        value = str(draw(st.integers(-3, 30)))
    elif get(kind).compared_with == "date":
        value = f"20{draw(st.integers(20, 30))}-0{draw(st.integers(1, 9))}-15"
    else:
        value = draw(st.sampled_from(VALUES.get(kind, ["a", "Hei"])))
    return rule | {"value": [value] if operator == "one_of" else value}


def rules(earlier):
    return st.recursive(
        comparisons(earlier),
        lambda inner: (
            st.builds(lambda found: {"all": found}, st.lists(inner, min_size=1, max_size=3))
            | st.builds(lambda found: {"any": found}, st.lists(inner, min_size=1, max_size=3))
            | st.builds(lambda found: {"not": found}, inner)
        ),
        max_leaves=5,
    )


@st.composite
def dialogs(draw):
    """The raw steps of a dialog with up to four steps of up to four questions, and rules that look back."""
    earlier, steps = [], []
    for number in range(draw(st.integers(1, 4))):
        own = draw(rules(earlier)) if earlier and draw(st.booleans()) else None
        blocks = []
        for index in range(draw(st.integers(1, 4))):
            kind = draw(st.sampled_from(KINDS))
            more = (
                {"options": [("a", "A"), ("b", "B"), ("c", "C")]} if kind in ("one_of", "several_of") else {}
            )
            if kind == "number":
                more = {
                    "minimum": draw(st.none() | st.integers(0, 9)),
                    "maximum": draw(st.none() | st.integers(5, 20)),
                }
            if earlier and draw(st.booleans()):
                more["show_if"] = draw(rules(earlier))
            made = question(kind, f"Spørsmål {number}.{index}", required=draw(st.booleans()), **more)
            blocks.append(made)
            earlier.append((kind, made["id"]))
        steps.append(step(f"Steg {number}", *blocks, show_if=own))
    return steps


def page_of(steps):
    from wagtail.models import Locale

    page = DialogPage(title="Prøve", slug="prove", locale=Locale.objects.get(language_code=DEFAULT))
    page.steps = page.steps.stream_block.to_python(json.loads(json.dumps(steps)))
    return page


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dialogs(), st.integers(0, 10))
def test_what_passes_the_gate_can_be_walked_to_send(steps, seed):
    page = page_of(steps)
    if gate.problems(page.steps):
        return
    definition = Subject(page, None).definition
    filler = Filler(definition, reach.Search(definition).domains, context_for(definition))
    filled = filler.fill({}, random.Random(seed))
    assert filled.stuck == () and filled.journey.complete


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dialogs())
def test_what_is_said_never_to_be_shown_is_met_on_no_way_and_all_else_is(steps):
    page = page_of(steps)
    if gate.problems(page.steps):
        return
    subject = Subject(page, None)
    lost = {finding.block for finding in reach.never_shown(subject)}
    met = {
        place
        for path in paths(subject.definition, 60)
        for state in path.filled.journey.steps
        for place in (state.step.id, *(answer.question.id for answer in state.answers))
    }
    assert not lost & met
