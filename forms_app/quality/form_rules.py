"""Rules of good forms, after ELMER and Designsystemet's “Slik samler du informasjon fra brukere” (2026).

Only what a program can judge of the thirteen rules; the number of the rule stands at each check. What the
product itself sees to (labels above fields, error summary, review, receipt, buttons) needs no check.
"""

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from forms_app.definition.model import Question
from forms_app.quality.findings import Finding, Subject, warning
from forms_app.questions import all_types, get

MOST_QUESTIONS = 12  # on a page
LONG_LABEL = 120  # characters
LONG_HELP = 300  # characters
LONG_TITLE = 60  # characters
MANY_OPTIONS = 40
LIST_OUT = 6  # so many options are better seen than opened

_NEGATION = re.compile(r"\b(ikke|ikkje|aldri|verken|korkje|uten at|utan at)\b", re.IGNORECASE)
# Not “søker” itself, which is a verb in most questions.
_FORMAL = re.compile(
    r"\b(søkers|søkeren|søkerens|søkjars|søkjaren|vedkommende|vedkomande|undertegnede|underteikna)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(jeg|eg|min|mitt|mine|meg)\b", re.IGNORECASE)
_SECOND_PERSON = re.compile(r"\b(du|deg|din|ditt|dine)\b", re.IGNORECASE)
_MARKED = re.compile(
    r"\*|\b(obligatorisk|påkrevd|påkravd|må fylles ut|må fyllast ut|valgfri\w*|valfri\w*)\b", re.IGNORECASE
)
_CAPITALS = re.compile(r"[A-ZÆØÅ]{2,}(?:[\s/-]+[A-ZÆØÅ]{2,})+|\b[A-ZÆØÅ]{9,}\b")
_NO_HELP = re.compile(r"\b(feil|ugyldig|påkrevd|påkravd|obligatorisk)\b", re.IGNORECASE)
# A question of free text that has a type of its own: what its label says, and the type.
_OWN_TYPE = (
    (re.compile(r"\be-?post(adresse)?\b", re.IGNORECASE), "email"),
    (re.compile(r"\b(mobil|telefon)(nummer)?\b", re.IGNORECASE), "phone"),
    (re.compile(r"\b(fødselsnummer|personnummer)\b", re.IGNORECASE), "national_id"),
    (re.compile(r"\borg(anisasjons|\.\s?)n(ummer|r)\b", re.IGNORECASE), "organisation_number"),
    (re.compile(r"\b(bank)?kontonummer\b", re.IGNORECASE), "bank_account"),
    (re.compile(r"^\s*(dato|fødselsdato)\b", re.IGNORECASE), "date"),
    (re.compile(r"^\s*(antall|mengd|talet på)\b", re.IGNORECASE), "number"),
)  # fmt: skip


def start_page(subject: Subject) -> Iterator[Finding]:
    """Rule 2: the start page says who it is for, what is needed, how long it takes and whom to ask."""
    page = subject.page
    names = {
        "audience": _("who it is for"),
        "minutes": _("how long it takes"),
        "processing_time": _("how long people wait for an answer"),
        "contact": _("whom to ask"),
    }
    missing = [text for name, text in names.items() if not getattr(page, name)]
    if missing:
        yield warning(
            "start_page",
            _("The start page does not say %(what)s.") % {"what": get_text_list(missing, _("or"))},
            field="audience",
        )


def steps(subject: Subject) -> Iterator[Finding]:
    """Rule 3: few questions on a page, under a short heading of its own."""
    definition = subject.definition
    if definition is None:
        return
    titles = Counter(step.title.strip().lower() for step in definition.steps)
    for step in definition.steps:
        place = {"step": step.id}
        asked = [question for question in step.questions if get(question.type).asks]
        # What is shown only sometimes does not lengthen the page for most people.
        always = [question for question in asked if question.show_if is None]
        if len(always) > MOST_QUESTIONS:
            yield warning(
                "many_questions",
                _("“%(step)s” has %(count)d questions. Divide it into several steps.")
                % {"step": step.title, "count": len(always)},
                **place,
            )
        if len(step.title) > LONG_TITLE:
            yield warning("long_title", _("The title of the step is long. Use a few words."), **place)
        if step.title.strip() and titles[step.title.strip().lower()] > 1:
            yield warning(
                "same_title", _("Several steps are called “%(step)s”.") % {"step": step.title}, **place
            )


