"""The numbers as a file that a spreadsheet opens (RFC 4180, with the semicolons of a Norwegian one)."""

import csv
import io
from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils.translation import gettext as _

from selfservice.numbers.reading import titles_of
from sites.numbers.models import Device, Kind, Tally

# What begins with one of these is computed by a spreadsheet, whoever wrote it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_BYTE_ORDER_MARK = "\ufeff"  # or Excel reads æ, ø and å as something else


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
    for row in rows.iterator(chunk_size=2000):
        title = titles.get(row.subject, "")
        yield _line(
            *(str(row.municipality), row.day.isoformat(), kinds[row.kind], title, row.subject, row.part),
            *(row.channel, row.language, devices.get(row.device, ""), row.n),
        )


def _line(*cells: object) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=";").writerow([safe(cell) for cell in cells])
    return line.getvalue()
