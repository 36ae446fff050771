"""Makes municipalities up: one the ordinary way, and the others' pages as copies of its rows.

Saving 43 000 pages one by one takes hours. Copying rows past Django takes minutes, and leaves what reading and
editing meet: pages, search and reference index, dialogs, groups, one editor each. Revisions, logs and what
wagtail-localize remembers are not made.
"""

import re
import uuid
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Model
from wagtail.models import Page, ReferenceIndex
from wagtail.search.index import insert_or_update_object
from wagtail.search.models import IndexEntry

from forms_app.definition.models import DialogVersion, LiveDialog
from selfservice.scale.filler import LANGUAGES, filler, frame
from selfservice.starter import making
from selfservice.starter.filling import fill
from sites.municipalities.models import Municipality, StaffRole
from sites.municipalities.onboarding import add_municipality
from sites.pagecache import stamps
from sites.pages.models import HomePage

REGION = "Måleregionen"
FIRST_NUMBER = 7000  # municipality numbers that nobody has
type Say = Callable[[str], object]
Row = list[str | None]


def seed(count: int, pages: int, say: Say) -> None:
    """Makes municipalities `maal-001` … until there are `count`, each with `pages` pages in each language.

    Those that are there are left alone. Raises ValidationError where their numbers are taken.
    """
    model = _model(pages)
    copier = _Copier(model)
    for number in range(2, count + 1):
        if Municipality.objects.filter(slug=_slug(number)).exists():
            continue
        with transaction.atomic():
            copier.copy_to(_municipality(number))
        if number % 25 == 0:
            say(f"{number} of {count}")
    stamps.bump(stamps.MUNICIPALITIES, stamps.SHARED)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _slug(number: int) -> str:
    return f"maal-{number:03}"


def _name(number: int) -> str:
    return f"Måling {number:03}"


def _municipality(number: int) -> Municipality:
    slug = _slug(number)
    municipality = add_municipality(
        slug,
        number=str(FIRST_NUMBER + number),
        organisation_number=_organisation_number(number),
        names={"nb": _name(number)},
        host=f"{slug}.localhost",
        reception_address=f"post@{slug}.example",
        region=REGION,
        languages=LANGUAGES,
        phone="78 00 00 00",
        email=f"post@{slug}.example",
        visiting_address="Storgata 1",
    )
    editors = municipality.staff_roles.get(role=StaffRole.Role.EDITOR).group
    user, _made = get_user_model().objects.get_or_create(
        username=f"redaktor@{slug}.example", defaults={"password": make_password(None)}
    )
    user.groups.add(editors)  # no password: these accounts cannot log in
    return municipality


def _organisation_number(number: int) -> str:
    """A number with a valid check digit that nobody has (they are given out from 8 and 9)."""
    for candidate in range(71_000_000 + number * 20, 71_000_000 + number * 20 + 20):
        total = sum(int(d) * w for d, w in zip(str(candidate), (3, 2, 7, 6, 5, 4, 3, 2), strict=True))
        if total % 11 != 1:
            return f"{candidate}{(11 - total % 11) % 11}"
    raise AssertionError("two candidates after each other cannot both lack a check digit")


def _model(pages: int) -> Municipality:
    """The municipality that the others are copies of."""
    existing = Municipality.objects.filter(slug=_slug(1)).first()
    if existing:
        return existing
    with transaction.atomic():
        municipality = _municipality(1)
        fill(municipality)
        source: making.Tree = {}
        for code in LANGUAGES:
            tree = _fill_up(municipality, code, pages, source)
            source = source or tree
        for page in Page.objects.descendant_of(municipality.folder).specific():  # a worker may not be there
            insert_or_update_object(page)
            ReferenceIndex.create_or_update_for_object(page)
    return municipality


def _fill_up(municipality: Municipality, language: str, pages: int, source: making.Tree) -> making.Tree:
    home = HomePage.objects.child_of(municipality.folder).get(locale__language_code=language)
    tree = {"": home} | {page.slug: page for page in Page.objects.descendant_of(home)}
    for entry in (*frame(language), *islice(filler(language), pages)):
        if len(tree) < pages and entry.slug not in tree:
            parent = Page.objects.get(pk=tree[entry.parent].pk)  # treebeard trusts its count of children
            tree[entry.slug] = making.add(parent, making.entry(entry, {}, {}), source.get(entry.slug))
    return tree


