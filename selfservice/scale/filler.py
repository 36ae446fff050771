"""Pages that fill a made-up municipality's tree to the size of a real one, in three languages."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from selfservice.starter.texts import pages
from selfservice.starter.texts.article import heading, paragraph, running_text
from selfservice.starter.texts.entry import Entry

LANGUAGES = ("nb", "nn", "en")
_SUBJECTS = {
    "nb": ("Renovasjon", "Parkering", "Kulturskolen", "Eldresenter", "Feiing", "Brøyting", "Badet", "Frivillige"),
    "nn": ("Renovasjon", "Parkering", "Kulturskulen", "Eldresenter", "Feiing", "Brøyting", "Badet", "Frivillige"),
    "en": ("Waste", "Parking", "School of arts", "Senior centre", "Chimneys", "Snow clearing", "Pool", "Volunteers"),
}  # fmt: skip
_SENTENCES = {
    "nb": (
        "Her finner du ut hva tjenesten gjelder, hvem som kan bruke den, og hva den koster.",
        "Du kan ta kontakt med oss på telefon eller e-post, så svarer vi så snart vi kan.",
        "Reglene står i forskriften som kommunestyret har vedtatt, og gjelder fra nyttår.",
        "Er du uenig i det vi har bestemt, kan du klage innen tre uker etter at du fikk svaret.",
    ),
    "nn": (
        "Her finn du ut kva tenesta gjeld, kven som kan bruke ho, og kva ho kostar.",
        "Du kan ta kontakt med oss på telefon eller e-post, så svarar vi så snart vi kan.",
        "Reglane står i forskrifta som kommunestyret har vedteke, og gjeld frå nyttår.",
        "Er du usamd i det vi har bestemt, kan du klage innan tre veker etter at du fekk svaret.",
    ),
    "en": (
        "Here you find out what the service is, who may use it, and what it costs.",
        "You can reach us by telephone or e-mail, and we will answer as soon as we can.",
        "The rules are those that the council has adopted, and apply from the new year.",
        "If you disagree with our decision, you may appeal within three weeks of receiving it.",
    ),
}
_FRAME = (
    ("section", pages.CHILDREN, "Children and school", ""),
    ("section", pages.BUILDING, "Building and living", ""),
    ("section", pages.CARE, "Health and care", ""),
    ("section", pages.CULTURE, "Culture and leisure", ""),
    ("section", pages.ABOUT, "About us", ""),
    ("events", pages.EVENTS, "Events", pages.CULTURE),
    ("news_archive", pages.NEWS, "News", ""),
)
_PARENTS = (pages.CHILDREN, pages.BUILDING, pages.CARE, pages.CULTURE, pages.ABOUT)


def frame(language: str) -> tuple[Entry, ...]:
    """What the others lie below, in English: Norwegian trees have it from the start."""
    if language != "en":
        return ()
    return tuple(
        Entry(kind, slug, title, f"{title} in our municipality.", parent, menu=kind == "section")
        for kind, slug, title, parent in _FRAME
    )


def filler(language: str) -> Iterator[Entry]:
    """Pages without end; the same number is the same page in every language."""
    number = 0
    while True:
        subject = _SUBJECTS[language][number % 8]
        title = f"{subject} {number // 8 + 1}"
        sentences = _SENTENCES[language]
        body = running_text(
            *(
                part
                for shift in range(6)
                for part in (
                    heading(f"{subject} {shift + 1}"),
                    *(paragraph(sentences[(shift + turn) % 4]) for turn in range(4)),
                )
            )
        )
        slug, parent = f"side-{number}", _PARENTS[number % 5]
        if number % 5 == 3:
            starts = timezone.now() + timedelta(days=number)
            values = {"starts_at": starts, "place": "Storgata 1", "price": ""}
            yield Entry("event", slug, title, sentences[0], pages.EVENTS, (body,), values=values)
        elif number % 5 == 4:
            values = {"date": timezone.localdate() - timedelta(days=number)}
            yield Entry("news", slug, title, sentences[0], pages.NEWS, (body,), values=values)
        else:
            yield Entry("content", slug, title, sentences[number % 4], parent, (body,))
        number += 1
