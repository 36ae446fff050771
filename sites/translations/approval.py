"""What an approver is asked: a translation that lacks something can be sent back, and not approved."""

from typing import Any

from wagtail.models import AbstractGroupApprovalTask, Page
from wagtail_localize.models import Translation

from sites.translations.texts import counts, lacking


def lacks(translation: Translation) -> int:
    """How many texts keep a translation from being published."""
    return lacking(counts([translation.pk]).get(translation.pk, {}))


def translation_of(page: Page) -> Translation | None:
    """What a page is translated by, text by text; None for a page with a text of its own."""
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()


class Approval(AbstractGroupApprovalTask):
    """Asks a municipality's approvers; looks again at a translation, as publishing it does."""

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        actions: list[tuple[str, str, bool]] = super().get_actions(obj, user)
        translation = translation_of(obj) if actions and isinstance(obj, Page) else None
        if translation is not None and lacks(translation):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def _user_in_groups(self, user: Any) -> bool:
        """Wagtail asks this of every municipality's task for the admin's home: one query answers for all."""
        if not hasattr(user, "approvals"):
            own = Approval.objects.filter(groups__in=user.groups.all())
            user.approvals = frozenset(own.values_list("pk", flat=True))
        return self.pk in user.approvals

    class Meta:
        verbose_name = AbstractGroupApprovalTask.Meta.verbose_name
        verbose_name_plural = AbstractGroupApprovalTask.Meta.verbose_name_plural
