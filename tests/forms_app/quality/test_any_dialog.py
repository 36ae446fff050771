"""Any dialog that the gate lets through can be filled in, looked over, sent, displayed and exported."""

import json
import random
from types import SimpleNamespace

import pytest
from django.utils import timezone
from django.utils.translation import override
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from forms_app.editor import gate
from forms_app.filling.applicants import Applicant, Level
from forms_app.filling.rendering import FormFields, step_html
from forms_app.filling.review import sections
from forms_app.paper.sheet import Answers, sheet
from forms_app.quality import reach
from forms_app.quality.filling import Filler, context_for
from forms_app.quality.findings import Subject
from forms_app.questions import get
from forms_app.receipts import document
from forms_app.submissions.reading import sections_of
from forms_app.submissions.signing import signed
from sites.municipalities.models import Municipality
from tests.forms_app.quality.making import MANY, dialogs, page_of
from tests.forms_app.questions.test_samples import fits

pytestmark = pytest.mark.django_db
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def filled_in(definition, seed):
    """A way to Send; None where the search for the last answers was given up, which editors are told."""
    filler = Filler(definition, reach.Search(definition, seconds=0.2).domains, context_for(definition))
    return filler.fill({}, random.Random(seed))


@settings(max_examples=40 * MANY, deadline=None, suppress_health_check=SLOW)
@given(dialogs(), st.integers(0, 10), st.sampled_from(["nb", "nn", "se", "en"]))
def test_what_passes_the_gate_is_filled_reviewed_sent_displayed_and_exported(steps, seed, language):
    page = page_of(steps)
    if gate.problems(page.steps):
        event("refused")
        return
    subject = Subject(page, None)
    definition = subject.definition
    filled = filled_in(definition, seed)
    event("filled" if filled.journey.complete else "stuck")
    municipality = Municipality(
        names={"nb": "Alta kommune"}, number="5601", organisation_number="0", colour="#004488"
    )
    with override(language):
        for state in filled.journey.steps:
            step_html(filled.journey, state, context_for(definition), FormFields("", ""), errors=state.errors)
        sheet(definition, municipality, Answers.of(filled.journey), 1, "https://alta.example/")
        sheet(definition, municipality, Answers(), 1, "https://alta.example/")
        assert sections(filled.journey) or not filled.journey.complete
        if not filled.journey.complete:
            # Only the editor's own checks can forbid every answer; that is told before it is published.
            assert '"checks"' in json.dumps(steps) or not filled.journey.steps, filled.stuck
            return
        _read(definition, filled.journey.values, municipality)


def _read(definition, values, municipality):
    """What was sent, as everybody meets it later: stored, on the receipt, at the desk and for machines."""
    now = timezone.now()
    answers = json.loads(json.dumps(signed(definition, values, Applicant(1, Level.HIGH), now)))
    for question in definition.questions().values():
        if question.id in answers:
            schema = get(question.type).json_schema(question)
            assert fits(schema, answers[question.id]), (question.type, answers[question.id])
    read = sections_of(definition, answers)
    shown = {row.question_id for section in read for row in section.rows}
    groups = {question.id for question in definition.questions().values() if question.questions}
    assert shown >= set(answers) - groups
    sent = SimpleNamespace(
        answers=answers,
        municipality=municipality,
        reference="A",
        sent_at=now,
        dialog="d",
        version_id=1,
        pk=None,
    )
    exported = document.attachment(sent, definition)
    assert [one["id"] for one in exported["answers"]] == list(answers)
    json.dumps(exported, ensure_ascii=False).encode()
