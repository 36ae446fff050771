"""Keeps account of the pages that their source has left behind, so that readers can be told."""

from django.utils import timezone
from wagtail_localize.models import Translation, TranslationSource

from sites.signals import bump_tree
from sites.translations.models import OutdatedTranslation
from sites.translations.texts import counts, lacking


def note(source: TranslationSource) -> None:
    """Looks at all translations of a page whose texts, or whose translations, have changed."""
    translations = list(Translation.objects.filter(source=source, enabled=True))
    counted = counts(row.pk for row in translations)
    for translation in translations:
        page = source.specific_content_type.model_class().objects.filter(
            translation_key=source.object_id, locale=translation.target_locale_id, live=True
        ).first()  # fmt: skip
        if page is None:
            continue
        if lacking(counted.get(translation.pk, {})):
            _row, changed = OutdatedTranslation.objects.get_or_create(
                page_id=page.pk, defaults={"since": timezone.now()}
            )
        else:
            changed = OutdatedTranslation.objects.filter(page_id=page.pk).delete()[0] > 0
        if changed:
            bump_tree(page.path)
