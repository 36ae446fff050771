"""`Sealed`: an encrypted attribute of a model, opened only when it is read."""

from typing import Any

from django.db import models

from sites.encryption.cipher import seal, unseal


class Sealed:
    """Reads and writes `<name>_sealed`, a BinaryField, as a JSON-able value.

    The row's primary key is part of the bound context, so it must be set before the value (use a UUID key).

        answers_sealed = models.BinaryField()
        answers = Sealed()
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.column = f"{name}_sealed"

    def _context(self, row: models.Model) -> str:
        return f"{row._meta.label_lower}.{self.name}:{row.pk}"

    def __get__(self, row: models.Model | None, owner: type) -> Any:
        if row is None:
            return self
        sealed = getattr(row, self.column)
        return unseal(sealed, self._context(row)) if sealed else None

    def __set__(self, row: models.Model, value: Any) -> None:
        setattr(row, self.column, b"" if value is None else seal(value, self._context(row)))
