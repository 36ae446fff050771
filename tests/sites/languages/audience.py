"""For whom a text of the code is, told from where it stands.

Staff's are the texts of rooms that only staff enter; elsewhere the labels of an editor's block, the names of a model
and its fields, what `clean` of those refuses, and what a question type's `check` tells an editor. Every other text
can meet a citizen, the choices of a model too.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
from django.conf import settings

STAFF_ROOMS = re.compile(
    r"forms_app/(bank/|editor/(?!los)|formio/|overview/|quality/|versions/(diff|forms|naming|views)"
    r"|delivery/(problems|channels/notice_mail)|questions/(blocks|nesting))"
    r"|selfservice/(desk/|oldlinks/|numbers/(?!open_data)|catalogue/(links|linking|opening|sharing))"
    r"|sites/(admin/|numbers/|pages/blocks/(pictures|service_links)|queue/jobs|shared/views|translations/|alerts/(form|views)|launch/|municipalities/|theme/(appearance|typefaces))"
    r"|templates/(forms_app/(bank|editor|formio|overview|quality|versions)|selfservice/(desk|numbers|oldlinks|catalogue/choose)|wagtailadmin|sites/(launch|theme|translations))[/.]"
    r"|.*/(admin|(wagtail_)?hooks|panel)\.(py|html)"
)
DECLARED = re.compile(r"(Block|Model|Owned|Page)$")
GETTEXT = re.compile(r"_|n?p?gettext(_lazy|_noop)?")


def is_for_staff(entry: polib.POEntry) -> bool:
    """Whether no citizen can meet a text: every place of the code where it stands is staff's."""
    return all(
        STAFF_ROOMS.match(file)
        or (entry.msgid in _of_staff(file) if file.endswith(".py") else _is_in_the_admin(file))
        for file, _line in entry.occurrences
    )


@cache
def _is_in_the_admin(template: str) -> bool:
    return '{% extends "wagtailadmin/' in (Path(settings.BASE_DIR) / template).read_text()


@cache
def _of_staff(file: str) -> frozenset[str]:
    """The texts that a Python file has for staff only."""
    names_of_models = file.endswith("/models.py")
    found = list(_texts(ast.parse((Path(settings.BASE_DIR) / file).read_text()), (), names_of_models))
    return frozenset(text for text, _staff in found) - {text for text, staff in found if not staff}


def _texts(node: ast.AST, within: tuple[ast.AST, ...], names: bool) -> Iterator[tuple[str, bool]]:
    """Every text under a node, and whether it is for staff."""
    if isinstance(node, ast.Call) and GETTEXT.fullmatch(function := ast.unparse(node.func)):
        texts = [one.value for one in node.args if isinstance(one, ast.Constant)]
        yield str(texts["pgettext" in function]), _stands_for_staff(within, names)
    if isinstance(node, ast.ClassDef | ast.FunctionDef):
        within = (*within, node)
    for inner in ast.iter_child_nodes(node):
        yield from _texts(inner, within, names)


def _stands_for_staff(within: tuple[ast.AST, ...], names_of_models: bool) -> bool:
    classes = [one for one in within if isinstance(one, ast.ClassDef)]
    functions = [one.name for one in within if isinstance(one, ast.FunctionDef)]
    bases = [ast.unparse(base) for one in classes for base in one.bases]
    declared = names_of_models or any(
        DECLARED.search(name) for name in (*bases, *(one.name for one in classes))
    )
    if functions in ([], ["clean"], ["__init__"]):
        return declared and not any("Choices" in base for base in bases)
    return functions == ["check"]
