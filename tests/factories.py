"""What tests are made of: the real thing, made the way the product makes it."""

import itertools
import secrets
import uuid
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.utils.translation import get_language
from wagtail.models import Page

from sites.municipalities.models import Municipality, StaffRole
from sites.municipalities.onboarding import add_municipality, ensure_region_group
from tests import rows

Role = StaffRole.Role
PASSWORD = secrets.token_urlsafe(16)  # staff of one test run can log in with this
_numbers = itertools.count(6000)
_counter = itertools.count(1)


def organisation_number(seed: int) -> str:
    """A valid nine-digit organisation number that nobody has (they are given out from 8 and 9)."""
    for candidate in itertools.count(70000000 + seed * 13):
        digits = f"{candidate:08}"
        rest = sum(int(d) * w for d, w in zip(digits, (3, 2, 7, 6, 5, 4, 3, 2), strict=True)) % 11
        if rest != 1:
            return digits + str((11 - rest) % 11)
    raise AssertionError


def municipality(slug: str = "alta", **values: Any) -> Municipality:
    """The municipality called `slug` at <slug>.localhost, made by onboarding unless it is there."""
    if not values and (found := Municipality.objects.filter(slug=slug).first()):
        return found
    number = next(_numbers)
    if all(isinstance(value, str | list | dict | bool) for value in values.values()):
        key = (slug, repr(values), settings.PUBLIC_PORT, get_language(), _onboarded())
        rows.remembered(key, lambda: onboard(slug, number, values))
    else:  # pictures and such are rows of the test's own
        onboard(slug, number, values)
    return Municipality.objects.select_related("site", "folder", "collection", "region").get(slug=slug)


def onboard(slug: str, number: int | None = None, values: Mapping[str, Any] = MappingProxyType({})) -> None:
    """Has the product make a municipality, whatever is remembered of others."""
    number = number or next(_numbers)
    add_municipality(
        slug,
        **{
            "number": str(number),
            "organisation_number": organisation_number(number),
            "names": {"nb": slug.capitalize()},
            "host": f"{slug}.localhost",
            "reception_address": f"postmottak@{slug}.example",
            "region": "Vest-Finnmark",
        }
        | values,
    )


def _onboarded() -> str:
    """What onboarding finds in the database, and what it makes of the next municipality depends on."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT (SELECT array_agg((id, name)::text ORDER BY id) FROM municipal_sites_region),
                (SELECT array_agg((id, role)::text ORDER BY id) FROM municipal_sites_staffrole
                 WHERE municipality_id IS NULL),
                (SELECT array_agg(id ORDER BY id) FROM municipal_sites_municipality),
                (SELECT array_agg(id ORDER BY id) FROM wagtailcore_locale),
                (SELECT array_agg(id ORDER BY id) FROM wagtailcore_page WHERE depth = 1),
                (SELECT max(path) FROM wagtailcore_page WHERE depth = 2),
                (SELECT max(path) FROM wagtailcore_collection),
                (SELECT max(id) FROM django_content_type),
                (SELECT max(id) FROM auth_permission)
            """
        )
        return repr(cursor.fetchone())


def home(owner: Municipality, language: str = "nb") -> Page:
    """The municipality's front page in a language."""
    return Page.objects.child_of(owner.folder).get(locale__language_code=language).specific


def staff(owner: Municipality | None, role: str = Role.EDITOR, **values: Any) -> Any:
    """An account in the group of `role`; of the region when `owner` is None."""
    username = values.pop("username", f"{role}{next(_counter)}@{owner.slug if owner else 'portal'}.example")
    user = get_user_model().objects.create_user(username, email=username, password=PASSWORD, **values)
    group = StaffRole.objects.get(municipality=owner, role=role).group if owner else ensure_region_group()
    user.groups.add(group)
    return user


