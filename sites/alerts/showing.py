"""What is shown where, kept in the process until an alert changes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, Q
from django.db.models.signals import m2m_changed, post_save, pre_delete
from django.dispatch import receiver
from django.utils import timezone

from sites.alerts.models import Alert
from sites.languages.paths import DEFAULT
from sites.municipalities.models import Municipality
from sites.pagecache import stamps
from sites.pagecache.memo import Memo

Level = Alert.Level
ORDER = (Level.DANGER, Level.WARNING, Level.INFO, Level.NOTICE)


@dataclass(frozen=True, slots=True)
class Message:
    """An alert as a reader sees it. `language` is that of its words, which is not always the reader's."""

    level: str
    title: str
    text: str
    link: str
    language: str
    ends_at: datetime | None


_known: Memo[tuple[Message, ...]] = Memo()


def messages(municipality: Municipality, language: str) -> tuple[Message, ...]:
    """What every page of a municipality shows just now, the most serious first."""
    return tuple(one for one in _shown(municipality, language) if one.level != Level.NOTICE)


def notices(municipality: Municipality, language: str) -> tuple[Message, ...]:
    """What its front page shows besides."""
    return tuple(one for one in _shown(municipality, language) if one.level == Level.NOTICE)


def _shown(municipality: Municipality, language: str) -> tuple[Message, ...]:
    names = (stamps.content(municipality.pk), stamps.MUNICIPALITIES)
    return _known.get((municipality.pk, language), names, lambda: _read(municipality, language))


def _read(municipality: Municipality, language: str) -> tuple[Message, ...]:
    now = timezone.now()
    begun, not_over = Q(starts_at=None) | Q(starts_at__lte=now), Q(ends_at=None) | Q(ends_at__gt=now)
    alerts = Alert.objects.filter(begun, not_over, municipalities=municipality, active=True)
    return tuple(_said(alert, language) for alert in sorted(alerts, key=lambda one: ORDER.index(one.level)))


def _said(alert: Alert, language: str) -> Message:
    code = language if alert.texts.get(language, {}).get("title") else DEFAULT
    words = alert.texts[code]
    return Message(alert.level, words["title"], words["text"], alert.link, code, alert.ends_at)


def follow_the_clock() -> None:
    """Begins and ends the alerts whose time has come, on kept pages too. Can be repeated."""
    now = timezone.now()
    for alert in Alert.objects.filter(active=True, starts_at__lte=now):
        alert.starts_at = None
        alert.save()
    for alert in Alert.objects.filter(active=True, ends_at__lte=now):
        alert.active = False
        alert.save()


def _shown_in(alert: Alert) -> list[str]:
    return [stamps.content(pk) for pk in alert.municipalities.values_list("pk", flat=True)]


@receiver(post_save, sender=Alert)
@receiver(pre_delete, sender=Alert)
def alert_changed(sender: type[Model], instance: Alert, **kwargs: Any) -> None:
    stamps.bump(*_shown_in(instance))


@receiver(m2m_changed, sender=Alert.municipalities.through)
def places_changed(action: str, instance: Alert, pk_set: set[int] | None, **kwargs: Any) -> None:
    if action in ("post_add", "post_remove"):
        stamps.bump(*(stamps.content(pk) for pk in pk_set or ()))
    elif action == "pre_clear":
        stamps.bump(*_shown_in(instance))