class _Copier:
    """Holds a municipality's rows as text, and writes them again for others."""

    def __init__(self, model: Municipality) -> None:
        self.model = model
        folder = Page.objects.get(pk=model.folder_id)
        self.folder = folder
        self.homes = list(HomePage.objects.child_of(folder).select_related("locale"))
        self.pages = list(Page.objects.descendant_of(folder).exclude(pk__in=[home.pk for home in self.homes]))
        ids = [page.pk for page in self.pages]
        types = ContentType.objects.filter(pk__in={page.content_type_id for page in self.pages})
        self.tables = [_read(kind.model_class(), "page_ptr_id", ids) for kind in types]
        self.home_table = _read(HomePage, "page_ptr_id", [home.pk for home in self.homes])
        kinds = [*types.values_list("pk", flat=True), ContentType.objects.get_for_model(HomePage).pk]
        texts, homes = [str(pk) for pk in ids], [str(home.pk) for home in self.homes]
        self.indexes = [
            _read(
                IndexEntry, "object_id", texts, kinds, leave_out="id"
            ),  # homes come by theirs when they are made
            _read(ReferenceIndex, "object_id", texts + homes, kinds, leave_out="id"),
        ]
        self.dialogs = list(
            LiveDialog.objects.filter(municipality=model, version__isnull=False).select_related("version")
        )

    def copy_to(self, municipality: Municipality) -> None:
        """Gives a municipality that has empty homes all that the model has."""
        folder = Page.objects.get(pk=municipality.folder_id)
        homes = {home.slug: home for home in HomePage.objects.child_of(folder)}
        ids = dict(zip((page.pk for page in self.pages), _new_ids(len(self.pages)), strict=True))
        ids |= {home.pk: homes[home.slug].pk for home in self.homes}
        keys: dict[object, uuid.UUID] = {
            self.homes[0].translation_key: next(iter(homes.values())).translation_key
        }
        paths = {home.path: homes[home.slug].path for home in self.homes}
        Page.objects.bulk_create(self._page(page, folder, ids, keys, paths) for page in self.pages)
        for home in self.homes:
            Page.objects.filter(pk=ids[home.pk]).update(numchild=home.numchild)
        rename = self._renaming(municipality, ids)
        for table in self.tables:
            table.write(ids, rename)
        self.home_table.write(ids, rename, replace=True)
        for table in self.indexes:
            table.write(ids, rename)
        for dialog in self.dialogs:
            self._open(dialog, municipality, keys)

    def _page(
        self,
        page: Page,
        folder: Page,
        ids: dict[int, int],
        keys: dict[object, uuid.UUID],
        paths: dict[str, str],
    ) -> Page:
        home = page.path[: 3 * Page.steplen]
        values = {field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields}
        return Page(
            **values
            | {
                "id": ids[page.pk],
                "path": paths[home] + page.path[len(home) :],
                "url_path": page.url_path.replace(self.folder.url_path, folder.url_path, 1),
                "translation_key": keys.setdefault(page.translation_key, uuid.uuid4()),
                "latest_revision_id": None,
                "live_revision_id": None,
            }
        )

    def _renaming(self, municipality: Municipality, ids: dict[int, int]) -> Callable[[str], str]:
        """What is said of the model's name, mail and pages, said of the other's."""
        numbers = re.compile(r'((?:"page": |linktype=\\"page\\" id=\\"|id=\\"))(\d+)')
        names = ((self.model.names["nb"], municipality.names["nb"]), (self.model.slug, municipality.slug))

        def rename(text: str) -> str:
            for old, new in names:
                text = text.replace(old, new)
            return numbers.sub(lambda found: found[1] + str(ids.get(int(found[2]), found[2])), text)

        return rename

    def _open(self, live: LiveDialog, municipality: Municipality, keys: dict[object, uuid.UUID]) -> None:
        version = DialogVersion.objects.create(
            municipality=municipality,
            dialog=keys[live.dialog],
            slug=live.slug,
            number=1,
            definition=live.version.definition,
            sha256=live.version.sha256,
        )
        LiveDialog.objects.create(
            municipality=municipality, slug=live.slug, dialog=keys[live.dialog], version=version
        )


class _Table:
    """Rows of a table, every value as the database writes it."""

    def __init__(self, name: str, columns: Sequence[str], rows: Iterable[Row], key: str) -> None:
        self.name, self.columns, self.rows, self.key = name, columns, list(rows), key

    def write(self, ids: dict[int, int], rename: Callable[[str], str], replace: bool = False) -> None:
        """Adds the rows again for the pages that `ids` says, in place of those that are there if `replace`."""
        columns = ", ".join(f'"{column}"' for column in self.columns)
        # What leads to pages: the row's own, and in the reference index the page that is referred to.
        leading = [i for i, column in enumerate(self.columns) if column in (self.key, "to_object_id")]
        with connection.cursor() as cursor:
            if replace:
                new = [ids[int(row[self.columns.index(self.key)])] for row in self.rows]
                cursor.execute(f'DELETE FROM "{self.name}" WHERE "{self.key}" = ANY(%s)', [new])  # noqa: S608
            with cursor.copy(f'COPY "{self.name}" ({columns}) FROM STDIN') as copy:
                for row in self.rows:
                    values = [value and rename(value) for value in row]
                    for i in leading:
                        values[i] = str(ids.get(int(row[i]), row[i])) if row[i].isdecimal() else row[i]
                    copy.write_row(values)


def _read(
    model: type[Model], key: str, keys: Sequence[Any], kinds: Sequence[int] = (), leave_out: str = ""
) -> _Table:
    """The rows that belong to `keys`, of the content types `kinds` where any are given."""
    name = model._meta.db_table
    fields = [field for field in model._meta.local_concrete_fields if field.column != leave_out]
    columns = [field.column for field in fields]
    condition, parameters = (
        ("content_type_id = ANY(%s)", [list(keys), list(kinds)]) if kinds else ("TRUE", [list(keys)])
    )
    with connection.cursor() as cursor:
        cast = ", ".join(f'"{column}"::text' for column in columns)
        cursor.execute(f'SELECT {cast} FROM "{name}" WHERE "{key}" = ANY(%s) AND {condition}', parameters)  # noqa: S608
        return _Table(name, columns, map(list, cursor.fetchall()), key)


def _new_ids(count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('wagtailcore_page', 'id')) FROM generate_series(1, %s)",
            [count],
        )
        return [row[0] for row in cursor.fetchall()]
