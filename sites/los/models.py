"""Concepts of Los as `manage.py import_los` reads them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class LosConcept(models.Model):
    """A SKOS concept of Los: https://psi.norge.no/los/<kind>/<slug>.

    `names` has its label and `synonyms` its other labels (a list) by language code. `broader` lists the slugs
    of the themes that it lies under; a top theme has none. Kept by slug: whoever points to it is not broken
    when a new edition drops it.
    """

    class Kind(models.TextChoices):
        THEME = "tema"
        EVENT = "hendelse"
        WORD = "ord"

    kind = models.CharField(max_length=10, choices=Kind)
    slug = models.CharField(max_length=80)
    names = models.JSONField()
    synonyms = models.JSONField(default=dict)
    broader = ArrayField(models.CharField(max_length=80), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="one_concept_per_address")]

    def __str__(self) -> str:
        return self.names.get("nb", self.slug)
