"""Files on their way in: whole with a form, or piece by piece from a script that may lose its connection."""

from django.db import transaction

from forms_app.definition.model import Question
from forms_app.filling.models import Draft
from forms_app.questions.files import largest_of
from forms_app.uploads import kinds, names, scanning, storage
from forms_app.uploads.models import Attachment
from forms_app.uploads.refusals import Refused
from forms_app.uploads.stored import State
from sites.queue.killpoints import reach


def begin(draft: Draft, question: Question, name: str, size: int, mark: str = "") -> Attachment:
    """A place for a file in a draft, or the one that broke off and that the same browser marked alike.

    Raises Refused, before anything of it has come.
    """
    name = names.clean(name)
    if size <= 0:
        raise Refused("empty")
    if size > largest_of(question):
        raise Refused("size")
    with transaction.atomic():
        # Two tabs, or two files at once, take turns: neither goes past the number that is allowed.
        if not Draft.objects.select_for_update(no_key=True).filter(pk=draft.pk).exists():
            raise Refused("gone")  # it was sent, or thrown away, in another tab
        there = list(draft.attachments.filter(place=question.place))
        if mark:
            for row in there:
                if row.state == State.RECEIVING and row.size == size and row.about.get("mark") == mark:
                    return row
        if len(there) >= question.settings["max_number"]:
            raise Refused("number")
        row = Attachment(
            municipality_id=draft.municipality_id,
            draft=draft,
            place=question.place,
            size=size,
        )
        row.about = {"name": name, "mark": mark[:100]}
        row.save(force_insert=True)
    return row


def append(attachment: Attachment, start: int, data: bytes) -> Attachment:
    """Adds a piece and returns the row as it then is; one that begins elsewhere than where we are adds nothing."""
    with transaction.atomic():
        row = Attachment.objects.select_for_update().get(pk=attachment.pk)
        fits = start == row.received and row.received + len(data) <= row.size
        if row.state != State.RECEIVING or not data or not fits:
            return row
        storage.write(row, start, data)
        row.received += len(data)
        if row.received == row.size:
            row.state = State.WAITING
        row.save(update_fields=["received", "state", "changed_at"])
    reach("upload.after_piece")
    return row


def finish(attachment: Attachment, question: Question) -> Attachment:
    """Looks into a file that is whole, for the first time. Raises Refused, and then the file is gone."""
    try:
        accepted = {kind.type for kind in kinds.of_families(question.settings["families"])}
        return scanning.scan(attachment, accepted)
    except Refused:
        attachment.delete()
        raise


def receive(draft: Draft, question: Question, name: str, data: bytes) -> Attachment:
    """A whole file at once. Raises Refused."""
    row = begin(draft, question, name, len(data))
    return finish(append(row, 0, data), question)


def reuse(draft: Draft, question: Question, earlier: Attachment) -> Attachment:
    """A copy, in a draft, of a clean file sent earlier: each submission keeps and loses its own. Raises Refused."""
    data = b"".join(storage.read(earlier))
    return receive(draft, question, earlier.about["name"], data)
