"""The numbers as a file that a spreadsheet opens (RFC 4180, with the semicolons of a Norwegian one)."""

import csv
import io
from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils.translation import gettext as _

from forms_app.definition.loading import load
from forms_app.definition.model import with_inner
from forms_app.definition.models import LiveDialog
from selfservice.numbers.dialog import duration
from selfservice.numbers.reading import titles_of
from sites.languages.paths import DEFAULT
from sites.numbers.models import Device, Kind, Tally

# What begins with one of these is computed by a spreadsheet, whoever wrote it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_BYTE_ORDER_MARK = "\ufeff"  # or Excel reads æ, ø and å as something else

_IN_DIALOGS = (Kind.POSTED, Kind.PASSED, Kind.ERROR)  # their parts are steps and questions


def response(tallies: QuerySet[Tally], name: str) -> StreamingHttpResponse:
    """A file with one row per tally, by day. It is staff's: small numbers are not left out."""
    answer = StreamingHttpResponse(_lines(tallies), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def safe(cell: object) -> object:
    """A cell as text where a spreadsheet would compute it (OWASP, CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _lines(tallies: QuerySet[Tally]) -> Iterator[str]:
    titles = titles_of(tallies.order_by().values_list("subject", flat=True).distinct())
    kinds, devices = dict(Kind.choices), dict(Device.choices)
    yield _BYTE_ORDER_MARK + _line(
        *(_("Municipality"), _("Day"), _("What"), _("Page or form"), _("Id of it"), _("Part of it")),
        *(_("Channel"), _("Language"), _("Device"), _("Number")),
    )
    rows = tallies.select_related("municipality").order_by("day", "municipality", "kind", "subject", "pk")
    parts: dict[str, dict[str, str]] = {}
    for row in rows.iterator(chunk_size=2000):
        title = titles.get(row.subject, "")
        if row.kind in _IN_DIALOGS and row.subject not in parts:
            parts[row.subject] = _parts(row.subject)
        part = duration(row.part) if row.kind == Kind.TIME else row.part
        part = parts.get(row.subject, {}).get(part, part)
        yield _line(
            *(str(row.municipality), row.day.isoformat(), kinds[row.kind], title, row.subject, part),
            *(row.channel, row.language, devices.get(row.device, ""), row.n),
        )


def _parts(subject: str) -> dict[str, str]:
    """What the steps and questions of a dialog are called; what it has no longer keeps its id."""
    live = LiveDialog.objects.filter(dialog=subject, version__isnull=False).first()
    if live is None:
        return {}
    names = {}
    for step in load(live.version_id, DEFAULT).steps:
        names[step.id] = f"{step.number}. {step.title}"
        names |= {question.id: question.label for question in with_inner(step.questions)}
    return names


def _line(*cells: object) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=";").writerow([safe(cell) for cell in cells])
    return line.getvalue()
