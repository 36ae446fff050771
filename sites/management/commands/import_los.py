"""manage.py import_los FILE"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sites.los.importing import NotLos, import_file


class Command(BaseCommand):
    help = "Reads themes, life events, words and synonyms of Los from https://psi.norge.no/los/all.rdf."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the RDF/XML file")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            counts = import_file(options["file"])
        except (NotLos, OSError) as error:
            raise CommandError(f"{options['file']} is not Los: {error}") from error
        self.stdout.write(
            f"{counts['tema']} themes, {counts['hendelse']} life events, {counts['ord']} words."
        )
