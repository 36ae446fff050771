"""From a published page to the version that citizens get. Every step can be repeated without effect.

Ringing for the job is a courtesy: `publish_waiting` finds every dialog whose live pages are not those that
its version was compiled from, so that losing the queue loses nothing.
"""

import logging
from collections.abc import Sequence
from contextvars import ContextVar

from django.contrib.postgres.aggregates import ArrayAgg
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.tasks import task
from wagtail_localize.models import Translation, TranslationSource

from forms_app.definition.compiler import compile_dialog, keys_of, sha256
from forms_app.definition.models import DialogVersion, LiveDialog
from forms_app.editor.models import DialogPage
from forms_app.quality.findings import Subject
from forms_app.quality.opening import refusals
from sites.languages.remembering import refresh_source
from sites.municipalities.models import Municipality
from sites.municipalities.scoping import municipality_of_page
from sites.pagecache import stamps
from sites.translations import outdated

logger = logging.getLogger(__name__)

# True while the job itself publishes translations: those must not ring for the job again.
_publishing: ContextVar[bool] = ContextVar("publishing", default=False)


def ring(dialog: object) -> None:
    """Has a worker bring what citizens get in line with the live pages of a dialog (a translation key)."""
    if not _publishing.get():
        publish_dialog.enqueue(str(dialog))


@task
def publish_dialog(dialog: str) -> None:
    """Syncs the languages of a dialog, compiles and opens it; closes it when its source page is not live."""
    synced = None
    # Once round, except when somebody publishes the source between the two transactions.
    while not _compile(dialog, synced):
        token = _publishing.set(True)
        try:
            synced = _sync_languages(dialog)
        finally:
            _publishing.reset(token)


def publish_waiting() -> None:
    """Publishes every dialog whose live pages differ from what was compiled, and closes those without."""
    live = {
        str(row["translation_key"]): sorted(row["revisions"])
        for row in DialogPage.objects.live()
        .values("translation_key")
        .annotate(revisions=ArrayAgg("live_revision_id", filter=Q(live_revision__isnull=False), default=[]))
    }
    compiled = {
        str(dialog): revisions for dialog, revisions in LiveDialog.objects.values_list("dialog", "revisions")
    }
    for dialog in live.keys() | compiled.keys():
        if live.get(dialog, []) != compiled.get(dialog):
            try:
                publish_dialog.call(dialog)
            except Exception:  # one dialog's trouble must not hold up the others
                logger.exception("dialog %s could not be published", dialog)


@transaction.atomic
def _compile(dialog: str, synced: int | None) -> bool:
    """Makes LiveDialog say what is live now; False when the source's languages must be synced first.

    `synced` is the live revision of the source that they have been synced with.
    """
    # One job at a time per dialog: the lock is on its pages.
    pages = _pages(dialog, lock=True)
    municipality = municipality_of_page(pages[0]) if pages else None
    source = _source(pages, municipality)
    here = LiveDialog.objects.filter(dialog=dialog).first()
    if municipality is None or source is None or not source.live:
        _close(dialog, _revisions(pages))
        return True
    known = (here.municipality_id, here.slug, here.revisions) if here and here.version_id else None
    if known == (municipality.pk, source.slug, _revisions(pages)):
        return True
    if synced != source.live_revision_id and (here is None or source.live_revision_id not in here.revisions):
        return False
    version = _version(source, [page for page in pages if page.live and page != source], municipality)
    _make_way(municipality, source.slug, dialog)
    LiveDialog.objects.update_or_create(
        dialog=dialog,
        defaults={
            "municipality": municipality,
            "slug": source.slug,
            "version": version or (here and here.version),
            "revisions": _revisions(pages),
        },
    )
    stamps.bump(*{stamps.content(pk) for pk in (municipality.pk, here and here.municipality_id) if pk})
    return True


def close_without_source(dialog: object) -> None:
    """Closes a dialog at once when its source page is no longer live (unpublished or deleted)."""
    pages = _pages(dialog)
    source = _source(pages, municipality_of_page(pages[0])) if pages else None
    if source is None or not source.live:
        _close(dialog, _revisions(pages))


