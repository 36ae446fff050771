"""What must hold whoever translates, and whatever is published."""

from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils.translation import gettext
from wagtail.models import Page
from wagtail.signals import page_published
from wagtail_localize.models import StringTranslation, TranslationSource

from sites.languages.remembering import refresh_source
from sites.translations import outdated


@receiver(pre_save, sender=StringTranslation)
def hold_back_what_a_machine_wrote(instance: StringTranslation, **kwargs: Any) -> None:
    """Only a person's reading lets it out: wagtail-localize never puts a text with an error into a page."""
    if instance.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE:
        instance.has_error, instance.field_error = True, gettext("Written by a machine: check it.")


@receiver(page_published)
def page_changed(instance: Page, **kwargs: Any) -> None:
    """A page in its own language, or a translation, is out: what do the translations lack now?"""
    source = TranslationSource.objects.filter(object_id=instance.translation_key).first()
    if source is None:
        return
    if source.locale_id == instance.locale_id and not getattr(instance, "synchronised_by_job", False):
        refresh_source(source)
    outdated.note(source)
