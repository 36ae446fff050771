"""Finds a municipality's links to old forms, proposes a service for each, and replaces them when told to."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from selfservice.catalogue.services import find, services
from selfservice.oldlinks.finding import is_certain, read_list, record
from selfservice.oldlinks.models import OldLink
from selfservice.oldlinks.replacing import NoService, replace
from sites.languages.paths import DEFAULT
from sites.municipalities.models import Municipality
from sites.municipalities.scoping import for_municipality


class Command(BaseCommand):
    help = "List the links to old forms with a proposed service each; the report in the admin decides about them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("municipality", help="its short name, for example alta")
        parser.add_argument(
            "--list", type=Path, help="also these: one address on each line, with its name after a comma"
        )
        parser.add_argument(
            "--replace",
            action="store_true",
            help="replace all that are left to do and name their service; what is only guessed is left to people",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        municipality = Municipality.objects.filter(slug=options["municipality"]).first()
        if municipality is None:
            raise CommandError(f"There is no municipality called {options['municipality']}.")
        try:
            listed = read_list(options["list"]) if options["list"] else []
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"The list cannot be read: {error}") from error
        record(municipality, listed, shared=True)
        rows = for_municipality(OldLink.objects.select_related("municipality__site"), municipality)
        for row in rows.filter(state=OldLink.State.OPEN):
            self.stdout.write(self._line(row, replacing=options["replace"]))
        left = rows.filter(state=OldLink.State.OPEN).count()
        self.stdout.write(f"Left to do: {left} of {rows.count()}")

    def _line(self, row: OldLink, *, replacing: bool) -> str:
        service = find(row.municipality, DEFAULT, row.service) if row.service else None
        if service is None:
            return f"?  {row.address} ({row.pages} pages)"
        if not is_certain(row, services(row.municipality, DEFAULT)):
            return f"?  {row.address} ({row.pages} pages) -> perhaps {service.title}"
        if not replacing:
            return f"   {row.address} ({row.pages} pages) -> {service.title}"
        try:
            return f"✓  {row.address} -> {service.title} on {len(replace(row, row.service).pages)} pages"
        except NoService:
            return f"?  {row.address} ({row.pages} pages)"
