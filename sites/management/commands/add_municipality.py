"""Takes a municipality into use, or updates one, from the command line."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sites.municipalities.models import names_from
from sites.municipalities.onboarding import add_municipality


class Command(BaseCommand):
    help = "Adds a municipality; run again with other values, it updates the one that is there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="short name, for example alta")
        parser.add_argument("--number", required=True, help="municipality number, four digits")
        parser.add_argument("--organisation-number", required=True)
        for code, name in settings.LANGUAGES:
            parser.add_argument(f"--name-{code}", default="", required=code == "nb", help=f"name in {name}")
        parser.add_argument("--host", required=True, help="host name, without port")
        parser.add_argument("--reception-address", required=True, help="where submissions are announced")
        parser.add_argument("--region", required=True)
        parser.add_argument("--colour", help="theme colour, for example #00528c")
        parser.add_argument(
            "--language", action="append", choices=dict(settings.LANGUAGES), help="repeat; bokmål first"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        names = names_from(**{code: options[f"name_{code}"] for code, _name in settings.LANGUAGES})
        details = {"colour": options["colour"]} if options["colour"] else {}
        try:
            municipality = add_municipality(
                options["slug"],
                number=options["number"],
                organisation_number=options["organisation_number"],
                names=names,
                host=options["host"],
                reception_address=options["reception_address"],
                region=options["region"],
                languages=options["language"] or ("nb", "nn"),
                **details,
            )
        except ValidationError as invalid:
            raise CommandError(" ".join(invalid.messages)) from invalid
        self.stdout.write(f"{municipality} {municipality.root_url}")
