"""Texts of a dialog that citizens would meet in another language than the one they chose."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale
from wagtail_localize.models import String, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from forms_app.quality.findings import Finding, Subject, warning

if TYPE_CHECKING:
    from forms_app.editor.models import DialogPage


def missing_or_outdated(subject: Subject) -> Iterator[Finding]:
    """Languages of the municipality without a translation, and translations that lack or lag behind texts."""
    page, owner = subject.page, subject.municipality
    wanted = [code for code in (owner.languages if owner else []) if code != page.locale.language_code]
    if not wanted:
        return
    translated = {
        translation.target_locale.language_code: translation.target_locale
        for translation in Translation.objects.filter(
            source__object_id=page.translation_key, enabled=True
        ).select_related("target_locale")
    }
    names = dict(settings.LANGUAGES)
    texts = _texts(page) if translated else {}
    for code in wanted:
        name = {"language": _(names.get(code, code)).lower()}
        if code not in translated:
            yield warning("language", _("The dialog has no translation to %(language)s.") % name, field=code)
            continue
        missing, outdated = _lag(page, texts, translated[code])
        if missing:
            yield warning(
                "untranslated",
                ngettext(
                    "%(count)d text is not translated to %(language)s.",
                    "%(count)d texts are not translated to %(language)s.",
                    missing,
                )
                % (name | {"count": missing}),
                field=code,
            )
        if outdated:
            yield warning(
                "outdated",
                ngettext(
                    "%(count)d text has changed since it was translated to %(language)s.",
                    "%(count)d texts have changed since they were translated to %(language)s.",
                    outdated,
                )
                % (name | {"count": outdated}),
                field=code,
            )


def _texts(page: "DialogPage") -> dict[str, set[object]]:
    """The texts to translate, as wagtail-localize recognises them, by where they stand."""
    texts: dict[str, set[object]] = {}
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue) and not segment.is_empty():
            texts.setdefault(segment.path, set()).add(String._get_data_hash(segment.string.data))
    return texts


def _lag(page: "DialogPage", texts: dict[str, set[object]], locale: Locale) -> tuple[int, int]:
    """How many texts have no translation in `locale`, and how many one that was made from another text."""
    done: dict[str, set[object]] = {}
    rows = StringTranslation.objects.filter(
        locale=locale, context__object_id=page.translation_key
    ).values_list("context__path", "translation_of__data_hash")
    for path, digest in rows:
        done.setdefault(path, set()).add(digest)
    missing = outdated = 0
    for path, digests in texts.items():
        lacking = len(digests - done.get(path, set()))
        if done.get(path):
            outdated += lacking
        else:
            missing += lacking
    return missing, outdated