def _close(dialog: object, revisions: Sequence[int]) -> None:
    """Citizens can no longer start this dialog. Its versions, drafts and submissions stay."""
    for row in LiveDialog.objects.filter(dialog=dialog):
        LiveDialog.objects.filter(pk=row.pk).update(version=None, revisions=list(revisions))
        stamps.bump(stamps.content(row.municipality_id))


def _pages(dialog: object, lock: bool = False) -> list[DialogPage]:
    """The pages of a dialog in all its languages, live or not."""
    pages = DialogPage.objects.filter(translation_key=dialog).order_by("pk")
    if lock:
        pages = pages.select_for_update(of=("self",))
    return list(pages.select_related("locale", "live_revision__user"))


def _source(pages: Sequence[DialogPage], municipality: Municipality | None) -> DialogPage | None:
    """The page in the municipality's first language: structure and rules are taken from it alone."""
    if municipality is None:
        return None
    language = (municipality.languages or ["nb"])[0]
    return next((page for page in pages if page.locale.language_code == language), None)


def _revisions(pages: Sequence[DialogPage]) -> list[int]:
    return sorted(page.live_revision_id for page in pages if page.live and page.live_revision_id)


@transaction.atomic
def _sync_languages(dialog: str) -> int | None:
    """Gives every translation the structure of the source; what is not yet translated stays in its language.

    wagtail-localize publishes when the transaction commits, so this needs one of its own. A translation that
    its editors have not published yet is updated, but not published. Returns the source's live revision.
    """
    pages = _pages(dialog, lock=True)
    source = _source(pages, municipality_of_page(pages[0])) if pages else None
    if source is None:
        return None
    translated = TranslationSource.objects.get_for_instance_or_none(source)
    if translated is not None:
        refresh_source(translated)
        outdated.note(translated)
        for pk in translated.translations.filter(enabled=True).values_list("pk", flat=True):
            _save_target(pk)
    return source.live_revision_id


def _save_target(pk: int) -> None:
    # Fresh from the database: an instance loaded before refresh_source() crashes.
    translation = Translation.objects.get(pk=pk)
    try:
        target = translation.get_target_instance()
        with transaction.atomic():
            translation.save_target(publish=target.live)
    except (ValidationError, DialogPage.DoesNotExist) as error:
        logger.error("translation %s could not be brought up to date: %s", pk, error)


def _version(
    source: DialogPage, translations: Sequence[DialogPage], municipality: Municipality
) -> DialogVersion | None:
    """The version of what is live now; None when the checks refuse it (bulk publishing and imports go past
    the editor's form, which says what is wrong)."""
    if errors := refusals(Subject(source, municipality)):
        logger.error("page %s was published with %d errors and is not opened", source.pk, len(errors))
        return None
    latest = DialogVersion.objects.filter(dialog=source.translation_key).order_by("-number").first()
    definition = compile_dialog(source, translations, keys_of(latest.definition) if latest else {})
    digest = sha256(definition)
    if latest and latest.sha256 == digest and latest.municipality_id == municipality.pk:
        return latest
    # What a command made live has no revision; without one it could not be restored when editors have changed it.
    revision = source.live_revision_id or source.save_revision(changed=False, clean=False).pk
    return DialogVersion.objects.create(
        municipality=municipality,
        dialog=source.translation_key,
        slug=source.slug,
        number=latest.number + 1 if latest else 1,
        definition=definition,
        sha256=digest,
        revision=revision,
        published_by=source.live_revision.user if source.live_revision else None,
    )


def _make_way(municipality: Municipality, slug: str, dialog: str) -> None:
    """Takes the address from a dialog that had it before: its own job gives it the one it has now."""
    for row in LiveDialog.objects.filter(municipality=municipality, slug=slug).exclude(dialog=dialog):
        row.delete()
        publish_dialog.enqueue(str(row.dialog))
