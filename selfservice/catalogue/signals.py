"""Changes of the catalogue that the page tree does not show."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from forms_app.definition.models import LiveDialog
from selfservice.catalogue.external import ExternalService
from selfservice.catalogue.models import PortalPage
from sites.municipalities.onboarding import ensure_dialog_editors
from sites.municipalities.scoping import municipality_of_page
from sites.pagecache import stamps


@receiver([post_save, post_delete], sender=ExternalService)
@receiver(m2m_changed, sender=ExternalService.hidden_by.through)
def external_service_changed(sender: type[Model], **kwargs: Any) -> None:
    stamps.bump(stamps.SHARED)


@receiver([post_save, post_delete], sender=LiveDialog)
def dialog_opened_or_closed(sender: type[Model], instance: LiveDialog, **kwargs: Any) -> None:
    stamps.bump(stamps.content(instance.municipality_id))


@receiver(post_save, sender=PortalPage)
def portal_made(sender: type[Model], instance: PortalPage, created: bool, **kwargs: Any) -> None:
    """Those who write dialogs may do so below every self-service page."""
    municipality = municipality_of_page(instance) if created else None
    if municipality:
        ensure_dialog_editors(municipality)
