"""Gives wagtail-localize the translations of a page that are known, so that editors go on
maintaining them there.

wagtail-localize's own way asks the database a dozen times per text, minutes for a whole demo; this writes the
same rows in bulk. A test holds them against what it would have written.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    StringTranslation,
    TemplateSegment,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

_OTHERS = {
    TemplateSegmentValue: TemplateSegment,
    RelatedObjectSegmentValue: RelatedObjectSegment,
    OverridableSegmentValue: OverridableSegment,
}


Known = Callable[[str, str], str | None]


def remember(page: Page, known: Mapping[str, str], locale: Locale) -> None:
    """Records the page as translated to `locale`, every text as `known` has it.

    Raises KeyError naming a text that is not known.
    """
    # Line breaks of plain text are elements in the translation memory.
    texts = {text.replace("\n", "<br/>"): other.replace("\n", "<br/>") for text, other in known.items()}
    remember_texts(remember_source(page), locale, lambda path, text: texts[text])


def remember_source(page: Page) -> TranslationSource:
    """Records the page, and every text in it, as something to translate."""
    translatable, _created = TranslatableObject.objects.get_or_create_from_instance(page)
    source = TranslationSource.objects.create(
        object=translatable,
        locale=page.locale,
        specific_content_type=ContentType.objects.get_for_model(type(page)),
        object_repr=str(page)[:200],
        content_json=page.to_json(),
        schema_version=get_schema_version(page._meta.app_label),
        last_updated_at=timezone.now(),
    )
    texts = []
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            texts.append(segment)
        else:
            _OTHERS[type(segment)].from_value(source, segment)
    _add_segments(source, texts)
    return source


@transaction.atomic
def refresh_source(source: TranslationSource) -> None:
    """Records what the page is now, as TranslationSource.update_from_db does, but writes only what has changed.

    What is no longer in the page is forgotten; its translations are not.
    """
    source.content_json = source.get_source_instance().to_json()
    source.schema_version = get_schema_version(source.specific_content_type.app_label)
    source.last_updated_at = timezone.now()
    source.save(update_fields=["content_json", "schema_version", "last_updated_at"])
    texts, others = {}, defaultdict(set)
    for segment in extract_segments(source.as_instance()):
        if isinstance(segment, StringSegmentValue):
            texts[segment.path, segment.order, segment.string.data, json.dumps(segment.attrs)] = segment
        else:
            model = _OTHERS[type(segment)]
            others[model].add(model.from_value(source, segment).pk)
    for model in _OTHERS.values():
        model.objects.filter(source=source).exclude(pk__in=others[model]).delete()
    known = {
        (row.context.path, row.order, row.string.data, row.attrs): row.pk
        for row in StringSegment.objects.filter(source=source).select_related("context", "string")
    }
    StringSegment.objects.filter(pk__in=[pk for key, pk in known.items() if key not in texts]).delete()
    _add_segments(source, [segment for key, segment in texts.items() if key not in known])


def _add_segments(source: TranslationSource, segments: list[StringSegmentValue]) -> None:
    hashes = {segment.string.data: String._get_data_hash(segment.string.data) for segment in segments}
    String.objects.bulk_create(
        (String(locale=source.locale, data=text, data_hash=digest) for text, digest in hashes.items()),
        ignore_conflicts=True,
    )
    strings = {
        row.data: row for row in String.objects.filter(locale=source.locale, data_hash__in=hashes.values())
    }
    paths = {segment.path for segment in segments}
    TranslationContext.objects.bulk_create(
        (
            TranslationContext(
                object_id=source.object_id, path=path, path_id=TranslationContext._get_path_id(path)
            )
            for path in paths
        ),
        ignore_conflicts=True,  # a rich text's template stands in the same context
    )
    contexts = {
        row.path: row for row in TranslationContext.objects.filter(object=source.object_id, path__in=paths)
    }
    StringSegment.objects.bulk_create(
        StringSegment(
            source=source,
            context=contexts[segment.path],
            order=segment.order,
            string=strings[segment.string.data],
            attrs=json.dumps(segment.attrs),
        )
        for segment in segments
    )


def remember_texts(source: TranslationSource, locale: Locale, known: Known) -> Translation:
    """Records the source as translated to `locale`; `known` gives the translation of (path, text) or None."""
    segments = StringSegment.objects.filter(source=source).select_related("string", "context")
    StringTranslation.objects.bulk_create(
        (
            StringTranslation(
                translation_of=segment.string,
                context=segment.context,
                locale=locale,
                data=translated,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
            for segment in segments
            if (translated := known(segment.context.path, segment.string.data)) is not None
        ),
        ignore_conflicts=True,  # the same text twice in one rich text
    )
    return Translation.objects.create(source=source, target_locale=locale)
