"""What is left to do of a draft, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forms_app.filling.journey import Journey


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
