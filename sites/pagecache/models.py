"""Counters that say which version of some content is current."""

from django.db import models


class Stamp(models.Model):
    """A counter raised in the same transaction as every change of what it stands for."""

    name = models.CharField(max_length=100, primary_key=True)
    value = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} {self.value}"
