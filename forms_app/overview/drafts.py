"""A dialog as its editors left it, published or not."""

from forms_app.definition.compiler import compile_dialog
from forms_app.definition.model import Definition, read
from forms_app.editor.models import DialogPage

UNPUBLISHED = 0  # a version that no row has


def drafted(page: DialogPage) -> Definition:
    """The newest state of a dialog's page, in its own language. Nothing is stored."""
    newest = page.get_latest_revision_as_object()
    return read(compile_dialog(newest), UNPUBLISHED, page.locale.language_code)