def citizen(**values: Any) -> Any:
    """An account as a citizen's first login makes it: no name, no e-mail, no password."""
    user = get_user_model()(username=values.pop("username", uuid.uuid4().hex), **values)
    user.set_unusable_password()
    user.save()
    return user


def step(title: str, *questions: dict[str, Any], **values: Any) -> dict[str, Any]:
    """A step of a dialog, as StreamField stores it."""
    value = {"title": title, "questions": list(questions)} | values
    return {"type": "step", "id": str(uuid.uuid4()), "value": value}


def question(kind: str, label: str, **values: Any) -> dict[str, Any]:
    """A question of a type, as StreamField stores it. `options` may be plain texts or (value, text) pairs."""
    if "options" in values:
        pairs = [pair if isinstance(pair, tuple) else ("", pair) for pair in values["options"]]
        values["options"] = [
            {"type": "item", "id": str(uuid.uuid4()), "value": {"value": value, "label": text}}
            for value, text in pairs
        ]
    return {"type": kind, "id": values.pop("id", str(uuid.uuid4())), "value": {"label": label} | values}


def portal(owner: Municipality, language: str = "nb") -> Page:
    """The municipality's portal page in a language."""
    from selfservice.catalogue.models import PortalPage

    parent = home(owner, language)
    found = PortalPage.objects.child_of(parent).first()
    if found is None:
        found = parent.add_child(
            instance=PortalPage(title="Selvbetjening", slug="selvbetjening", locale=parent.locale)
        )
    return found


def dialog_page(owner: Municipality, *steps: dict[str, Any], slug: str = "batplass", **values: Any) -> Any:
    """A live dialog in the municipality's portal, not yet compiled: `published` does that too."""
    from forms_app.editor.models import DialogPage

    parent = portal(owner)
    defaults = {
        "title": "Båtplass",
        "summary": "Søk om båtplass.",
        "next_steps": "Vi svarer deg.",
        "level": "none",
    }
    page = parent.add_child(
        instance=DialogPage(
            slug=slug, locale=parent.locale, live=False, **defaults | {"los_theme": "naring"} | values
        )
    )
    page.steps = page.steps.stream_block.to_python(list(steps or (step("Om deg", question("text", "Navn")),)))
    return page


def published(page: Any) -> Any:
    """Publishes the page as an editor would, has the job done, and returns its DialogVersion."""
    from forms_app.definition.models import LiveDialog
    from forms_app.definition.publish import publish_dialog

    page.save_revision().publish()
    publish_dialog.call(str(page.translation_key))
    return LiveDialog.objects.get(dialog=page.translation_key).version


def translation(page: Any, language: str = "nn") -> Any:
    """A wagtail-localize Translation of a page, with its page in that language (texts still the source's)."""
    from wagtail.models import Locale
    from wagtail_localize.models import Translation, TranslationSource

    locale = Locale.objects.get(language_code=language)
    parent = page.get_parent().specific
    if not parent.has_translation(locale):
        parent.copy_for_translation(locale).save_revision().publish()
    source, _created = TranslationSource.get_or_create_from_instance(page)
    made = Translation.objects.create(source=source, target_locale=locale)
    made.save_target(publish=True)
    return made


def submission(
    version: Any, citizen: Any = None, answers: dict[str, Any] | None = None, **values: Any
) -> Any:
    """Something sent in on a version, without deliveries."""
    from django.utils import timezone

    from forms_app.submissions import reference
    from forms_app.submissions.models import Submission

    defaults = {"language": "nb", "level": "none", "sent_at": timezone.now(), "dialog": version.dialog}
    row = Submission(
        municipality_id=version.municipality_id,
        version=version,
        citizen=citizen,
        reference=reference.new(),
        **defaults | values,
    )
    row.answers, row.facts = answers or {}, {}
    row.save()
    return row


def person(national_id: str) -> Any:
    """A citizen's account with its profile, as after a login with ID-porten."""
    from selfservice.accounts.models import CitizenProfile

    user = citizen()
    profile = CitizenProfile(user=user)
    profile.national_id = national_id
    profile.save(force_insert=True)
    return user


