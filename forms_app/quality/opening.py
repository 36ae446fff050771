"""What keeps a version from citizens, whoever published it: bulk publishing and imports pass by the editor's form.

Only what makes a dialog wrong to fill in. That its start page lacks a sentence, or that a question is never
shown, stops an editor, and is no reason to leave citizens with an older version.
"""

from forms_app.quality.expectations import held
from forms_app.quality.findings import Finding, Subject
from forms_app.quality.structure import structure


def refusals(subject: Subject) -> list[Finding]:
    """The errors because of which a published dialog is not opened."""
    return [*structure(subject), *held(subject)]
