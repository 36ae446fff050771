"""Signs of life."""

from django.db import models
from django.utils import timezone


class Heartbeat(models.Model):
    """When something that must go round last did. One row per name."""

    name = models.CharField(max_length=50, primary_key=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.beat_at:%Y-%m-%dT%H:%M:%SZ}"


def beat(name: str = "worker") -> None:
    """Writes that `name` is alive now."""
    Heartbeat.objects.update_or_create(name=name, defaults={"beat_at": timezone.now()})