def log_in(client: Any, user: Any, owner: Municipality, level: str = "substantial") -> Any:
    """Gives a test client the session of a citizen on a municipality's host, without ID-porten."""
    from django.conf import settings
    from django.contrib.sessions.backends.db import SessionStore
    from django.test import RequestFactory

    from forms_app.filling.applicants import Level
    from selfservice.accounts import sessions

    host = owner.site.hostname
    request = RequestFactory().get("/", headers={"host": host})
    request.municipality, request.session = owner, SessionStore()
    sessions.begin(request, user, Level(level))
    request.session.save()
    client.defaults["HTTP_HOST"] = host
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key
    return client


def draft(version: Any, citizen: Any, typed: dict[str, Any] | None = None, **values: Any) -> Any:
    """What a citizen, or for None the browser `browser`, has typed on a version; kept for 30 days."""
    from datetime import timedelta

    from django.utils import timezone

    from forms_app.filling.models import Draft

    facts = values.pop("facts", {})
    defaults = {"language": "nb", "step": 1, "delete_after": timezone.now() + timedelta(days=30)}
    row = Draft(
        municipality_id=version.municipality_id,
        version=version,
        dialog=version.dialog,
        citizen=citizen,
        **defaults | ({} if citizen else {"browser": "b" * 64}) | values,
    )
    row.typed, row.facts = typed or {}, facts
    row.save()
    return row


def send(draft: Any, applicant: Any = None) -> Any:
    """Presses Send in the browser of a draft as `applicant`; returns the submission."""
    from forms_app.filling.applicants import Applicant
    from forms_app.filling.owners import Owner
    from forms_app.submissions.send import send as press

    applicant = applicant or Applicant()
    owner = Owner(applicant.citizen_id, draft.browser)
    return press(draft.pk, owner, applicant, draft.municipality, draft.language)


def attachment(name: str = "vedlegg.txt", data: bytes = b"Et vedlegg.", **values: Any) -> Any:
    """A clean file of a `draft` or a `submission`, at a `place`."""
    from forms_app.uploads import scanning, storage
    from forms_app.uploads.models import Attachment
    from forms_app.uploads.stored import State

    owner = values.get("draft") or values["submission"]
    row = Attachment(
        municipality_id=owner.municipality_id,
        size=len(data),
        received=len(data),
        **{"place": "files", "state": State.WAITING} | values,
    )
    row.about = {"name": name}
    row.save()
    storage.write(row, 0, data)
    return scanning.scan(row)


def dialog_version(owner: Municipality, *steps: list[dict[str, Any]], **dialog: Any) -> Any:
    """A published version straight from compiled JSON: each step a list of `compiled_question`s.

    `texts` adds texts of the dialog; other values become its settings.
    """
    from forms_app.definition.models import DialogVersion, LiveDialog

    slug, level = dialog.pop("slug", "batplass"), dialog.pop("level", "none")
    texts = {"title": "Båtplass", "next_steps": "Vi svarer deg.", "processing_time": "Inntil fire uker."}
    texts |= dialog.pop("texts", {})
    compiled_steps = []
    for number, questions in enumerate(steps or [[compiled_question("text", "Navn på båten")]], start=1):
        step_id = str(uuid.uuid4())
        texts[f"{step_id}.title"] = f"Steg {number}"
        for question in questions:
            texts |= {f"{question['id']}.{name}": text for name, text in question.pop("texts").items()}
        compiled_steps.append({"id": step_id, "show_if": None, "questions": questions})
    definition = {
        "schema": 1,
        "source_language": "nb",
        "dialog": {"level": level, "settings": dialog},
        "steps": compiled_steps,
        "texts": {"nb": texts},
    }
    version = DialogVersion.objects.create(
        municipality=owner, dialog=uuid.uuid4(), slug=slug, number=1, definition=definition, sha256="0" * 64
    )
    LiveDialog.objects.create(municipality=owner, slug=slug, dialog=version.dialog, version=version)
    return version


