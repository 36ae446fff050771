"""What the demo makes: everything a municipality needs to be proud of, once, and then the editors' own."""

import json
import re

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    TemplateSegment,
    Translation,
    TranslationSource,
)

from forms_app.definition.loading import load
from forms_app.definition.models import DialogVersion, LiveDialog
from forms_app.definition.publish import publish_waiting
from forms_app.editor import gate
from forms_app.editor.models import DialogPage
from selfservice.catalogue.external import ExternalService
from selfservice.demo.emblems import EMBLEMS
from selfservice.demo.municipalities import BY_SLUG, DEMO_MUNICIPALITIES, ensure_municipality
from selfservice.demo.pages import DIALOGS, ensure_pages
from selfservice.starter.bilingual import Bilingual
from sites.municipalities.models import Municipality
from sites.municipalities.onboarding import organisation_number_is_valid
from sites.municipalities.scoping import municipalities_of
from sites.pagecache import stamps
from sites.pagecache.models import Stamp
from sites.theme.coat_of_arms import sanitised
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.database]
LEVELS = {"skatteattest": "high", "batplass": "substantial", "ledig-stilling": "none"}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def alta():
    municipality = ensure_municipality(BY_SLUG["alta"])
    ensure_pages(BY_SLUG["alta"], municipality)
    return municipality


@pytest.fixture
def password(monkeypatch):
    monkeypatch.setenv("STAFF_PASSWORD", factories.PASSWORD)
    return factories.PASSWORD


def test_the_whole_demo(password, client):
    call_command("demo_content", verbosity=0)
    assert {row.slug for row in Municipality.objects.all()} == set(BY_SLUG)
    assert Municipality.objects.values("region").distinct().count() == 1
    assert ExternalService.objects.count() >= 10
    for demo in DEMO_MUNICIPALITIES:
        municipality = Municipality.objects.get(slug=demo.slug)
        assert {*LiveDialog.objects.filter(municipality=municipality).values_list("slug", flat=True)} == {
            *LEVELS
        }
        for live in LiveDialog.objects.filter(municipality=municipality):
            _check_dialog(live, demo)
        for language in ("nb", "nn", "se", "en"):
            prefix = "" if language == "nb" else f"/{language}"
            response = _front_page(client, demo, f"{prefix}/")
            assert response.status_code == 200 and f'lang="{language}"' in response.text
        assert client.get("/nn/selvbetjening/batplass/", headers={"host": demo.host}).status_code == 200
        _check_staff(municipality, password)
    region = get_user_model().objects.get(username="region@portal.example")
    assert municipalities_of(region).count() == len(DEMO_MUNICIPALITIES)
    assert "en del av Hammerfest" in client.get("/", headers={"host": "kvalsund.localhost"}).text

    _check_second_run(monkeypatch_password="another long password")


def _front_page(client, demo, path):
    """Asked for twice: a query makes it anew, of content that no process knows yet."""
    client.get(path, headers={"host": demo.host})
    stamps.bump(*Stamp.objects.values_list("name", flat=True))
    stamps.current()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(f"{path}?fresh=1", headers={"host": demo.host})
    # The stamps are read once a second, however long that is here.
    queries = [query for query in queries if "municipal_sites_stamp" not in query["sql"]]
    asked = [query["sql"][:60] + "…" + query["sql"].partition(" FROM ")[2][:100] for query in queries]
    assert len(queries) <= 12, "\n".join(asked)
    return response


def _check_dialog(live, demo):
    source = DialogPage.objects.get(translation_key=live.dialog, locale__language_code="nb")
    assert gate.problems(source.steps) == []
    assert live.version.number == 1 and source.level == LEVELS[live.slug]
    texts = live.version.definition["texts"]
    assert texts["nb"].keys() == texts["nn"].keys() and texts["nb"] != texts["nn"]
    bokmal, nynorsk = (load(live.version_id, language) for language in ("nb", "nn"))
    assert [q.id for q in bokmal.questions().values()] == [q.id for q in nynorsk.questions().values()]
    assert 2 <= len(bokmal.steps) <= 4
    assert any(question.show_if for question in bokmal.questions().values())
    emails = [question for question in bokmal.questions().values() if question.type == "email"]
    assert [question.settings["receipt"] for question in emails] == [True]
    if live.slug == "batplass":
        harbours = next(q for q in bokmal.questions().values() if q.key == "havn").settings["options"]
        assert [label for _value, label in harbours][:-1] == [harbour.name for harbour in demo.harbours]


def _check_staff(municipality, password):
    for name, role in (
        ("redaktor", "editor"), ("saksbehandler", "case_worker"), ("kommunikasjon", "communications"),
    ):  # fmt: skip
        user = get_user_model().objects.get(username=f"{name}@{municipality.slug}.example")
        assert [*municipalities_of(user, role)] == [municipality]
        assert user.check_password(password)


