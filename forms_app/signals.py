"""What happens when dialogs are published, withdrawn, moved or deleted."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from forms_app.definition import publish
from forms_app.definition.models import LiveDialog
from forms_app.editor.models import DialogPage


@receiver(page_published, sender=DialogPage)
@receiver(page_unpublished, sender=DialogPage)
def dialog_changed(instance: DialogPage, **_: Any) -> None:
    publish.ring(instance.translation_key)


@receiver(page_unpublished, sender=DialogPage)
@receiver(post_delete, sender=DialogPage)
def dialog_withdrawn(instance: DialogPage, **_: Any) -> None:
    # At once: nobody should start on a dialog that its editors have just taken away.
    publish.close_without_source(instance.translation_key)


@receiver(post_page_move)
def dialogs_moved(instance: Page, **_: Any) -> None:
    for dialog in DialogPage.objects.descendant_of(instance, inclusive=True).values_list(
        "translation_key", flat=True
    ):
        # Nothing compiled is right for the new place; said in the same transaction, for the sweeper to see.
        LiveDialog.objects.filter(dialog=dialog).update(revisions=[])
        publish.ring(dialog)
