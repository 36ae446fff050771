"""What a municipality's editors have put into the question bank themselves."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.municipalities.models import MunicipalityOwned


class BankEntry(MunicipalityOwned):
    """A question, group or step that editors of one municipality put into their dialogs.

    `block` is {"type", "id", "value"} as StreamField stores it: `type` is "step" or that of a question.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    label = models.CharField(_("name"), max_length=100)
    block = models.JSONField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["label", "created_at"]

    def __str__(self) -> str:
        return self.label
