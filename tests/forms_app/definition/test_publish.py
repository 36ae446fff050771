"""From a published page to what citizens get."""

import pytest
from django_q.models import OrmQ
from django_q.signing import SignedPackage
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from forms_app.definition.compiler import keys_of, sha256, structure
from forms_app.definition.loading import load
from forms_app.definition.models import DialogVersion, LiveDialog
from forms_app.definition.publish import publish_dialog, publish_waiting
from forms_app.editor.models import DialogPage
from sites.pagecache import stamps
from tests import factories
from tests.factories import question, step

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def queued(settings):
    """Rings wait in the queue, as they do in production."""
    settings.TASKS = {"default": {"BACKEND": "sites.queue.backend.QueueBackend"}}


@pytest.fixture
def alta():
    return factories.municipality("alta", languages=["nb", "nn"])


@pytest.fixture
def page(alta):
    return factories.dialog_page(
        alta, step("Om deg", question("text", "Navn"), question("yes_no", "Har du båt?"))
    )


def live(page):
    return LiveDialog.objects.get(dialog=page.translation_key)


def relabel(page, label):
    page = DialogPage.objects.get(pk=page.pk)
    page.steps[0].value["questions"][0].value["label"] = label
    page.save_revision().publish()
    return page


def translate(page, language, texts=None):
    """A translation as editors make it in wagtail-localize, published."""
    locale = Locale.objects.get(language_code=language)
    source, _created = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locale)
    for segment in source.stringsegment_set.select_related("string", "context"):
        if new := (texts or {}).get(segment.string.data):
            StringTranslation.objects.create(
                translation_of=segment.string, locale=locale, context=segment.context, data=new
            )
    translation.save_target(publish=False)  # makes the page
    translation.save_target(publish=True)
    return translation.get_target_instance()


def test_publishing_makes_a_version_that_citizens_get(page, alta):
    before = stamps.current(stamps.content(alta.pk))
    version = factories.published(page)
    assert (version.number, version.slug, version.municipality) == (1, "batplass", alta)
    assert version.sha256 == sha256(version.definition)
    assert [found.label for found in load(version.pk, "nb").questions().values()] == ["Navn", "Har du båt?"]
    stamps.forget()
    assert stamps.current(stamps.content(alta.pk)) > before


def test_publishing_rings_for_one_job_with_an_id_and_nothing_else(page):
    OrmQ.objects.all().delete()
    page.save_revision().publish()
    calls = [SignedPackage.loads(ring.payload)["args"] for ring in OrmQ.objects.all()]
    job = "forms_app.definition.publish.publish_dialog"
    assert [args[1:] for args in calls if args[0] == job] == [([str(page.translation_key)], {})]


def test_the_job_can_be_repeated(page):
    version = factories.published(page)
    row = live(page)
    publish_dialog.call(str(page.translation_key))
    assert live(page).revisions == row.revisions and live(page).version == version
    relabel(page, "Navn")
    publish_dialog.call(str(page.translation_key))
    assert DialogVersion.objects.count() == 1, "the same content is the same version"


def test_editing_and_publishing_again_makes_the_next_version_and_keeps_the_old(page):
    first = factories.published(page)
    draft = DialogPage.objects.get(pk=page.pk)
    draft.steps[0].value["questions"][0].value["label"] = "Fullt navn"
    draft.save_revision()
    publish_waiting()
    assert live(page).version == first, "a draft is nobody's but the editor's"
    draft.save_revision().publish()
    publish_waiting()
    second = live(page).version
    assert second.number == 2 and keys_of(second.definition) == keys_of(first.definition)
    first.refresh_from_db()
    assert first.sha256 == sha256(first.definition)


def test_losing_the_queue_loses_nothing(page):
    page.save_revision().publish()
    OrmQ.objects.all().delete()
    publish_waiting()
    assert live(page).version.number == 1
    relabel(page, "Hva heter du?")
    OrmQ.objects.all().delete()
    publish_waiting()
    assert live(page).version.number == 2
    DialogPage.objects.filter(pk=page.pk).update(live=False)  # a withdrawal whose signal was lost
    publish_waiting()
    assert live(page).version is None


def test_one_broken_dialog_does_not_hold_up_the_others(page, alta, monkeypatch):
    other = factories.dialog_page(alta, slug="annet")
    for each in (page, other):
        each.save_revision().publish()
    from forms_app.definition import publish

    compile_dialog = publish.compile_dialog

    def failing(source, *rest):
        if source.pk == page.pk:
            raise RuntimeError("broken")
        return compile_dialog(source, *rest)

    monkeypatch.setattr(publish, "compile_dialog", failing)
    publish_waiting()
    assert live(other).version.number == 1
    assert not LiveDialog.objects.filter(dialog=page.translation_key).exists()


