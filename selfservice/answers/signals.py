"""Makes pages stale that show a question which has changed."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from selfservice.answers.models import Answer
from sites.pagecache import stamps


@receiver(m2m_changed, sender=Answer.hidden_by.through)
@receiver([post_save, post_delete], sender=Answer)
def answer_changed(sender: type[Model], **kwargs: Any) -> None:
    # All of them: it may have been another's, or everybody's, before.
    stamps.bump(stamps.SHARED)
