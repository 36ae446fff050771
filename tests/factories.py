"""What tests are made of: the real thing, made the way the product makes it."""

import itertools
import secrets
import uuid
from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import Page

from sites.municipalities.models import Municipality, StaffRole
from sites.municipalities.onboarding import add_municipality, ensure_region_group

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
    return add_municipality(
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
