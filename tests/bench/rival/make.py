"""Makes the rival's database: a site with forms of 10, 50 and 200 fields. `python -m tests.bench.rival.make`."""

import os
from collections.abc import Iterable

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.rival.settings"
django.setup()

from django.core.management import call_command  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

from tests.bench.questions import MANY, QUESTIONS, Asked, many  # noqa: E402
from tests.bench.rival.models import FormField, FormPage  # noqa: E402

FIELD_TYPES = {
    "text": "singleline", "long_text": "multiline", "email": "email", "number": "number",
    "yes_no": "radio", "one_of": "dropdown",
}  # fmt: skip


def main() -> None:
    call_command("migrate", verbosity=0)
    ten = _form(Page.objects.get(depth=1), "form", QUESTIONS)
    Site.objects.update(root_page=ten)
    for count in MANY:
        _form(ten, str(count), many(count))


def _form(parent: Page, slug: str, questions: Iterable[Asked]) -> FormPage:
    form = parent.add_child(instance=FormPage(title=slug, slug=slug))
    FormField.objects.bulk_create(
        FormField(
            page=form,
            sort_order=order,
            label=question.label,
            clean_name=question.label.lower().replace(" ", "_"),
            field_type=FIELD_TYPES[question.type],
            required=True,
            choices=",".join(question.options),
        )
        for order, question in enumerate(questions)
    )
    form.save_revision().publish()
    return form


if __name__ == "__main__":
    main()
