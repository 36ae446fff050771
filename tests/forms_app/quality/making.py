"""Whole dialogs as editors could make them, of every type, as Hypothesis draws them: StreamField's own JSON.

Rules look back only, as the gate demands; what they say may still be nonsense, which the gate then refuses.
"""

import json
import os
import uuid

from hypothesis import strategies as st
from wagtail.models import Locale

from forms_app.editor.models import DialogPage
from forms_app.questions import all_types, get
from sites.languages.paths import DEFAULT
from tests.factories import step

MANY = int(os.environ.get("EXAMPLES", "1"))  # times as many examples as the suite takes
OPTIONS = [("a", "Alta"), ("b", "Bossekop"), ("c", "Kåfjord")]
VALUES = {"yes_no": ["yes", "no"], "one_of": ["a", "b", "c"], "several_of": ["a", "b", "c"]}
ALL = [kind.name for kind in all_types() if kind.name != "image"]  # which needs a stored picture
# Types of which every answer that makes a difference to a rule is known.
SIMPLE = ["text", "number", "date", "yes_no", "one_of", "several_of", "consent", "email", "long_text"]
IN_GROUPS = [name for name in ALL if name not in ("group", "section", "signature")]
IN_SECTIONS = [name for name in ALL if name != "section"]
LABELS = st.sampled_from(
    ["Navn", "Hva søker du om?", "Šaddu čáhci", "<b>#typst[x]</b> $x$", "{{ x }} %s %(label)s", "Beløp (kr)"]
)


def _item(**value):
    return {"type": "item", "id": str(uuid.uuid4()), "value": value}


@st.composite
def comparisons(draw, earlier):
    kind, name = draw(st.sampled_from(earlier))
    operator = draw(st.sampled_from(get(kind).operators or ("answered",)))
    rule = {"question": name, "operator": operator}
    if operator in ("answered", "not_answered"):
        return rule
    alike = [other for other in earlier if get(other[0]).compared_with == get(kind).compared_with]
    if draw(st.integers(0, 5)) == 0:
        return rule | {"value": {"question": draw(st.sampled_from(alike))[1]}}
    match get(kind).compared_with:
        case "number":
            value = str(draw(st.integers(-3, 30)))
        case "date":
            value = f"20{draw(st.integers(20, 30))}-0{draw(st.integers(1, 9))}-15"
        case _:
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
        max_leaves=3,
    )


def calculations(earlier):
    leaves = st.integers(-500, 5000).map(str) | st.sampled_from(["0.5", "1999.99", "0"])
    if earlier:
        leaves |= st.sampled_from(earlier).map(lambda pair: {"question": pair[1]})
    groups = [name for kind, name in earlier if kind == "group"]
    if groups:
        leaves |= st.sampled_from(groups).map(lambda name: {"count": name})
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"sum": parts}),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"add": parts}),
            st.lists(inner, min_size=2, max_size=2).map(lambda parts: {"divide": parts}),
            st.lists(inner, min_size=2, max_size=2).map(lambda parts: {"difference": parts, "unit": "days"}),
            *([st.tuples(rules(earlier), inner, inner).map(_if)] if earlier else []),
        ),
        max_leaves=4,
    )


def _if(parts):
    rule, then, otherwise = parts
    return {"if": rule, "then": then, "else": otherwise}


@st.composite
def blocks(draw, kinds, earlier, often=4, checked=True):
    """A question that rules may look back from; it, and what is in it, becomes part of `earlier`.

    One in `often` has a rule.
    """
    kind = draw(st.sampled_from(kinds))
    more = _settings(draw, kind, earlier)
    fields = get(kind).block().child_blocks
    if earlier:
        for name in ("show_if", "require_if"):
            if name in fields and draw(st.integers(1, often)) == 1:
                more[name] = draw(rules(earlier))
    if "required" in fields:
        more["required"] = draw(st.booleans())
    if "help" in fields and draw(st.booleans()):
        more["help"] = "Se etter i brevet.\nDet er hvitt."
    name = str(uuid.uuid4())
    if kind in ("group", "section"):
        around, inner = list(earlier), list(earlier)
        below = IN_GROUPS if kind == "group" else IN_SECTIONS
        more["questions"] = [draw(blocks(below, inner)) for _n in range(draw(st.integers(1, 3)))]
        earlier[:] = around if kind == "group" else inner
    if kind != "section":
        if checked and "checks" in fields and draw(st.integers(0, 5)) == 0:
            rule = draw(rules([*earlier, (kind, name)]))
            more["checks"] = [_item(rule=rule, message=draw(st.sampled_from(["", "Skriv noe annet."])))]
        if get(kind).asks:
            earlier.append((kind, name))
    return {"type": kind, "id": name, "value": {"label": draw(LABELS)} | more}


