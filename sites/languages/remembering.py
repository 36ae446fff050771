"""Gives wagtail-localize the nynorsk of a page, so that editors go on maintaining it there.

wagtail-localize's own way asks the database a dozen times per text, minutes for a whole demo; this writes the
same rows in bulk. A test holds them against what it would have written.
"""

import json
from collections.abc import Mapping

from django.contrib.contenttypes.models import ContentType
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


def remember(page: Page, nynorsk: Mapping[str, str], locale: Locale) -> None:
    """Records the page as translated to `locale`, every text as `nynorsk` has it.

    Raises KeyError naming a text that has no nynorsk.
    """
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
    Translation.objects.create(source=source, target_locale=locale)
    texts = []
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            texts.append(segment)
        else:
            _OTHERS[type(segment)].from_value(source, segment)
    _remember_texts(source, texts, nynorsk, locale)


def _remember_texts(
    source: TranslationSource, segments: list[StringSegmentValue], nynorsk: Mapping[str, str], locale: Locale
) -> None:
    # Line breaks of plain text are elements in the translation memory.
    known = {text.replace("\n", "<br/>"): other.replace("\n", "<br/>") for text, other in nynorsk.items()}
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
    StringTranslation.objects.bulk_create(
        (
            StringTranslation(
                translation_of=strings[segment.string.data],
                context=contexts[segment.path],
                locale=locale,
                data=known[segment.string.data],
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
            for segment in segments
        ),
        ignore_conflicts=True,  # the same text twice in one rich text
    )
