"""manage.py import_formio FILE [--translations FILE] --municipality alta [--json]"""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from forms_app.formio.importing import CannotImport, Imported, import_form, loads
from sites.municipalities.models import Municipality


class Command(BaseCommand):
    help = "Makes a draft dialog of a Form.io form, and says what became of every part of it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the form, as JSON")
        parser.add_argument("--translations", type=Path, help="its texts in other languages, as JSON")
        parser.add_argument("--municipality", required=True, help="the municipality's short name, as alta")
        parser.add_argument("--json", action="store_true", help="the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        municipality = Municipality.objects.filter(slug=options["municipality"]).first()
        if municipality is None:
            raise CommandError(f"There is no municipality called {options['municipality']}.")
        try:
            files = [options["file"], options["translations"]]
            data, translations = (loads(path.read_bytes()) if path else None for path in files)
            imported = import_form(municipality, data, translations)
        except (CannotImport, OSError) as problem:
            raise CommandError(str(problem)) from problem
        if options["json"]:
            page = {"page": imported.page.pk, "slug": imported.page.slug, "languages": imported.languages}
            self.stdout.write(json.dumps(imported.report.as_json() | page, ensure_ascii=False))
        else:
            self._print(imported)

    def _print(self, imported: Imported) -> None:
        page, report = imported.page, imported.report
        self.stdout.write(f"{page.title}: draft {page.pk} ({page.slug}) in {', '.join(imported.languages)}")
        for name, mapped, count in report.shares():
            self.stdout.write(f"  {name:<13}{mapped:>5} of {count}")
        for lost in report.unmapped:
            self.stdout.write(f"  not mapped: {lost['key']} ({lost['type']}): {lost['why']}")
        for noted in report.notes:
            self.stdout.write(f"  note: {noted['key']} ({noted['type']}): {noted['note']}")
