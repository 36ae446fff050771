"""What is recorded for translation is what wagtail-localize itself would record."""

import pytest
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    TemplateSegment,
    TranslationSource,
)

from sites.languages.remembering import refresh_source
from tests import factories
from tests.factories import question, step

pytestmark = pytest.mark.django_db

BODY = '<p>Les <b>dette</b>.</p><p>Så <a href="https://alta.example">dette</a>.</p>'
OWN = {TemplateSegment: "template__template", OverridableSegment: "data_json"}


def _recorded(source):
    strings = StringSegment.objects.filter(source=source)
    found = sorted(strings.values_list("context__path", "order", "string__data", "attrs"))
    for model, value in OWN.items():
        found += sorted(model.objects.filter(source=source).values_list("context__path", "order", value))
    source.refresh_from_db()
    return found, source.content_json


@pytest.fixture
def page():
    return factories.dialog_page(
        factories.municipality(),
        step("Om deg", question("text", "Navn"), question("information", "", body=BODY)),
        step("Om båten", question("one_of", "Havn", options=["Bukta", "Talvik"]), question("text", "Navn")),
    )


def test_a_changed_page_is_recorded_as_by_wagtail_localize(page):
    page.save_revision().publish()
    source, _created = TranslationSource.get_or_create_from_instance(page)
    before, _content = _recorded(source)
    stream = page.steps.get_prep_value()
    about, boat = stream
    about["value"]["questions"][0]["value"]["label"] = "Fullt navn"
    about["value"]["questions"][1]["value"]["body"] = "<p>Les <b>dette</b> først.</p>"
    boat["value"]["questions"].pop()
    page.steps = page.steps.stream_block.to_python([boat, about, step("Ny", question("text", "Nytt"))])
    page.save_revision().publish()

    refresh_source(source)

    recorded = _recorded(source)
    assert recorded[0] != before
    source.update_from_db()
    assert _recorded(source) == recorded


def test_what_has_not_changed_is_left_alone(page):
    page.save_revision().publish()
    source, _created = TranslationSource.get_or_create_from_instance(page)
    rows = set(StringSegment.objects.values_list("pk", flat=True))
    refresh_source(source)
    assert set(StringSegment.objects.values_list("pk", flat=True)) == rows