def labels(subject: Subject) -> Iterator[Finding]:
    """Rules 3, 4 and 6: short clear questions to “you”, without negations, capitals or marks of one's own."""
    met: set[tuple[str, str]] = set()
    for step, question in subject.asked():
        if not get(question.type).asks or not question.label.strip():
            continue
        for code, message in _label(question):
            yield warning(code, message % {"question": question.label}, question=question.id)
        same = (step.id, question.label.strip().lower())
        if same in met and question.show_if is None:
            yield warning(
                "same_label",
                _("The step asks “%(question)s” twice.") % {"question": question.label},
                question=question.id,
            )
        met.add(same)
        if len(question.help) > LONG_HELP:
            yield warning(
                "long_help",
                _("The help to “%(question)s” is long. Say only what helps people answer.")
                % {"question": question.label},
                question=question.id,
            )


def _label(question: Question) -> Iterator[tuple[str, str]]:
    label = question.label
    if len(label) > LONG_LABEL:
        yield "long_label", _("“%(question)s” is long for a question. Move some of it to the help.")
    if _MARKED.search(label):
        yield (
            "marked",
            _("“%(question)s” says itself whether it must be answered. The dialog does that for you."),
        )
    if _CAPITALS.search(label):
        yield "capitals", _("“%(question)s” has words in capitals, which are hard to read.")
    if question.type in ("yes_no", "consent") and _NEGATION.search(label):
        yield "negation", _("“%(question)s” has a negation, which makes yes and no unclear. Turn it round.")
    if _FORMAL.search(label) or (
        question.type != "consent" and label.rstrip().endswith("?") and _FIRST_PERSON.search(label)
    ):
        yield "address", _("“%(question)s”: speak to the reader as “you” in questions.")
    if label.rstrip().endswith(":"):
        yield "colon", _("“%(question)s” ends with a colon. Leave it out.")


def options(subject: Subject) -> Iterator[Finding]:
    """Rules 4 and 5: as many options as people can survey, seen rather than hidden, in their own words."""
    for _step, question in subject.asked():
        if question.type not in ("one_of", "several_of"):
            continue
        texts = [text for _value, text in question.settings.get("options", ())]
        place, named = {"question": question.id}, {"question": question.label, "count": len(texts)}
        if question.type == "several_of" and len(texts) > MANY_OPTIONS:
            yield warning(
                "many_options", _("“%(question)s” has %(count)d options. Group or ask in two steps.") % named,
                **place,
            )  # fmt: skip
        if question.settings.get("layout") == "select" and len(texts) <= LIST_OUT:
            yield warning(
                "list_out",
                _("“%(question)s” has only %(count)d options. Show them as radio buttons.") % named,
                **place,
            )
        if {text.strip().lower() for text in texts} in ({"ja", "nei"}, {"yes", "no"}):
            yield warning(
                "yes_no", _("“%(question)s” is a yes or no question: use that type.") % named, **place
            )
        if any(_SECOND_PERSON.search(text) for text in texts):
            yield warning(
                "option_address",
                _("Options of “%(question)s” say “you”. They are the reader's own words: use “I”.") % named,
                **place,
            )


def fitting_types(subject: Subject) -> Iterator[Finding]:
    """Rules 5 and 7: a type that knows the format helps people write it."""
    known = {kind.name: kind for kind in all_types()}
    for _step, question in subject.asked():
        if question.type != "text":
            continue
        for pattern, name in _OWN_TYPE:
            if name in known and pattern.search(question.label):
                yield warning(
                    "type",
                    _("“%(question)s” is a free text. The type “%(type)s” checks it and helps people.")
                    % {"question": question.label, "type": known[name].block().label},
                    question=question.id,
                )
                break


def error_messages(subject: Subject) -> Iterator[Finding]:
    """Rule 10: a message says how to mend it."""
    for _step, question in subject.asked():
        if question.error and (_NO_HELP.search(question.error) or len(question.error.split()) < 3):
            yield warning(
                "message",
                _("The message “%(message)s” does not say what to do. Say how to mend it.")
                % {"message": question.error},
                question=question.id,
            )


def balance(subject: Subject) -> Iterator[Finding]:
    """Rule 1: only what is needed is asked; most that is asked must be answered."""
    asked = [
        question
        for _step, question in subject.asked()
        if get(question.type).asks and question.type not in ("calculated", "fee", "consent")
    ]
    optional = [question for question in asked if not question.required and question.require_if is None]
    if len(asked) >= 6 and len(optional) * 2 > len(asked):
        yield warning(
            "balance",
            _("%(optional)d of %(all)d questions are optional. Leave out what you do not need.")
            % {"optional": len(optional), "all": len(asked)},
        )