def _check_second_run(monkeypatch_password):
    home = factories.home(Municipality.objects.get(slug="loppa"))
    home.title = "Loppa er finest"
    home.save()
    Municipality.objects.filter(slug="loppa").update(colour="#112233")
    before = [model.objects.count() for model in (Page, DialogVersion, ExternalService, get_user_model())]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STAFF_PASSWORD", monkeypatch_password)
        call_command("demo_content", verbosity=0)
    after = [model.objects.count() for model in (Page, DialogVersion, ExternalService, get_user_model())]
    assert after == before
    assert Page.objects.get(pk=home.pk).title == "Loppa er finest"
    assert Municipality.objects.get(slug="loppa").colour == "#112233"
    assert (
        not get_user_model()
        .objects.get(username="redaktor@loppa.example")
        .check_password(monkeypatch_password)
    )


def test_accounts_need_a_password(monkeypatch):
    monkeypatch.delenv("STAFF_PASSWORD", raising=False)
    with pytest.raises(CommandError):
        call_command("demo_content")


def test_nothing_is_left_to_publish(alta):
    publish_waiting()
    assert DialogVersion.objects.count() == 3


def _remembered(source):
    strings = StringSegment.objects.filter(source=source)
    others = [
        (model.__name__, *row)
        for model in (TemplateSegment, OverridableSegment)
        for row in model.objects.filter(source=source).values_list("context__path", "order")
    ]
    return sorted(strings.values_list("context__path", "order", "string__data", "attrs")), sorted(others)


def test_editors_find_the_nynorsk_in_the_translation_tool(alta):
    sources = list(TranslationSource.objects.all())
    nynorsk = Page.objects.filter(locale__language_code="nn", path__startswith=alta.folder.path)
    assert {source.object_id for source in sources} == set(nynorsk.values_list("translation_key", flat=True))
    for source in sources:
        before = _remembered(source)
        source.update_from_db()
        assert _remembered(source) == before
        translation = Translation.objects.get(source=source)
        assert translation.get_progress()[0] == translation.get_progress()[1]


def _words(page):
    """Everything on a page that people read, whatever the order of keys and attributes."""
    data = page.serializable_data()
    streams = {
        name: json.loads(re.sub(r"<a [^>]*>", "<a>", data[name]))
        for name in ("steps", "body", "menu")
        if name in data
    }
    plain = ("title", "slug", "description", "summary", "audience", "needs", "next_steps", "contact")
    return _without_blanks(streams | {name: data.get(name) for name in plain})


def _without_blanks(value):
    """A field that a page has never had is as one left empty."""
    if isinstance(value, dict):
        filled = {name: _without_blanks(one) for name, one in value.items()}
        return {name: one for name, one in filled.items() if one or (one == 0 and one is not False)}
    return [_without_blanks(one) for one in value] if isinstance(value, list) else value


def test_saving_a_translation_again_changes_no_word_of_it(alta):
    for source in TranslationSource.objects.all():
        translation = Translation.objects.get(source=source)
        before = _words(translation.get_target_instance())
        translation.save_target(publish=False)
        assert _words(translation.get_target_instance().get_latest_revision_as_object()) == before


def test_pages_have_a_picture_that_says_what_it_shows(alta, client):
    image = get_image_model().objects.get()
    assert image.collection == alta.collection and image.file.size < 60_000
    assert "Nordlys over fjellene ved Altafjorden" in client.get("/", headers={"host": "alta.localhost"}).text
    assert (
        "Nordlys over fjella ved Altafjorden" in client.get("/nn/", headers={"host": "alta.localhost"}).text
    )


def test_links_lead_to_the_readers_own_language(alta, client):
    page = client.get("/nn/hav-og-friluft/", headers={"host": "alta.localhost"}).text
    assert "/nn/selvbetjening/batplass/" in page


@pytest.mark.parametrize("demo", DEMO_MUNICIPALITIES, ids=lambda demo: demo.slug)
def test_facts_of_a_municipality(demo):
    assert organisation_number_is_valid(demo.organisation_number)
    assert re.fullmatch("[0-9]{4}", demo.number)
    assert b"<path" in sanitised(EMBLEMS[demo.slug])
    assert len({harbour.value for harbour in demo.harbours}) == len(demo.harbours) >= 3


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("make", DIALOGS, ids=lambda make: make.__module__.rpartition(".")[2])
def test_dialogs_read_easily(make, language):
    t = Bilingual(language)
    make(BY_SLUG["hasvik"], t)
    text = " ".join(
        text if text.endswith((".", "?")) else f"{text}." for text in (t.keys(), t.values())[language == "nn"]
    )
    words = re.findall(r"[\wæøåÆØÅ-]+", text)
    sentences = len(re.findall(r"[.?!](?:\s|$)", text))
    lix = len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)
    assert lix < 40  # 30–40 is easy (LIX)