def _settings(draw, kind, earlier):
    options = [_item(value=value, label=label) for value, label in OPTIONS]
    match kind:
        case "one_of" | "several_of":
            if earlier and draw(st.booleans()):
                options[0]["value"]["show_if"] = draw(rules(earlier))
            return {"options": options}
        case "matrix":
            lines = [_item(value="", label="Kaia"), _item(value="lys", label="Lyset")]
            return {"statements": lines, "options": options}
        case "number" | "integer" | "money":
            low = draw(st.none() | st.integers(0, 9))
            return {"minimum": low, "maximum": draw(st.none() | st.integers(10, 20))}
        case "group":
            least = draw(st.integers(1, 2))
            return {"row_title": "Barn", "min": least, "max": draw(st.integers(least, 4))}
        case "files":
            return {
                "families": draw(st.sampled_from([["pdf"], ["picture"], ["text", "document"]])),
                "max_number": draw(st.integers(1, 2)),
                "later": draw(st.booleans()),
            }
        case "signature":
            return {"declaration": "Jeg bekrefter at dette er riktig.", "level": "substantial"}
        case "calculated":
            return {"calculation": draw(calculations(earlier)), "decimals": draw(st.integers(0, 4))}
        case "fee":
            lines = [
                _item(label="Leie", amount=draw(calculations(earlier)), rule=None),
                _item(label="Strøm", amount="50.5", rule=draw(rules(earlier)) if earlier else None),
            ]
            return {"lines": lines}
        case "information" | "warning":
            return {"body": "<p>Les dette <b>først</b>.</p>"}
        case "accordion":
            return {"entries": [_item(title="Hvorfor?", body="<p>Fordi.</p>")]}
        case "link":
            return {"url": "https://alta.example/priser"}
        case "scale":
            return {"first": 1, "last": 5, "low": "dårlig", "high": "bra"}
    return {}


@st.composite
def dialogs(draw, most=3):
    """The raw steps of a dialog with questions of every type."""
    earlier, steps = [], []
    for number in range(draw(st.integers(1, most))):
        more = {}
        if earlier and draw(st.integers(0, 2)) == 0:
            more["show_if"] = draw(rules(earlier))
        made = [draw(blocks(ALL, earlier)) for _n in range(draw(st.integers(1, 3)))]
        if draw(st.integers(0, 5)) == 0:
            more["checks"] = [_item(rule=draw(rules(earlier)), message="Se over siden.")] if earlier else []
        steps.append(step(f"Steg {number}", *made, **more))
    return steps


@st.composite
def simple_dialogs(draw, most=4):
    """The raw steps of a dialog with many rules and no checks, on questions of simple types."""
    earlier, steps = [], []
    for number in range(draw(st.integers(1, most))):
        more = {"show_if": draw(rules(earlier))} if earlier and draw(st.booleans()) else {}
        made = [
            draw(blocks(SIMPLE, earlier, often=2, checked=False)) for _n in range(draw(st.integers(1, 4)))
        ]
        steps.append(step(f"Steg {number}", *made, **more))
    return steps


def page_of(steps):
    """A page, not stored, with these raw steps."""
    page = DialogPage(title="Prøve", slug="prove", locale=Locale.objects.get(language_code=DEFAULT))
    page.steps = page.steps.stream_block.to_python(json.loads(json.dumps(steps)))
    return page
