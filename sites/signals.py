"""Raises the stamps of whatever changed, so that no process goes on showing what was."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from sites.launch.models import Launch
from sites.municipalities.models import Municipality, Region
from sites.pagecache import stamps

# What Wagtail writes on a live page when somebody saves a draft of it: nothing that visitors see.
DRAFT_FIELDS = {
    *("latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"),
    *("locked", "locked_at", "locked_by", "owner"),
}
DEPTH_OF_FOLDERS = 2


def bump_tree(*paths: str) -> None:
    """Makes everything stale that shows pages of the municipalities, or of the regions, whose trees hold `paths`."""
    folders = {path[: Page.steplen * DEPTH_OF_FOLDERS] for path in paths}
    ids = Municipality.objects.filter(folder__path__in=folders).values_list("pk", flat=True)
    stamps.bump(*(stamps.content(pk) for pk in ids))
    if Region.objects.filter(folder__path__in=folders).exists():
        stamps.bump(stamps.SHARED, stamps.SHARED_PAGES)


@receiver([post_save, post_delete])
def page_changed(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    if not isinstance(instance, Page):
        return
    fields = kwargs.get("update_fields")
    if fields is None or not DRAFT_FIELDS.issuperset(fields):
        bump_tree(instance.path)


@receiver(post_page_move)
def page_moved(parent_page_before: Page, parent_page_after: Page, **kwargs: Any) -> None:
    bump_tree(parent_page_before.path, parent_page_after.path)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def privacy_changed(sender: type[Model], instance: PageViewRestriction, **kwargs: Any) -> None:
    bump_tree(instance.page.path)


@receiver([post_save, post_delete], sender=Municipality)
@receiver([post_save, post_delete], sender=Launch)
@receiver([post_save, post_delete], sender=Site)
def municipality_changed(sender: type[Model], **kwargs: Any) -> None:
    stamps.bump(stamps.MUNICIPALITIES)


@receiver(m2m_changed, sender=Municipality.hidden_pages.through)
def hidden_pages_changed(instance: Municipality, action: str, **kwargs: Any) -> None:
    if action.startswith("post_"):
        stamps.bump(stamps.content(instance.pk))


@receiver([post_save, post_delete], sender=get_image_model())
@receiver(post_delete, sender=get_image_model().get_rendition_model())  # of a picture whose file is replaced
def image_changed(sender: type[Model], **kwargs: Any) -> None:
    stamps.bump(stamps.SHARED)
