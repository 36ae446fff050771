"""Vacancies, consultations, campaigns and lists of documents."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model

from sites.pagecache import stamps
from sites.pages.campaigns import CampaignPage
from sites.pages.deadlines import ConsultationPage, VacancyPage
from sites.pages.document_lists import SEARCHABLE_FROM, DocumentListPage
from sites.pages.models import ContentPage
from sites.pages.sections import SectionPage
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.database]
DEADLINES = [VacancyPage, ConsultationPage]


@pytest.fixture
def alta():
    return factories.municipality("alta")


@pytest.fixture
def get(client):
    return lambda path, host="alta": client.get(path, headers={"host": f"{host}.localhost"}).content.decode()


@pytest.mark.parametrize("kind", DEADLINES)
def test_leads_to_the_dialog_until_the_deadline_is_over(alta, get, kind, django_assert_max_num_queries):
    dialog = factories.dialog_page(alta, slug="ledig-stilling")
    factories.published(dialog)
    section = factories.web_page(factories.home(alta), SectionPage, "jobb")
    values = {"deadline": timezone.localdate(), "answer_page": dialog, "title": "Svar innen"}
    factories.web_page(section, kind, "svar", **values)
    get("/")
    with django_assert_max_num_queries(12):
        html = get("/jobb/svar/")
    assert 'href="/selvbetjening/ledig-stilling/"' in html and "Svar innen" in get("/jobb/")
    assert ('"@type":"JobPosting"' in html) is (kind is VacancyPage)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        stamps.forget()
        late, above = get("/jobb/svar/"), get("/jobb/")
    assert "ledig-stilling" not in late and "ds-alert" in late and "JobPosting" not in late
    assert "Svar innen" not in above


@pytest.mark.parametrize("kind", DEADLINES)
def test_a_deadline_is_needed_but_by_announcements(kind):
    with pytest.raises(ValidationError):
        kind(title="x", slug="x").clean()
    ConsultationPage(title="x", slug="x", kind=ConsultationPage.Kind.ANNOUNCEMENT).clean()


def test_the_dialog_and_the_choices_are_nothing_to_translate(alta):
    from wagtail_localize.segments.extract import extract_segments

    values = {"deadline": timezone.localdate(), "answer_page": factories.home(alta), "extent": "Fast, 100 %"}
    person = ("person", {"name": "Berit Testmann", "role": "Leder", "phone": "", "email": ""})
    page = factories.web_page(factories.home(alta), VacancyPage, "v", title="V", people=[person], **values)
    texts = {segment.string.data for segment in extract_segments(page) if hasattr(segment, "string")}
    assert texts == {"V", "Fast, 100 %", "Leder"}


def test_campaign_is_built_of_the_front_pages_parts(alta, get, django_assert_max_num_queries):
    body = [
        ("hero", {"heading": "Stem ved valget"}),
        ("action", {"title": "Stem nå", "url": "https://valg.no/"}),
        ("callout", {"tone": "info", "heading": "Ta med legitimasjon"}),
    ]
    factories.web_page(factories.home(alta), CampaignPage, "valg", body=body)
    factories.web_page(factories.home(alta), CampaignPage, "uten-velkomst", body=body[1:])
    get("/")
    with django_assert_max_num_queries(12):
        html = get("/valg/")
    assert "Ta med legitimasjon" in html and html.count("<h1") == 1 and 'href="https://valg.no/"' in html
    assert get("/uten-velkomst/").count("<h1") == 1


def documents(owner, count):
    return [
        get_document_model().objects.create(
            title="x", file=ContentFile(b"x" * 2048, f"plan-{n}.pdf"), collection=owner.collection
        )
        for n in range(count)
    ]


def listed(files, heading="Planer"):
    rows = [
        {"title": f"Plan {n}", "document": one.pk, "date": f"2026-01-{n + 1:02}"}
        for n, one in enumerate(files)
    ]
    return [("documents", {"heading": heading, "documents": rows})]


def test_documents_tell_kind_size_and_date_newest_first(alta, get, django_assert_max_num_queries):
    files = documents(alta, 5)
    home = factories.home(alta)
    factories.web_page(home, DocumentListPage, "planer", documents=listed(files))
    factories.web_page(home, DocumentListPage, "alfabetisk", documents=listed(files), order="title")
    factories.web_page(home, ContentPage, "artikkel", body=listed(files))
    get("/"), get("/planer/")
    stamps.bump(stamps.SHARED)
    with django_assert_max_num_queries(12):
        html = get("/planer/")
    assert "PDF, 2,0" in html and files[0].url in html and 'datetime="2026-01-05"' in html
    assert html.index("Plan 4") < html.index("Plan 0") and "<form" not in html.partition("<main")[2]
    html = get("/alfabetisk/")
    assert html.index("Plan 0") < html.index("Plan 4")
    assert files[4].url in get("/artikkel/")


def test_long_lists_are_searched_by_title_and_heading(alta, get):
    files = documents(alta, SEARCHABLE_FROM)
    rows = [*listed(files[:-1]), *listed(files[-1:], "Reglement")]
    factories.web_page(factories.home(alta), DocumentListPage, "planer", documents=rows)
    assert "Plan 8" in get("/planer/")
    html = get("/planer/?q=plan+3")
    assert "Plan 3" in html and "Plan 8" not in html
    html = get("/planer/?q=reglement")
    assert files[-1].url in html and files[0].url not in html
    assert "Plan 8" not in get("/planer/?q=finnes+ikke")


def test_documents_of_a_list_are_found_by_search(alta, get):
    factories.web_page(
        factories.home(alta), DocumentListPage, "planer", documents=listed(documents(alta, 1), "Havneplaner")
    )
    assert "/planer/" in get("/sok/?q=havneplaner")


@pytest.mark.parametrize("kind", [*DEADLINES, CampaignPage, DocumentListPage])
def test_pages_are_served_on_their_own_host_and_previewed_as_they_are(alta, client, kind):
    factories.municipality("loppa")
    values = {"deadline": timezone.localdate()} if kind in DEADLINES else {}
    page = factories.web_page(factories.home(alta), kind, "ny", title="Bare i Alta", **values)
    for host, status in (("alta", 200), ("loppa", 404)):
        assert client.get("/ny/", headers={"host": f"{host}.localhost"}).status_code == status
    request = client.get("/admin/login/", headers={"host": "portal.localhost"}).wsgi_request
    preview = page.make_preview_request(request)
    assert preview.status_code == 200 and "Bare i Alta" in preview.content.decode()
