"""How far a draft has come, outside the dialog itself: on Min side, and when it is only read."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forms_app.definition.loading import load
from forms_app.filling.journey import Journey, walk
from forms_app.filling.models import Draft
from forms_app.questions.base import AnswerContext
from forms_app.uploads import found


def context_of(draft: Draft) -> AnswerContext:
    """What its answers are read with: the facts and files that it has."""
    asks = found.asks_for_files(load(draft.version_id, draft.language))
    return AnswerContext(draft.facts or {}, timezone.localdate(), found.of_draft(draft) if asks else {})


def journey_of(draft: Draft, language: str) -> Journey:
    """Where its owner is, by the version it was begun on."""
    return walk(load(draft.version_id, language), draft.typed or {}, context_of(draft))


def left(journey: Journey) -> str:
    """How many steps are done, of how many where that is certain, and which comes next."""
    todo = next((state.step for state in journey.steps if not state.complete), None)
    if todo is None:
        return _("All steps are filled in. Check your answers and send.")
    done = sum(state.complete for state in journey.steps)
    if journey.total is None:
        said = ngettext("%(done)d step done so far.", "%(done)d steps done so far.", done) % {"done": done}
    else:
        said = _("%(done)d of %(total)d steps done.") % {"done": done, "total": journey.total}
    return f"{said} " + _("Next: %(title)s.") % {"title": todo.title}
