"""The local case register: what became of a submission, as our own rows (a projection, not the archive)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forms_app.submissions.models import Submission
from sites.municipalities.models import MunicipalityOwned


class Case(MunicipalityOwned):
    """A case (Noark 5: saksmappe) opened by a submission. Its title is the dialog's, in any language, through
    the version it was sent in.
    """

    class Status(models.TextChoices):
        REGISTERED = "registered", _("Registered")

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="case")
    citizen = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="cases"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    sequence = models.PositiveIntegerField(_("number in the year"))
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.REGISTERED)
    opened_at = models.DateTimeField(_("opened"))

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year", "sequence"], name="case_number_once_per_municipality_and_year"
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The case number as Noark writes it: year/sequence."""
        return f"{self.year}/{self.sequence}"


class CaseEvent(models.Model):
    """Something that happened in a case. Rows are added and never changed or removed."""

    class Kind(models.TextChoices):
        REGISTERED = "registered", _("Registered as a case")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=Kind)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.kind

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("Events of a case are only ever added")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("Events of a case are only ever added")


class CaseCounter(MunicipalityOwned):
    """The last case number given out in a municipality and year."""

    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "year"], name="one_case_counter_per_year")
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"
