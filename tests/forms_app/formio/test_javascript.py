"""JavaScript becomes one expression over what is not known, or is refused with the reason."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms_app.formio.javascript import result_of
from forms_app.formio.syntax import Binary, Call, Choice, Function, Literal, Member, Name, Unary, Unreadable

A, B = Member(Name("data"), "a"), Member(Name("data"), "b")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("show = data.a === 'x'", Binary("===", A, Literal("x"))),
        ('show = data["a"] == "x";', Binary("==", A, Literal("x"))),
        ("show = data.a?.b > 1_0", Binary(">", Member(A, "b"), Literal(Decimal(10)))),
        ("var no = data.a; show = !no;", Unary("!", A)),
        ("let x = data.a, y = data.b; show = x && y", Binary("&&", A, B)),
        ("if (data.a) { show = true } else { show = data.b }", Choice(A, Literal(True), B)),
        ("show = false; if (data.a) show = true;", Choice(A, Literal(True), Literal(False))),
        ("show = data.a ? 1 : 0x10", Choice(A, Literal(Decimal(1)), Literal(Decimal(16)))),
        ("data.a", A),
        ("show = (/* why */ data.a) // because", A),
        (r"show = 'a\n\u00e5\'b'", Literal("a\nå'b")),
        ("show = `plain`", Literal("plain")),
        ("show = undefined", Literal(None)),
        ("show = twice(data.a); function twice(x) { return x * 2 }", Binary("*", A, Literal(Decimal(2)))),
        ("const f = (x) => x; show = f(data.a)", A),
        ("function f(x) { if (x) return 1; return data.b } show = f(data.a)",
         Choice(A, Literal(Decimal(1)), B)),
        ("show = some(data.a, row => row.b)",
         Call(Name("some"), (A, Function(("row",), Member(Name("row"), "b"))))),
        ("show = new Date(data.a)", Call(Name("Date"), (A,), True)),
    ],
)  # fmt: skip
def test_read(source, expected):
    assert result_of(source, "show") == expected


@pytest.mark.parametrize(
    "source",
    [
        "",
        "show = ",
        "other = data.a; more = data.b",
        "while (true) { show = true }",
        "for (const x of data.a) show = x",
        "show = data[data.a]",
        "show = `${data.a}`",
        "show = ({a: 1})",
        "function f({a}) { return a } show = f(data.a)",
        "try { show = data.a } catch (e) {}",
        "show = " + "(" * 400 + "1" + ")" * 400,
        "show = '" + "x" * 30_000 + "'",
    ],
)
def test_refused(source):
    with pytest.raises(Unreadable):
        result_of(source, "show")


def test_a_parameter_hides_what_has_its_name_outside():
    source = "var row = data.b; show = some(data.a, (row) => row.c)"
    call = result_of(source, "show")
    assert call.arguments[1] == Function(("row",), Member(Name("row"), "c"))


def test_functions_that_double_what_they_are_given_do_not_fill_the_memory():
    source = "".join(f"var x{n + 1} = x{n} + x{n};" for n in range(60))
    with pytest.raises(Unreadable, match=r"large|stort"):
        result_of(f"var x0 = data.a; {source} show = x60", "show")


@given(st.text(st.sampled_from("show=data.abif(){}[]!&|?:;'\"\\`$/*0 \nλ\ud800functionreturn"), max_size=80))
def test_anything_is_read_or_refused(source):
    with contextlib.suppress(Unreadable):
        result_of(source, "show")
