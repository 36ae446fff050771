"""The bytes of files, sealed, in and out of the database. Nothing else knows how they are kept."""

from collections.abc import Iterator

from django.db import transaction

from forms_app.uploads.models import Attachment, AttachmentPiece
from forms_app.uploads.stored import State
from sites.encryption.cipher import seal_bytes, unseal_bytes

PIECE = 512 * 1024  # bytes; the most that is sealed in one row, and that a script sends at a time


class Incomplete(Exception):
    """Bytes of a file are missing."""


def write(attachment: Attachment, start: int, data: bytes) -> None:
    """Keeps bytes of a file from `start` on."""
    AttachmentPiece.objects.bulk_create(
        AttachmentPiece(
            attachment_id=attachment.pk,
            start=start + offset,
            sealed=seal_bytes(data[offset : offset + PIECE], _context(attachment, start + offset)),
        )
        for offset in range(0, len(data), PIECE)
    )


def read(attachment: Attachment) -> Iterator[bytes]:
    """The bytes of a whole file, a piece at a time. Raises Incomplete, and InvalidTag for altered ones."""
    position = 0
    while position < attachment.size:
        row = AttachmentPiece.objects.filter(attachment_id=attachment.pk, start=position).first()
        if row is None:
            raise Incomplete
        data = unseal_bytes(row.sealed, _context(attachment, position))
        position += len(data)
        yield data


def replace(attachment: Attachment, data: bytes) -> None:
    """Keeps these bytes, as many as before, instead of a file's own while nobody else has looked at it."""
    with transaction.atomic():
        waiting = Attachment.objects.select_for_update().filter(pk=attachment.pk, state=State.WAITING)
        if waiting.exists():
            drop(attachment)
            write(attachment, 0, data)


def drop(attachment: Attachment) -> None:
    """Forgets the bytes, and keeps the row that says what became of them."""
    AttachmentPiece.objects.filter(attachment_id=attachment.pk).delete()


def _context(attachment: Attachment, start: int) -> str:
    return f"forms_app.attachmentpiece:{attachment.pk}:{start}"
