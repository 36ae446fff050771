"""Reads compiled definitions, keeping them in the process: a version never changes."""

from functools import lru_cache

from forms_app.definition.model import Definition, read
from forms_app.definition.models import DialogVersion


@lru_cache(maxsize=2000)
def load(version_id: int, language: str) -> Definition:
    """The definition of a version in a language.

    Raises DialogVersion.DoesNotExist.
    """
    data = DialogVersion.objects.values_list("definition", flat=True).get(pk=version_id)
    return read(data, version_id, language)
