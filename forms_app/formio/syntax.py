"""The JavaScript of Form.io conditions as a small tree of expressions. Parsed by tree-sitter; never executed.

Statements (variables, if, functions) are followed symbolically, so that what remains is one expression over
the answers.
"""

from dataclasses import dataclass, field
from decimal import Decimal


class Unreadable(ValueError):
    """JavaScript that says something this importer has no words for; the message tells editors what."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, number, true, false, or None (null and undefined)."""

    value: str | Decimal | bool | None


@dataclass(frozen=True, slots=True)
class Name:
    name: str


@dataclass(frozen=True, slots=True)
class Member:
    """`object.name`; also `object["name"]` and `object[0]`."""

    object: "Expression"
    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """`callee(…)`; `new` tells a constructor."""

    callee: "Expression"
    arguments: tuple["Expression", ...]
    new: bool = False


@dataclass(frozen=True, slots=True)
class Unary:
    operator: str
    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Binary:
    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Choice:
    """`test ? then : otherwise`."""

    test: "Expression"
    then: "Expression"
    otherwise: "Expression"


@dataclass(frozen=True, slots=True)
class Items:
    """`[a, b]`."""

    items: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Function:
    """A function's parameters and what it returns."""

    parameters: tuple[str, ...]
    result: "Expression" = field(default_factory=lambda: Literal(None))


Expression = Literal | Name | Member | Call | Unary | Binary | Choice | Items | Function


def path_of(expression: Expression) -> tuple[str, ...] | None:
    """The names of `a.b.c`; None for anything else."""
    match expression:
        case Name(name):
            return (name,)
        case Member(inner, name):
            start = path_of(inner)
            return None if start is None else (*start, name)
    return None
