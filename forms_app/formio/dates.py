"""Days in scripts: JavaScript's Date and moment.js."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from forms_app.formio.syntax import Call, Expression, Literal, Member, Name

# moment's comparisons, by the operator that says the same.
COMPARISONS = {
    "isBefore": "<",
    "isAfter": ">",
    "isSame": "===",
    "isSameOrBefore": "<=",
    "isSameOrAfter": ">=",
}
_UNITS = {"day": 1, "days": 1, "d": 1, "week": 7, "weeks": 7, "w": 7}


@dataclass(frozen=True, slots=True)
class Day:
    """A fixed day, or for None today; `offset` days later."""

    day: date | None
    offset: int = 0

    def value(self) -> Any:
        """What a rule compares with."""
        if self.day is None:
            return {"today": self.offset}
        return (self.day + timedelta(days=self.offset)).isoformat()


def day_of(script: Expression) -> Day | None:
    """The day that a script names, whatever was answered; None for anything else."""
    match script:
        case Call(Name("moment"), ()) | Call(Name("Date"), ()) | Call(Member(Name("Date"), "now"), ()):
            return Day(None)
        case Call(Name("moment" | "Date"), (Literal(str(text)), *_)):
            try:
                return Day(date.fromisoformat(text[:10]))
            except ValueError:
                return None
        case Call(Name("Date"), (Literal(Decimal() as year), Literal(Decimal() as month), *rest)):
            day = rest[0].value if rest and isinstance(rest[0], Literal) else Decimal(1)
            try:
                return Day(date(int(year), int(month) + 1, int(day)))  # JavaScript counts months from 0
            except (ValueError, TypeError):
                return None
        case Call(Member(inner, "add" | "subtract" as how), (Literal(Decimal() as many), Literal(str(unit)))):
            base = day_of(inner)
            if base is None or unit not in _UNITS:
                return None
            step = int(many) * _UNITS[unit] * (1 if how == "add" else -1)
            return Day(base.day, base.offset + step)
        case Call(Member(inner, "startOf" | "endOf"), (Literal("day" | "days"),)):
            return day_of(inner)
        case Call(Member(inner, "toDate" | "valueOf" | "getTime"), ()):
            return day_of(inner)
    return None


def parsed(script: Expression) -> Expression | None:
    """The script whose answer is read as a day: x of `new Date(x)`, `moment(x, …)`; None for anything else."""
    match script:
        case Call(Name("moment" | "Date"), (inner, *_)):
            return inner
        case Call(
            Member(Call(Name("moment" | "Date"), _) as inner, "startOf" | "endOf"), (Literal("day" | "days"),)
        ):
            return parsed(inner)
        case Call(Member(Call(Name("moment" | "Date"), _) as inner, "toDate" | "valueOf" | "getTime"), ()):
            return parsed(inner)
    return None
