"""Rules, calculations and answers of every kind, as Hypothesis makes them; all of it JSON."""

from hypothesis import strategies as st

from forms_app.rules.expressions import UNITS
from forms_app.rules.operators import OPERATORS

QUESTIONS = st.sampled_from("abc")
GROUPS = st.sampled_from("gh")
IN_ROWS = st.sampled_from("abxy")

numbers = st.from_regex(r"-?[0-9]{1,3}(\.[0-9]{1,3})?", fullmatch=True)
large = st.from_regex(r"-?[0-9]{1,30}(\.[0-9]{1,30})?", fullmatch=True)
days = st.dates().map(str) | st.from_regex(r"[0-9]{4}-[01][0-9]-[0-3][0-9]", fullmatch=True)
plain = (
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(max_size=8) | numbers | large | days
)
json_values = st.recursive(
    plain | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
likely = st.one_of(
    numbers, numbers, st.dates().map(str), st.sampled_from(["yes", "no", "Sjark"]), json_values
)


def _pairs(inner):
    return st.lists(inner, min_size=2, max_size=2)


def _expressions(rules, depth=2):
    leaves = st.one_of(
        numbers, numbers, plain,
        QUESTIONS.map(lambda name: {"question": name}),
        IN_ROWS.map(lambda name: {"question": name}),
        st.integers(-4000, 4000).map(lambda count: {"today": count}),
        GROUPS.map(lambda group: {"count": group}),
    )  # fmt: skip
    found = leaves
    for _level in range(depth):
        inner = found
        some = st.lists(inner, min_size=1, max_size=3)
        found = st.one_of(
            leaves,
            some.map(lambda parts: {"add": parts}),
            some.map(lambda parts: {"multiply": parts}),
            _pairs(inner).map(lambda parts: {"subtract": parts}),
            _pairs(inner).map(lambda parts: {"divide": parts}),
            st.tuples(st.sampled_from(["sum", "min", "max"]), some).map(lambda pair: {pair[0]: pair[1]}),
            st.tuples(st.sampled_from(["sum", "min", "max"]), GROUPS, inner).map(
                lambda three: {three[0]: three[1], "of": three[2]}
            ),
            st.tuples(_pairs(inner | st.dates().map(str)), st.sampled_from(UNITS)).map(
                lambda pair: {"difference": pair[0], "unit": pair[1]}
            ),
            st.tuples(rules, inner, inner).map(
                lambda three: {"if": three[0], "then": three[1], "else": three[2]}
            ),
            st.tuples(inner, st.integers(-3, 30)).map(lambda pair: {"round": pair[0], "places": pair[1]}),
        )
    return found


def _comparisons(operands):
    return st.fixed_dictionaries(
        {
            "question": QUESTIONS | IN_ROWS,
            "operator": st.sampled_from([*OPERATORS, "unknown"]),
            "value": operands,
        }
    )


simple_rules = _comparisons(likely)
expressions = _expressions(simple_rules)
operands = st.one_of(
    likely,
    st.lists(likely, max_size=3),
    QUESTIONS.map(lambda name: {"question": name}),
    st.integers(-400, 400).map(lambda count: {"today": count}),
    expressions.map(lambda expression: {"calc": expression}),
)
comparisons = _comparisons(operands)
computed = st.fixed_dictionaries(
    {"calc": expressions, "operator": st.sampled_from([*OPERATORS]), "value": operands}
)
rules = st.recursive(
    comparisons | computed,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda rules: {"all": rules}),
        st.lists(inner, max_size=3).map(lambda rules: {"any": rules}),
        inner.map(lambda rule: {"not": rule}),
        st.tuples(GROUPS, simple_rules).map(lambda pair: {"some": pair[0], "rule": pair[1]}),
        st.tuples(GROUPS, simple_rules).map(lambda pair: {"every": pair[0], "rule": pair[1]}),
        st.tuples(
            GROUPS, st.none() | simple_rules, st.sampled_from([*OPERATORS]), st.sampled_from(["0", "1", 2])
        ).map(lambda four: {"count": four[0], "rule": four[1], "operator": four[2], "value": four[3]}),
    ),
    max_leaves=6,
)
rows = st.lists(st.dictionaries(IN_ROWS, likely, max_size=4), max_size=3)
answers = st.builds(
    lambda own, groups: own | groups,
    st.dictionaries(QUESTIONS, likely, max_size=3),
    st.dictionaries(GROUPS, rows | json_values, max_size=2),
)
