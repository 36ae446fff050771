"""Any dialog that the gate lets through can be walked to Send, however densely its rules look back.

`EXAMPLES=20` takes twenty times as many of them.
"""

import random

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from forms_app.editor import gate
from forms_app.quality import reach
from forms_app.quality.filling import Filler, context_for
from forms_app.quality.findings import Subject
from forms_app.quality.paths import paths
from tests.forms_app.quality.making import MANY, page_of, simple_dialogs

pytestmark = pytest.mark.django_db
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


@settings(max_examples=40 * MANY, deadline=None, suppress_health_check=SLOW)
@given(simple_dialogs(), st.integers(0, 10))
def test_what_passes_the_gate_can_be_walked_to_send(steps, seed):
    page = page_of(steps)
    if gate.problems(page.steps):
        event("refused")
        return
    definition = Subject(page, None).definition
    filler = Filler(definition, reach.Search(definition).domains, context_for(definition))
    filled = filler.fill({}, random.Random(seed))
    assert filled.stuck == () and filled.journey.complete


@settings(max_examples=15 * MANY, deadline=None, suppress_health_check=SLOW)
@given(simple_dialogs())
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
