"""Fills the installation with the demo's municipalities, pages, dialogs and staff."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from selfservice.demo.alerts import ensure_alert
from selfservice.demo.answers import ensure_local_answers, ensure_shared_answers
from selfservice.demo.external import ensure_external_services
from selfservice.demo.municipalities import DEMO_MUNICIPALITIES, ensure_municipality
from selfservice.demo.numbers import ensure_numbers
from selfservice.demo.pages import ensure_pages
from selfservice.demo.shared import ensure_shared_pages
from selfservice.demo.staff import ensure_region_staff, ensure_staff


class Command(BaseCommand):
    help = "Makes the demo's content. Run again, it makes only what is missing and changes nothing else."

    def handle(self, *args: Any, **options: Any) -> None:
        password = os.environ.get("STAFF_PASSWORD")
        if not password:
            raise CommandError("Set STAFF_PASSWORD: the password of the accounts that are made.")
        ensure_external_services()
        ensure_shared_answers()
        for demo in DEMO_MUNICIPALITIES:
            municipality = ensure_municipality(demo)
            ensure_staff(demo, municipality, password)
            made = ensure_pages(demo, municipality)
            ensure_local_answers(demo, municipality)
            ensure_numbers(municipality)
            self.stdout.write(f"{municipality}: {municipality.root_url} {'made' if made else 'kept'}")
        ensure_alert()
        ensure_shared_pages(municipality.region)
        ensure_region_staff(password)
