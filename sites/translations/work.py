"""What an editor does with a translation: begins it, writes texts, has a draft made, publishes it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue, validate_translation_links

from sites.languages.remembering import refresh_source, remember_source
from sites.translations.texts import State, Text, stored, texts_of

MACHINE, MANUAL = StringTranslation.TRANSLATION_TYPE_MACHINE, StringTranslation.TRANSLATION_TYPE_MANUAL


class CannotBegin(Exception):
    """Says why, in words for the editor."""


def of_page(page: Page, locale: Locale) -> Translation | None:
    """The translation of a source page to a language, if somebody has begun it."""
    found = Translation.objects.filter(source__object_id=page.translation_key, target_locale=locale)
    return found.filter(source__locale=page.locale_id, enabled=True).select_related("source__locale").first()


@transaction.atomic
def begin(page: Page, locale: Locale, user: Any) -> Translation:
    """Makes a draft of the page in another language, in which every text waits to be translated.

    Raises CannotBegin where the page above is not there yet, or somebody has written the page by itself.
    """
    page = page.specific
    above = page.get_parent()
    if above.depth > 2 and not above.has_translation(locale):
        raise CannotBegin(_("Translate the page above first: %(title)s.") % {"title": above.title})
    there = page.get_translation_or_none(locale)
    if there is not None and is_written(there.specific):
        raise CannotBegin(_("This page has a text of its own in the language."))
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source is None:
        source = remember_source(page)
    else:
        refresh_source(source)
    translation, _created = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    save(translation, user)
    return Translation.objects.select_related("source__locale").get(pk=translation.pk)


def is_written(page: Page) -> bool:
    """Whether a page says more than its title."""
    return any(
        isinstance(segment, StringSegmentValue) and segment.path != "title" and not segment.is_empty()
        for segment in extract_segments(page)
    )


def save(translation: Translation, user: Any, *, publish: bool = False) -> None:
    """Puts the texts that are done into the page: as a draft, or for everybody."""
    # Fresh from the database: an instance loaded before its source was refreshed crashes.
    Translation.objects.get(pk=translation.pk).save_target(user=user, publish=publish)


@transaction.atomic
def write(translation: Translation, posted: Mapping[str, str], user: Any) -> dict[int, str]:
    """Keeps what an editor has written (`text-<id>`) or read (`read-<id>`); returns what is wrong, by text."""
    wrong = {}
    for text in texts_of(translation):
        written = posted.get(f"text-{text.segment}")
        if written is None:
            continue
        written = written.replace("\r\n", "\n").strip()
        row = _row(translation, text)
        if not written:
            StringTranslation.objects.filter(**row).delete()
            continue
        untouched = written == text.translation
        read = bool(posted.get(f"read-{text.segment}"))
        if untouched and not read and text.state != State.MISSING:
            continue  # done already; or neither looked at nor changed
        try:
            data = stored(written, text.is_html)
            validate_translation_links(text.source if text.is_html else "", data)
        except ValueError as error:
            wrong[text.segment] = str(error)
            continue
        values = {"data": data, "translation_type": MANUAL, "tool_name": "", "last_translated_by": user}
        StringTranslation.objects.update_or_create(
            **row, defaults=values | {"has_error": False, "field_error": ""}
        )
    return wrong


def can_draft(translation: Translation) -> bool:
    """Whether a machine here knows both languages."""
    machine = get_machine_translator()
    return machine is not None and machine.can_translate(translation.source.locale, translation.target_locale)


def draft(translation: Translation) -> int:
    """Has a machine translate what is not; every text of it waits for somebody to check it. Returns how many."""
    machine = get_machine_translator()
    missing = [text for text in texts_of(translation) if text.state in (State.MISSING, State.CHANGED)]
    values = {text.segment: StringValue(stored(text.source, text.is_html)) for text in missing}
    made = machine.translate(translation.source.locale, translation.target_locale, values.values())
    count = 0
    for text in missing:
        if (value := made.get(values[text.segment])) is None:
            continue
        StringTranslation.objects.update_or_create(
            **_row(translation, text),
            defaults={"data": value.data, "translation_type": MACHINE, "tool_name": machine.display_name},
        )
        count += 1
    return count


def _row(translation: Translation, text: Text) -> dict[str, Any]:
    return {
        "translation_of_id": text.string,
        "context_id": text.context,
        "locale_id": translation.target_locale_id,
    }
