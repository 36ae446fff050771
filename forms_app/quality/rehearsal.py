"""A dialog that is open for one visitor only, and has never been when the visit is over."""

import copy
import secrets
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from forms_app.definition.compiler import sha256
from forms_app.definition.models import DialogVersion, LiveDialog
from sites.municipalities.models import Municipality


class _TakeBack(Exception):
    pass


@contextmanager
def rehearse(compiled: Mapping[str, Any], municipality: Municipality) -> Iterator[LiveDialog]:
    """Opens a compiled dialog at an address that nobody knows, in a transaction that is always taken back.

    Drafts, files, submissions, deliveries and rings made meanwhile are taken back with it: nothing of them
    is ever seen by anybody else, so nothing can be delivered, counted or read. It asks for no login, because
    there is nobody to log in; who may enter is not what is rehearsed.
    """
    definition = copy.deepcopy(dict(compiled))
    definition["dialog"] = definition["dialog"] | {"level": "none"}
    try:
        with transaction.atomic():
            dialog, slug = uuid.uuid4(), f"prove-{secrets.token_hex(8)}"
            version = DialogVersion.objects.create(
                municipality=municipality,
                dialog=dialog,
                slug=slug,
                number=1,
                definition=definition,
                sha256=sha256(definition),
            )
            yield LiveDialog.objects.create(
                municipality=municipality, dialog=dialog, slug=slug, version=version
            )
            raise _TakeBack
    except _TakeBack:
        pass
