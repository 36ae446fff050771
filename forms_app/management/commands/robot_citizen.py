"""Sends a robot citizen through an open dialog, and says what it met."""

import json
from typing import Any
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError, CommandParser

from forms_app.definition.models import LiveDialog
from forms_app.quality import robot
from sites.languages.paths import without_prefix
from sites.municipalities.hosts import municipality_of_host


class Command(BaseCommand):
    help = "Fills in every way through a dialog that it finds, with right and wrong answers. Nothing is kept."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("url", help="address of the dialog, http://…/selvbetjening/<dialog>/")
        parser.add_argument("--paths", type=int, default=robot.MOST_PATHS, help="most ways to try")
        parser.add_argument("--seconds", type=float, default=robot.MOST_SECONDS, help="longest time to take")
        parser.add_argument("--json", action="store_true", help="the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        live = _live_dialog(options["url"])
        report = robot.explore(
            live.version.definition, live.municipality, most=options["paths"], seconds=options["seconds"]
        )
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
        else:
            self._tell(report)
        if not report.good:
            raise CommandError("The robot met problems.")

    def _tell(self, report: robot.Report) -> None:
        for number, path in enumerate(report.paths, start=1):
            answers = "; ".join(f"{label}: {text}" for label, text in path.answers[:4]) or "–"
            state = "sent" if path.sent else "NOT SENT"
            self.stdout.write(
                f"{number:3} {path.language} {state}, {path.pages} pages, {path.refused} refused: {answers}"
            )
            for problem in path.problems:
                self.stdout.write(f"      {problem}")
        self.stdout.write(f"{report.title}: {robot.summary(report)} {report.seconds} s")


def _live_dialog(url: str) -> LiveDialog:
    parts = urlsplit(url)
    municipality = municipality_of_host((parts.hostname or "").lower())
    if municipality is None:
        raise CommandError(f"No municipality has the host of {url}")
    folders = [part for part in without_prefix(parts.path).split("/") if part]
    rows = LiveDialog.objects.filter(municipality_id=municipality.pk, slug__in=folders, version__isnull=False)
    live = rows.select_related("version", "municipality__site").first()
    if live is None:
        raise CommandError(f"No open dialog at {url}")
    return live
