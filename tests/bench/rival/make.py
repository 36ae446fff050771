"""Makes the rival's database: a site with one form of ten fields. `python -m tests.bench.rival.make`."""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.rival.settings"
django.setup()

from django.core.management import call_command  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

from tests.bench.questions import QUESTIONS  # noqa: E402
from tests.bench.rival.models import FormField, FormPage  # noqa: E402

FIELD_TYPES = {
    "text": "singleline", "long_text": "multiline", "email": "email", "number": "number",
    "yes_no": "radio", "one_of": "dropdown",
}  # fmt: skip


def main() -> None:
    call_command("migrate", verbosity=0)
    root = Page.objects.get(depth=1)
    form = root.add_child(instance=FormPage(title="Ti felt", slug="form"))
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
        for order, question in enumerate(QUESTIONS)
    )
    form.save_revision().publish()
    Site.objects.update(root_page=form)


if __name__ == "__main__":
    main()
