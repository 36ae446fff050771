"""A dialog that asks every simple type of question, and what a form posts for an answer."""

import random

from forms_app.questions import all_types
from tests.compiled import asked, definition, step_of

# They hold other questions, files or facts of a login, and have tests of their own.
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
}
SHOWN = [kind for kind in all_types() if kind.name not in APART]


def questions(*states: str, required: bool = True):
    """A question of every type for each state, with `<type>-<state>` as its id."""
    return [
        asked(
            kind.name,
            f"Et spørsmål om {kind.name}, {state}",
            id=f"{kind.name}-{state}",
            required=required,
            help="Se etter i brevet du fikk." if kind.asks else "",
            **TEXTS.get(kind.name, {}),
            **SETTINGS.get(kind.name, {}),
        )
        for kind in SHOWN
        for state in states
    ]


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


def fields(name: str, raw):
    """The fields of a form that give `raw`: [(name, value)]."""
    if isinstance(raw, dict):
        return [pair for part, inner in raw.items() for pair in fields(f"{name}-{part}", inner)]
    return [(name, one) for one in raw] if isinstance(raw, list) else [(name, raw)]
