"""Takes a municipality into use, or updates one, from the command line."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sites.launch.models import Launch
from sites.municipalities import starting
from sites.municipalities.models import Municipality, names_from
from sites.municipalities.onboarding import add_municipality

# Fields of the municipality that may be given, with what they are.
DETAILS = {
    "colour": "theme colour, for example #00528c",
    "phone": "telephone of the switchboard",
    "email": "e-mail address for the public",
    "visiting_address": "where to find the service office",
    "opening_hours": "when it is open, in words",
    "accessibility_statement": "address of the statement at uustatus.no",
}


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
        for name, meaning in DETAILS.items():
            parser.add_argument(f"--{name.replace('_', '-')}", help=meaning)
        parser.add_argument(
            "--language", action="append", choices=dict(settings.LANGUAGES), help="repeat; bokmål first"
        )
        parser.add_argument("--open", action="store_true", help="found by everybody from now on")
        parser.add_argument("--empty", action="store_true", help="without content to begin with")
        parser.add_argument(
            "--dialogs-from", metavar="SLUG", help="copy the open dialogs of this municipality"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        names = names_from(**{code: options[f"name_{code}"] for code, _name in settings.LANGUAGES})
        details = {name: options[name] for name in DETAILS if options[name]}
        model = None
        if slug := options["dialogs_from"]:
            model = Municipality.objects.filter(slug=slug).first()
            if model is None:
                raise CommandError(f"There is no municipality called {slug}.")
        try:
            is_new = not Municipality.objects.filter(slug=options["slug"]).exists()
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
        if is_new and not options["open"]:
            Launch.objects.create(municipality=municipality)
        filled = not options["empty"] and starting.fill(municipality, model)
        self.stdout.write(f"{municipality} {municipality.root_url}{' with first content' if filled else ''}")
