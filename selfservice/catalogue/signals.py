"""Changes of the catalogue that the page tree does not show."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from forms_app.definition.models import LiveDialog
from selfservice.catalogue.external import ExternalService
from sites.pagecache import stamps


@receiver([post_save, post_delete], sender=ExternalService)
@receiver(m2m_changed, sender=ExternalService.hidden_by.through)
def external_service_changed(sender: type[Model], **kwargs: Any) -> None:
    stamps.bump(stamps.SHARED)


@receiver([post_save, post_delete], sender=LiveDialog)
def dialog_opened_or_closed(sender: type[Model], instance: LiveDialog, **kwargs: Any) -> None:
    stamps.bump(stamps.content(instance.municipality_id))