def compiled_question(kind: str, label: str, required: bool = True, **settings: Any) -> dict[str, Any]:
    """A question as the compiler writes it; `show_if` and `id` may be given, the rest are its settings.

    `options` are pairs of value and text.
    """
    key = settings.pop("id", str(uuid.uuid4()))
    texts = {"label": label}
    if "options" in settings:
        texts |= {f"option.{value}": text for value, text in settings["options"]}
        settings["options"] = [value for value, _text in settings["options"]]
    if kind in ("text", "long_text"):
        settings.setdefault("max_length", 1_000_000)
    return {
        "id": key,
        "type": kind,
        "key": f"k{next(_counter)}",
        "required": required,
        "show_if": settings.pop("show_if", None),
        "settings": settings,
        "texts": texts,
    }


def large_dialog(owner: Municipality, questions: int = 520, per_step: int = 13, **values: Any) -> Any:
    """A dialog page as large as the largest that Norway publishes, with help texts, options and rules."""
    kinds = ("text", "yes_no", "one_of", "text", "date", "several_of", "number", "long_text", "information")
    built: list[dict[str, Any]] = []
    asked: str | None = None
    for number in range(questions):
        kind = kinds[number % len(kinds)]
        own: dict[str, Any] = {"help": "Se etter i brevet du fikk fra oss."} if number % 3 == 0 else {}
        if kind in ("one_of", "several_of"):
            own = {"options": [f"Valg {letter} for {number}" for letter in "abcde"]}
        if kind == "information":
            own = {"body": "<p>Les dette før du <b>svarer</b> videre.</p>"}
        if asked and number % 2:
            own["show_if"] = {"all": [{"question": asked, "operator": "equals", "value": "yes"}]}
        made = question(kind, f"Spørsmål nummer {number} om saken din", **own)
        asked = made["id"] if kind == "yes_no" else asked
        built.append(made)
    steps = [
        step(f"Del {start // per_step + 1}", *built[start : start + per_step])
        for start in range(0, questions, per_step)
    ]
    return dialog_page(owner, *steps, slug=values.pop("slug", "stor"), **{"title": "Stor dialog"} | values)


def web_page(parent: Page, kind: type[Page], slug: str, **values: Any) -> Any:
    """A page of a type below `parent`; StreamFields may be given as lists of (block, value)."""
    parent = Page.objects.get(pk=parent.pk)
    streams = {name: value for name, value in values.items() if isinstance(value, list)}
    values = {name: value for name, value in values.items() if name not in streams}
    page = kind(slug=slug, locale=parent.locale, **{"title": slug.capitalize()} | values)
    for name, blocks in streams.items():
        raw = [{"type": block, "value": value, "id": str(uuid.uuid4())} for block, value in blocks]
        setattr(page, name, kind._meta.get_field(name).stream_block.to_python(raw))
    return parent.add_child(instance=page)


def answer(owner: Municipality | None = None, **values: Any) -> Any:
    """A question with its answer: a municipality's own, or shared by the region."""
    from selfservice.answers.models import Answer

    defaults = {
        "los_theme": "arbeid",
        "question_nb": "Når får jeg svar?",
        "answer_nb": "<p>Innen tre uker.</p>",
    }
    return Answer.objects.create(municipality=owner, **defaults | values)


def alert(owner: Municipality, title: str = "Kok vannet", *others: Municipality, **values: Any) -> Any:
    """An emergency message that a municipality made, shown there and in `others`."""
    from sites.alerts.models import Alert

    texts = {"nb": {"title": title, "text": "Kok vannet i tre minutter før du drikker det."}}
    row = Alert.objects.create(**{"owner": owner, "texts": texts} | values)
    row.municipalities.set([owner, *others])
    return row