@pytest.mark.parametrize("withdraw", ["unpublish", "delete"])
def test_a_withdrawn_dialog_closes_at_once_and_keeps_its_versions(page, withdraw):
    version = factories.published(page)
    key = page.translation_key
    getattr(DialogPage.objects.get(pk=page.pk), withdraw)()
    assert LiveDialog.objects.get(dialog=key).version is None
    assert DialogVersion.objects.filter(pk=version.pk).exists()


def test_what_goes_past_the_gate_does_not_reach_citizens(page):
    version = factories.published(page)
    broken = DialogPage.objects.get(pk=page.pk)
    rule = {"all": [{"question": "gone", "operator": "answered"}]}
    broken.steps[0].value["questions"][0].value["show_if"] = rule
    broken.save_revision().publish()
    publish_waiting()
    assert live(page).version == version


def test_a_new_slug_is_followed_and_another_dialog_may_take_the_old_one(page, alta):
    factories.published(page)
    renamed = DialogPage.objects.get(pk=page.pk)
    renamed.slug = "smabathavn"
    renamed.save_revision().publish()
    newcomer = factories.dialog_page(alta, slug="batplass", title="Nytt")
    newcomer.save_revision().publish()
    publish_dialog.call(str(newcomer.translation_key))  # first, although the other still has the address
    publish_waiting()
    assert live(page).slug == "smabathavn" and live(page).version is not None
    assert live(newcomer).slug == "batplass"


def test_a_copy_in_another_municipality_is_a_dialog_of_its_own(page):
    version = factories.published(page)
    loppa = factories.municipality("loppa")
    copied = DialogPage.objects.get(pk=page.pk).copy(
        to=factories.portal(loppa), update_attrs={"slug": "batplass"}
    )
    publish_waiting()
    row = live(copied)
    assert row.municipality == loppa and row.version.municipality == loppa and row.version.number == 1
    assert row.dialog != page.translation_key and live(page).version == version
    assert keys_of(row.version.definition) == keys_of(version.definition)


def test_a_dialog_moved_to_another_municipality_goes_on_there(page):
    first = factories.published(page)
    loppa = factories.municipality("loppa")
    DialogPage.objects.get(pk=page.pk).move(factories.portal(loppa), pos="last-child")
    publish_waiting()
    row = live(page)
    assert row.municipality == loppa and row.version.municipality == loppa
    assert row.version.number == first.number + 1


# wagtail-localize publishes when a transaction commits, so there must be real ones.
@pytest.mark.django_db(transaction=True)
class TestLanguages:
    @pytest.fixture
    def nynorsk(self, page, alta):
        factories.published(page)
        nn_portal = translate(factories.portal(alta), "nn")
        target = translate(page, "nn", {"Navn": "Namn", "Om deg": "Om deg på nynorsk"})
        assert target.get_parent().pk == nn_portal.pk
        publish_waiting()
        return target

    def test_one_version_has_every_languages_texts(self, page, nynorsk):
        version = live(page).version
        assert version.number == 2 and set(version.definition["texts"]) == {"nb", "nn"}
        labels = [found.label for found in load(version.pk, "nn").questions().values()]
        assert labels == ["Namn", "Har du båt?"]
        assert nynorsk.slug == page.slug

    def test_publishing_the_source_brings_its_languages_along(self, page, nynorsk):
        changed = DialogPage.objects.get(pk=page.pk)
        blocks = changed.steps[0].value["questions"]
        blocks.append(
            (
                "email",
                blocks.stream_block.child_blocks["email"].to_python({"label": "E-post", "key": "epost"}),
            )
        )
        changed.save_revision().publish()
        publish_waiting()
        source, target = DialogPage.objects.get(pk=page.pk), DialogPage.objects.get(pk=nynorsk.pk)
        version = live(page).version
        keys = keys_of(version.definition)
        assert (
            sha256(structure(source, keys))
            == sha256(structure(target, keys))
            == sha256(version.definition["steps"])
        )
        assert "epost" in keys.values()
        labels = [found.label for found in load(version.pk, "nn").questions().values()]
        assert labels == ["Namn", "Har du båt?", "E-post"]
        publish_waiting()
        assert live(page).version == version, "bringing languages along is not a change in itself"

    def test_a_translation_that_is_not_published_stays_unpublished(self, page, nynorsk):
        nynorsk.unpublish()
        publish_waiting()
        assert set(live(page).version.definition["texts"]) == {"nb"}
        relabel(page, "Hva heter du?")
        publish_waiting()
        assert not DialogPage.objects.get(pk=nynorsk.pk).live

    def test_closing_the_source_closes_every_language(self, page, nynorsk):
        DialogPage.objects.get(pk=page.pk).unpublish()
        publish_waiting()
        assert live(page).version is None
