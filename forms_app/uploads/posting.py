"""Files that come with a step's form, without JavaScript: kept, taken again from before, or removed."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat

from forms_app.definition.model import Question
from forms_app.filling.models import Draft
from forms_app.questions.answering import Answer
from forms_app.questions.files import largest_of, names_of
from forms_app.uploads import found, names, receiving
from forms_app.uploads.refusals import Refused, explain


@dataclass(slots=True)
class Received:
    """What became of the files in a form: messages by the place of their question.

    `stay`: the citizen asked for nothing but this, and is shown the same step, at `place`.
    """

    refused: dict[str, str] = field(default_factory=dict)
    stay: bool = False
    place: str = ""


def receive_posted(request: HttpRequest, draft: Draft, answers: Iterable[Answer]) -> Received:
    """Does with a draft's files what a form says; `answers` are those of the step it was posted from."""
    done = Received(stay="upload" in request.POST, place=request.POST.get("upload", ""))
    if (named := request.POST.get("remove-file")) is not None:
        done.stay, done.place = True, remove(draft, named)
    for question in questions_for_files(answers):
        for upload in request.FILES.getlist(f"{question.name}-file"):
            try:
                if code := getattr(upload, "left_out", ""):
                    raise Refused(code)
                receiving.receive(draft, question, upload.name or "", upload.read())
            except Refused as refused:
                done.refused.setdefault(question.place, message(question, upload.name or "", refused))
                if str(refused) == "number":  # so it goes for all that follow, and they may be a thousand
                    break
        if chosen := set(request.POST.getlist(f"{question.name}-reuse")):
            _reuse(draft, question, chosen, done)
    return done


def questions_for_files(answers: Iterable[Answer]) -> Iterator[Question]:
    """The questions for files among those that apply, in rows of groups too."""
    for answer in answers:
        if answer.question.type == "files":
            yield answer.question
        for row in answer.rows:
            yield from questions_for_files(row.answers)


def message(question: Question, name: str, refused: Refused) -> str:
    """What the citizen is told about a file that was not taken."""
    code = str(refused)
    most = question.settings["max_number"]
    return explain(
        code,
        label=question.label,
        name=names.clean(name),
        accepted=names_of(question),
        limit=str(most) if code == "number" else filesizeformat(largest_of(question)),
    )


def remove(draft: Draft, named: str) -> str:
    """Removes a file from a draft and returns its place; what is not one of its files is left alone."""
    try:
        row = draft.attachments.filter(pk=uuid.UUID(named)).first()
    except ValueError:
        row = None
    if row is None:
        return ""
    row.delete()
    return row.place


def _reuse(draft: Draft, question: Question, chosen: set[str], done: Received) -> None:
    for earlier in found.sent_before(draft.citizen_id, draft.municipality_id):
        if str(earlier.pk) in chosen:
            try:
                receiving.reuse(draft, question, earlier)
            except Refused as refused:
                name = earlier.about["name"]
                done.refused.setdefault(question.place, message(question, name, refused))
