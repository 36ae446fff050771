"""What editors have decided about findings, what they expect of a dialog, and what robots reported."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.municipalities.models import MunicipalityOwned
from sites.queue.jobs import Job


class AcceptedWarning(MunicipalityOwned):
    """A warning that somebody published in spite of: it is not asked about again.

    `dialog` is the translation key of its pages, `fingerprint` that of the finding.
    """

    dialog = models.UUIDField()
    fingerprint = models.CharField(max_length=16)
    message = models.TextField()
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    accepted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dialog", "fingerprint"], name="a_warning_is_accepted_once")
        ]

    def __str__(self) -> str:
        return self.message


class Expectation(MunicipalityOwned):
    """Answers that an editor recorded, and what the dialog must make of them at every publishing.

    `typed` is {question id: raw} of made-up answers, `expected` as forms_app.quality.expectations.outcome
    gives it; both are read as on the day `today`, so that rules about dates give the same for ever.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dialog = models.UUIDField(db_index=True)
    name = models.CharField(_("name"), max_length=100)
    typed = models.JSONField(default=dict)
    expected = models.JSONField(default=dict)
    today = models.DateField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("expectation")
        verbose_name_plural = _("expectations")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["dialog", "name"], name="expectations_have_names_of_their_own")
        ]

    def __str__(self) -> str:
        return self.name


class RobotRun(Job):
    """A robot citizen sent through a dialog as it is being edited; `report` is what it met."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    report = models.JSONField(default=dict)

    class Meta(Job.Meta):
        indexes = [models.Index(fields=["page", "-created_at"])]

    def __str__(self) -> str:
        return f"{self.page_id} {self.state}"
