"""Whatever bytes come for an answer: they are accepted or refused with a message, and never break a page."""

import json
import os

from django.http import QueryDict
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms_app.filling.journey import walk
from forms_app.filling.posting import read_step
from forms_app.filling.rendering import FormFields, step_html
from forms_app.filling.review import sections
from forms_app.paper.areas import area
from forms_app.quality.posting import fields as fields_of
from forms_app.quality.visitor import Page
from forms_app.questions import get
from forms_app.questions.answering import Answer
from forms_app.questions.base import AnswerContext
from forms_app.submissions.reading import sections_of
from tests.compiled import definition, step_of
from tests.forms_app.questions.every_type import SHOWN, questions, raws
from tests.forms_app.questions.test_samples import fits

MANY = int(os.environ.get("EXAMPLES", "1"))  # times as many examples as the suite takes
CHILDREN = [{"id": "aa", "name": "Glad Multebær", "birth_date": "2018-06-11"}]
PERSON = {"name": "Blid", "source": "f", "protected": False, "address": None}
WITH = AnswerContext({"person": PERSON, "children": {"source": "f", "children": CHILDREN}})
ASKED = [*questions("optional", required=False), *questions("required")]
# One small dialog for each type, so that a great many answers can be tried.
DIALOGS = {
    kind.name: definition(step_of("Alt", *(made for made in ASKED if made[0]["type"] == kind.name)))
    for kind in SHOWN
    if kind.asks
}


def controls(dialog):
    """The names of all controls, for somebody whom a register knows and somebody whom it does not."""
    found = set()
    for context in (AnswerContext(), WITH):
        journey = walk(dialog, {}, context)
        html = step_html(journey, journey.steps[0], context, FormFields("", ""))
        found |= {name for each in Page(html).forms for name in each.controls}
    return sorted(found - {"csrfmiddlewaretoken", "version", "key"})


NAMES = {kind: controls(dialog) for kind, dialog in DIALOGS.items()}
GOOD = {
    kind: [
        pair
        for seed in range(2)
        for question in dialog.steps[0].questions
        for pair in fields_of(question, raws("optional", "required", seed=seed).get(question.name))
    ]
    for kind, dialog in DIALOGS.items()
}
# What parsers of numbers, dates, numbers of accounts and the like have been known to fall over.
NASTY = [
    "", " ", "\0", "0", "-0", "00", "-1", "1e999999", "1E5", "NaN", "Infinity", "-inf", "1_000", "0x10",
    "½", "²", "٣", "१२३", "1\u00a0000,50", "1,5,5", ",", "-", ".", "9" * 400, "9" * 5000, "0000-00-00",
    "2024-02-30", "99999", "24:00", "25.61", "31.02.2024", "\u202e", "\u200b", "\ud7ff", "\ufffe",
    "\ufeff", "🇳🇴", "İ", "ß", "a" * 10_000, "\r\n" * 50, "<script>", "{{ x }}", "%s %(x)s", "{}", "[]",
    "null", "true", "yes", "no", "other", "now", "NO", "no-such-option", "../../etc/passwd",
    "http://[::1", "https://a b", "mailto:x", "kari@", "@", "a@b.c" * 100, "+4712345678" * 9, "+",
    "tel:+47", "NO9386011117947", "NO00 0000", "0" * 11, "01010112345", "ANY-ROW", "optional",
    "q-files-required", "aa", "1.1.1", "69.97,23.27", "999,999", "1" + "0" * 308,
]  # fmt: skip
TEXTS = st.sampled_from(NASTY) | st.text(max_size=40)
LANGUAGES = st.sampled_from(["nb", "nn", "se", "en"])
CONTEXTS = st.sampled_from([AnswerContext(), WITH])
SLOW = [HealthCheck.too_slow]


def form(pairs):
    """A posted form, by way of the bytes that browsers and others send."""
    data = QueryDict(mutable=True)
    for name, value in pairs:
        data.appendlist(name, value)
    return QueryDict(data.urlencode())


class Posted:
    def __init__(self, data):
        self.POST = data


def walked(dialog, context, data):
    """Where the citizen is with what was posted: every answer is a value that can be kept, or has a message."""
    typed = json.loads(json.dumps(read_step(Posted(data), dialog.steps[0], set())))
    journey = walk(dialog, typed, context)
    for answer in journey.steps[0].every_answer:
        assert not answer.error or answer.error.strip()
        assert not (answer.error and answer.value is not None and not answer.rows)
        check_answer(answer)
    stored = json.loads(json.dumps(dict(journey.values)))
    assert stored == dict(journey.values)
    json.dumps(stored, ensure_ascii=False).encode()  # what is exported is text that can be written
    return journey


def check_step(dialog, context, data):
    """The step with its messages, its review and what is read of it later."""
    journey = walked(dialog, context, data)
    state = journey.steps[0]
    page = Page(step_html(journey, state, context, FormFields("", ""), errors=state.errors))
    assert bool(page.errors) == bool(state.errors)
    assert all(text.strip() for text in page.errors.values())
    sections(journey)
    sections_of(dialog, journey.values)


def check_answer(answer: Answer):
    kind = get(answer.question.type)
    area(answer.question, answer)
    if answer.value is None or answer.rows:
        return
    assert isinstance(kind.display(answer.question, answer.value), str)
    assert fits(kind.json_schema(answer.question), answer.value), (answer.question.type, answer.value)


@settings(max_examples=200 * MANY, deadline=None, suppress_health_check=SLOW)
@given(st.data(), st.sampled_from(list(DIALOGS)), CONTEXTS, LANGUAGES)
def test_anything_posted_is_accepted_or_refused_with_a_message(data, kind, context, language):
    some = st.tuples(st.sampled_from(NAMES[kind] or [""]), TEXTS)
    pairs = data.draw(st.lists(some | st.sampled_from(GOOD[kind] or [("", "")]), max_size=20))
    with override(language):
        check_step(DIALOGS[kind], context, form(pairs))


@settings(max_examples=200 * MANY, deadline=None, suppress_health_check=SLOW)
@given(st.data(), st.sampled_from([kind for kind in DIALOGS if GOOD[kind]]), LANGUAGES)
def test_one_strange_value_among_good_ones_is_accepted_or_refused(data, kind, language):
    name, _value = data.draw(st.sampled_from(GOOD[kind]))
    pairs = [pair for pair in GOOD[kind] if pair[0] != name]
    with override(language):
        check_step(DIALOGS[kind], AnswerContext(), form([*pairs, (name, data.draw(TEXTS))]))


def test_every_field_with_each_of_what_parsers_have_fallen_over():
    with override("nb"):
        for kind, dialog in DIALOGS.items():
            for value in NASTY:
                walked(dialog, WITH, form([(name, value) for name in NAMES[kind]]))
