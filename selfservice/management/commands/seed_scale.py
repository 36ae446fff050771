"""Makes municipalities up, for measuring how the product carries many."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from selfservice.scale.seeding import seed


class Command(BaseCommand):
    help = "Makes municipalities up until there are N, each with pages in bokmål, nynorsk and English."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("count", type=int, help="how many municipalities")
        parser.add_argument("--pages", type=int, default=40, help="pages of each in each language")
        parser.add_argument(
            "--made-up-data", action="store_true", help="fill this database, also where DEBUG is off"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.DEBUG or options["made_up_data"]):
            raise CommandError("This fills the database with made-up municipalities: add --made-up-data.")
        began = time.monotonic()
        seed(options["count"], options["pages"], self.stdout.write)
        self.stdout.write(f"{options['count']} municipalities in {time.monotonic() - began:.0f} s")
