"""A dialog that asks every type of question there is, and what a form posts for an answer."""

import random

from forms_app.quality.posting import fields as fields_of
from forms_app.questions import all_types
from tests.compiled import asked, definition, step_of

# They hold other questions, files or facts of a login: what they make of answers has tests of its own.
APART = {"group", "section", "matrix", "files", "signature", "own_child", "calculated", "fee"}
TEXTS = {
    "information": {"body": "<p>Les dette <a href='https://alta.example'>først</a>.</p>"},
    "warning": {"body": "<p>Det er fare for ras.</p>"},
    "accordion": {
        "entries": ["one", "two"],
        "entry.one.title": "Hvorfor spør vi?",
        "entry.one.body": "<p>Fordi det har noe å si.</p>",
        "entry.two.title": "Hvem ser svarene?",
        "entry.two.body": "<p>De som behandler saken.</p>",
    },
    "image": {
        "image": {"url": "/static/vendor/leaflet/images/layers.png", "width": 26, "height": 26},
        "alt": "To lag over hverandre",
        "caption": "Kartet har to lag",
    },
    "link": {"url": "https://alta.example/priser", "description": "Usikker på prisen?"},
    "signature": {"declaration": "Jeg bekrefter at dette er riktig."},
    "calculated": {"unit": "kr"},
    "fee": {"lines": ["Plassleie", "Strøm"]},
}
SETTINGS = {
    "one_of": {"options": {letter: f"Valg {letter}" for letter in "abcdefghi"}},
    "several_of": {"options": {"a": "Alta", "b": "Bossekop"}},
    "number": {"minimum": "1", "maximum": "9", "unit": "fot"},
    "phone": {"country": True},
    "address": {"post_box": True, "care_of": True, "foreign": True, "own": True},
    "property": {"parts": ["municipality", "gnr", "bnr", "fnr", "snr"]},
    "scale": {"first": 1, "last": 5, "low": "svært dårlig", "high": "svært bra"},
    "period": {"when": "any", "earliest": None, "latest": None, "open_end": True},
    "matrix": {
        "statements": {"quay": "Kaia", "light": "Lyset"},
        "options": {"good": "God", "fair": "Grei", "bad": "Dårlig"},
    },
    "group": {"row_title": "Barn"},
    "calculated": {"calculation": {"add": ["1200", "34.5"]}, "decimals": 2},
    "fee": {"calculation": {"sum": [{"round": "900", "places": 2}, {"round": "50.5", "places": 2}]}},
}
SHOWN = [kind for kind in all_types() if kind.name != "section"]  # which is its questions, see `in_section`


def in_a_group(state: str):
    """The questions of a group: a type of each shape that a row may hold, a file too."""
    asking = {"text": {}, "yes_no": {}, "date": {}, "files": {}, "several_of": SETTINGS["several_of"]}
    return [
        asked(kind, f"Om barnet: {kind}", id=f"in-{kind}-{state}", required=False, **more)
        for kind, more in asking.items()
    ]


def in_section(made):
    """A question as it stands under a heading."""
    structure, texts = made
    return structure | {"section": "heading"}, texts | {"heading.label": "Under en overskrift"}


def questions(*states: str, required: bool = True):
    """A question of every type for each state, with `<type>-<state>` as its id; the last under a heading."""
    made = [
        asked(
            kind.name,
            f"Et spørsmål om {kind.name}, {state}",
            id=f"{kind.name}-{state}",
            required=required,
            help="Se etter i brevet du fikk." if kind.asks else "",
            **TEXTS.get(kind.name, {}),
            **SETTINGS.get(kind.name, {}),
            **({"questions": in_a_group(state)} if kind.name == "group" else {}),
        )
        for kind in SHOWN
        for state in states
    ]
    return [*made[: -len(states)], *map(in_section, made[-len(states) :])]


def raws(*states: str, seed: int = 1):
    """What is typed in each: a good answer where the state is filled, a wrong one where it is wrong."""
    step = definition(step_of("Steg", *questions(*states))).steps[0]
    kinds = {kind.name: kind for kind in SHOWN}
    found = {}
    for question in step.questions:
        kind, chance = kinds[question.type], random.Random(seed)
        if question.id.endswith("filled"):
            found[question.name] = kind.sample(question, chance)
        elif question.id.endswith("wrong"):
            found[question.name] = kind.wrong_sample(question, chance)
    return {name: raw for name, raw in found.items() if raw is not None}


def posted(answers, *states: str):
    """The (name, value) pairs that a form gives for raws by control name."""
    step = definition(step_of("Steg", *questions(*states))).steps[0]
    return [pair for question in step.questions for pair in fields_of(question, answers.get(question.name))]
