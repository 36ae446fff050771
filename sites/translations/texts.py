"""The texts of a translation, and how far each of them has come."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, F, OuterRef, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue


class State(TextChoices):
    """Only a text that is done is shown to anybody."""

    DONE = "done", _("Translated")
    UNREAD = "unread", _("To be checked")
    CHANGED = "changed", _("Changed since")
    MISSING = "missing", _("Not translated")


LACKING = (State.UNREAD, State.CHANGED, State.MISSING)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the source with its translation, as people write them (see `shown`).

    `before` is what the source said when it was last translated, where that was something else.
    """

    segment: int
    string: int
    context: int
    group: str
    source: str
    translation: str
    before: str
    state: State
    is_html: bool

    @property
    def rows(self) -> int:
        """Lines of the field that it is written in."""
        return min(8, 1 + max(len(self.source), len(self.translation)) // 45 + self.source.count("\n"))


def shown(data: str, is_html: bool) -> str:
    """A text of the translation memory as people write it: with tags where the source has some, else plain."""
    return data if is_html else StringValue(data).render_text()


def stored(text: str, is_html: bool) -> str:
    """The opposite of `shown`. Raises ValueError for HTML that a text cannot hold."""
    value = StringValue.from_translated_html(text) if is_html else StringValue.from_plaintext(text)
    return str(value.data)


def has_tags(data: str) -> bool:
    """Whether a text has more than line breaks inside."""
    return "<" in data.replace("<br/>", "")


def texts_of(translation: Translation) -> list[Text]:
    """All texts of a page in the order that they stand in it."""
    known = _known(translation)
    segments = (
        StringSegment.objects.filter(source=translation.source_id)
        .select_related("context", "string")
        .order_by("order", "pk")
    )
    found = []
    for segment in segments:
        is_html = has_tags(segment.string.data)
        here = known.get(segment.context_id, {})
        own = here.get(segment.string_id)
        former = next(iter(here.values()), None) if own is None else None
        found.append(
            Text(
                segment=segment.pk,
                string=segment.string_id,
                context=segment.context_id,
                group=".".join(segment.context.path.split(".")[:2]) if "." in segment.context.path else "",
                source=shown(segment.string.data, is_html),
                translation=shown((own or former).data, is_html) if own or former else "",
                before=shown(former.translation_of.data, is_html) if former else "",
                state=_state(own, former),
                is_html=is_html,
            )
        )
    return found


def counts(translations: Iterable[int]) -> dict[int, dict[State, int]]:
    """How many texts of each translation (an id) are in which state: one query for all of them."""
    translated = StringTranslation.objects.filter(
        context=OuterRef("context"), locale=OuterRef("target"), data__gt=""
    )
    own = translated.filter(translation_of=OuterRef("string"))
    rows = (
        StringSegment.objects.annotate(
            translation=F("source__translations"), target=F("source__translations__target_locale")
        )
        .filter(translation__in=list(translations))
        .annotate(
            state=Case(
                When(Exists(own.filter(has_error=False)), then=Value(State.DONE)),
                When(Exists(own), then=Value(State.UNREAD)),
                When(Exists(translated), then=Value(State.CHANGED)),
                default=Value(State.MISSING),
            )
        )
        .order_by()
        .values("translation", "state")
        .annotate(n=Count("pk"))
    )
    found: dict[int, dict[State, int]] = {}
    for row in rows:
        found.setdefault(row["translation"], {})[State(row["state"])] = row["n"]
    return found


def lacking(counted: dict[State, int]) -> int:
    """How many texts keep a translation from being published."""
    return sum(counted.get(state, 0) for state in LACKING)


def _known(translation: Translation) -> dict[int, dict[int, StringTranslation]]:
    """Translations by context and source text, the newest first."""
    rows = (
        StringTranslation.objects.filter(
            locale=translation.target_locale_id, context__object_id=translation.source.object_id, data__gt=""
        )
        .select_related("translation_of")
        .order_by("-updated_at")
    )
    known: dict[int, dict[int, StringTranslation]] = {}
    for row in rows:
        known.setdefault(row.context_id, {})[row.translation_of_id] = row
    return known


def _state(own: StringTranslation | None, former: StringTranslation | None) -> State:
    if own is not None:
        return State.UNREAD if own.has_error else State.DONE
    return State.CHANGED if former is not None else State.MISSING
