"""The calendar of a municipality. Times are counted from the day that the demo is made."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from selfservice.demo.municipalities import DemoMunicipality
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.texts import pages
from selfservice.starter.texts.article import paragraph, running_text
from selfservice.starter.texts.entry import Entry


def calendar(demo: DemoMunicipality, t: Bilingual) -> tuple[Entry, ...]:
    return (
        Entry(
            "events",
            pages.EVENTS,
            t("Det skjer"),
            t("Konserter, kurs og møter for alle.", "Konsertar, kurs og møte for alle."),
            pages.CULTURE,
        ),
        _event(
            t,
            ("lesestund", "Lesestund for de minste", "Lesestund for dei minste"),
            description=("Vi leser, synger og lager noe sammen.", "Vi les, syng og lagar noko saman."),
            place=("Biblioteket", "Biblioteket"),
            when=(4, time(10, 30), time(11, 30)),
            price=("Gratis", "Gratis"),
            text=("Passer for barn opp til fem år. Ta med en voksen.", "Passar for barn opp til fem år. Ta med ein vaksen."),
        ),
        _event(
            t,
            ("folkemote", "Folkemøte om budsjettet", "Folkemøte om budsjettet"),
            description=("Kom og si hva du mener.", "Kom og sei kva du meiner."),
            place=("Kommunestyresalen", "Kommunestyresalen"),
            when=(9, time(18), time(20)),
            price=("Gratis", "Gratis"),
            text=(
                "Ordføreren legger fram forslaget, og du kan spørre. Møtet blir sendt på nett.",
                "Ordføraren legg fram forslaget, og du kan spørje. Møtet blir sendt på nett.",
            ),
        ),
        _event(
            t,
            ("adventskonsert", "Adventskonsert", "Adventskonsert"),
            description=("Koret og kulturskolen inviterer.", "Koret og kulturskulen inviterer."),
            place=("Kirken", "Kyrkja"),
            when=(20, time(17), None),
            price=("Voksne 150 kr, barn gratis", "Vaksne 150 kr, barn gratis"),
            text=("Dørene åpner en halvtime før.", "Dørene opnar ein halvtime før."),
        ),
    )  # fmt: skip


def _event(
    t: Bilingual,
    name: tuple[str, str, str],
    *,
    description: tuple[str, str],
    place: tuple[str, str],
    when: tuple[int, time, time | None],
    price: tuple[str, str],
    text: tuple[str, str],
) -> Entry:
    days, begins, ends = when
    day = timezone.localdate() + timedelta(days=days)
    return Entry(
        "event",
        name[0],
        t(*name[1:]),
        t(*description),
        pages.EVENTS,
        (running_text(paragraph(t(*text))),),
        values={
            "starts_at": timezone.make_aware(datetime.combine(day, begins)),
            "ends_at": ends and timezone.make_aware(datetime.combine(day, ends)),
            "place": t(*place),
            "price": t(*price),
        },
    )
