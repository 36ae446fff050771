"""Fields that tag something with what it is about and whom it is for."""

from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language

from sites.los.vocabulary import TARGET_GROUPS, vocabulary

Choices = list[tuple[Any, Any]]


class TagsField(ArrayField):
    """A list of slugs, chosen from what `choices_now` says when a form is shown."""

    def __init__(self, base_field: models.Field | None = None, **options: Any) -> None:
        super().__init__(
            base_field or models.CharField(max_length=80), **{"default": list, "blank": True} | options
        )

    def choices_now(self) -> Choices:
        """What editors choose from, in their language."""
        raise NotImplementedError

    def formfield(self, **options: Any) -> forms.Field:
        names = {"label": self.verbose_name, "help_text": self.help_text, "required": False}
        return forms.MultipleChoiceField(
            choices=self.choices_now, widget=forms.CheckboxSelectMultiple, **names
        )


class TopicsField(TagsField):
    """Themes of Los' second level."""

    def choices_now(self) -> Choices:
        los, language = vocabulary(), get_language() or "nb"
        return [
            (
                theme.name(language)[0],
                [(below.slug, below.name(language)[0]) for below in los.below(theme.slug)],
            )
            for theme in los.themes.values()
            if not theme.broader
        ]


class LifeEventsField(TagsField):
    """Life events of Los."""

    def choices_now(self) -> Choices:
        language = get_language() or "nb"
        return [(event.slug, event.name(language)[0]) for event in vocabulary().events.values()]


class TargetGroupsField(TagsField):
    """Groups of people that something is for."""

    def choices_now(self) -> Choices:
        return list(TARGET_GROUPS)
