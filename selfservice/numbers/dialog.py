"""How people fare in one dialog: where they leave, which questions they get wrong, how long they take."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from forms_app.definition.model import Definition, with_inner
from forms_app.filling.numbers import LONGER, MINUTES
from selfservice.numbers import charts
from sites.numbers.models import Kind, Tally

MOST_QUESTIONS = 10


@dataclass(frozen=True, slots=True)
class Stage:
    """A place on the way through a dialog, and how many came so far.

    `lost` is how many of those at the stage before came no further; None where that cannot be said: before the
    first, and for a step that only some are asked.
    """

    name: str
    n: int
    width: str
    lost: int | None = None
    for_some: bool = False

    @property
    def share_lost(self) -> int:
        """In percent of those at the stage before."""
        return round(100 * self.lost / (self.n + self.lost)) if self.lost else 0


@dataclass(frozen=True, slots=True)
class Wrong:
    """A question, and how often its step was sent in with an error in it."""

    label: str
    step: str
    n: int
    of: int
    width: str

    @property
    def share(self) -> int:
        return min(round(100 * self.n / self.of), 100) if self.of else 0


@dataclass(frozen=True, slots=True)
class Took:
    """A class of minutes that people used, and how many did."""

    name: str
    n: int
    width: str


Sums = Mapping[str, Counter[str]]


def sums(tallies: QuerySet[Tally]) -> Sums:
    """How often by kind and part."""
    found: dict[str, Counter[str]] = {kind: Counter() for kind in Kind}
    for kind, part, n in tallies.order_by().values_list("kind", "part").annotate(Sum("n")):
        found[kind][part] += n
    return found


def stages(found: Sums, definition: Definition) -> list[Stage]:
    """The way from opening the form to Send; fewer at each stage, where everybody is asked the same."""
    way = [
        (_("Opened the form"), found[Kind.OPEN].total(), False),
        (_("Began to answer"), found[Kind.START].total(), False),
        *(
            (f"{step.number}. {step.title}", found[Kind.PASSED][step.id], step.show_if is not None)
            for step in definition.steps
        ),
        (_("Sent"), found[Kind.SENT].total(), False),
    ]
    widest = max(n for _name, n, _some in way)
    made, before = [], None
    for name, n, some in way:
        lost = None if some or before is None else max(before - n, 0)
        made.append(Stage(name, n, charts.percent(n, widest), lost, some))
        before = before if some else n
    return made


def worst(way: list[Stage]) -> Stage | None:
    """Where most leave who have begun; None when nobody does."""
    leaving = [stage for stage in way[2:] if stage.lost]
    return max(leaving, key=lambda stage: stage.lost or 0, default=None)


def wrong(found: Sums, definition: Definition) -> list[Wrong]:
    """The questions that most often had an error, by how often their step was sent in."""
    made = []
    for step in definition.steps:
        for question in with_inner(step.questions):
            if n := found[Kind.ERROR][question.id]:
                of = max(found[Kind.POSTED][step.id], n)
                name = f"{step.number}. {step.title}"
                made.append(Wrong(question.label, name, n, of, charts.percent(n, of)))
    return sorted(made, key=lambda one: -one.n / one.of)[:MOST_QUESTIONS]


def took(found: Sums) -> list[Took]:
    """How many used how long, from their first answer to Send."""
    by_class = found[Kind.TIME]
    known = [part for part in (*map(str, MINUTES), LONGER) if part in by_class]
    most = max(by_class.values(), default=0)
    return [Took(duration(part), by_class[part], charts.percent(by_class[part], most)) for part in known]


def median(found: Sums) -> str:
    """What half of them used at most: the upper limit of the class that the median is in; empty when none sent."""
    by_class, counted = found[Kind.TIME], 0
    for part in (*map(str, MINUTES), LONGER):
        counted += by_class[part]
        if counted * 2 >= by_class.total() > 0:
            return part
    return ""


def duration(part: str) -> str:
    """A class of minutes in words."""
    if part == LONGER:
        return _("More than a day")
    minutes = int(part)
    if minutes == 24 * 60:
        return _("Up to a day")
    if minutes % 60:
        return _("Up to %(count)s minutes") % {"count": minutes}
    return _("Up to an hour") if minutes == 60 else _("Up to %(count)s hours") % {"count": minutes // 60}
