"""The simulator's pages: who will you be, and with which electronic id."""

from html import escape
from importlib import resources

from selfservice.accounts.simulator.persons import Person

TEXTS = {
    "nb": {
        "title": "Logg inn",
        "lead": "Dette er en simulator for ID-porten. Alle personene er oppdiktet (syntetiske).",
        "demand": "Tjenesten krever sikkerhetsnivå «{level}».",
        "who": "Hvem vil du være?",
        "how": "Velg innloggingsmåte",
        "cancel": "Avbryt",
        "choose": "Velg en person i lista.",
        "lacks": "Denne personen har ikke BankID. Velg en annen person.",
        "error": "Feil",
        "refused": "ID-porten kan ikke behandle forespørselen",
        "bye": "Du er logget ut av ID-porten",
        "on": "Fortsett",
        "substantial": "betydelig",
        "high": "høyt",
    },
    "nn": {
        "title": "Logg inn",
        "lead": "Dette er ein simulator for ID-porten. Alle personane er oppdikta (syntetiske).",
        "demand": "Tenesta krev tryggleiksnivå «{level}».",
        "who": "Kven vil du vere?",
        "how": "Vel innloggingsmåte",
        "cancel": "Avbryt",
        "choose": "Vel ein person i lista.",
        "lacks": "Denne personen har ikkje BankID. Vel ein annan person.",
        "error": "Feil",
        "refused": "ID-porten kan ikkje behandle førespurnaden",
        "bye": "Du er logga ut av ID-porten",
        "on": "Hald fram",
        "substantial": "betydeleg",
        "high": "høgt",
    },
    "en": {
        "title": "Log in",
        "lead": "This is a simulator of ID-porten. All the persons are made up (synthetic).",
        "demand": "The service demands assurance level “{level}”.",
        "who": "Who do you want to be?",
        "how": "Choose how to log in",
        "cancel": "Cancel",
        "choose": "Choose a person in the list.",
        "lacks": "This person does not have BankID. Choose another person.",
        "error": "Error",
        "refused": "ID-porten cannot process the request",
        "bye": "You are logged out of ID-porten",
        "on": "Continue",
        "substantial": "substantial",
        "high": "high",
    },
}
ELECTRONIC_IDS = {"substantial": ("minid", "MinID"), "high": ("bankid", "BankID")}  # level: name, label


def login(  # noqa: PLR0917
    people: list[Person], query: dict[str, str], level: str, language: str, cancel: str, error: str = ""
) -> str:
    """The list of persons, and a button for each electronic id that reaches `level`."""
    texts = TEXTS.get(language, TEXTS["nb"])
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in query.items()
        if name not in ("person", "eid")
    )
    options = "".join(
        f'<li><input type="radio" name="person" id="p{person.pid}" value="{person.pid}"'
        f"{' required' if index == 0 else ''}>"
        f'<label for="p{person.pid}">{escape(person.name)} '
        f"<span>{person.pid[:6]} {person.pid[6:]}</span></label>"
        for index, person in enumerate(people)
    )
    offered = list(ELECTRONIC_IDS.items())[1 if level == "high" else 0 :]
    buttons = "".join(
        f'<button name="eid" value="{name}">{label} <span>{texts[reached]}</span></button>'
        for reached, (name, label) in offered
    )
    alert = f'<p class="alert" id="error" role="alert">{escape(texts[error])}</p>' if error else ""
    described = ' aria-describedby="error"' if error else ""
    title = f"{texts['error']}: {texts['title']}" if error else texts["title"]
    return _page(
        title,
        language,
        f"""<h1>{texts["title"]}</h1>
<p>{texts["lead"]} {texts["demand"].format(level=texts[level])}</p>{alert}
<form method="post" action="/authorize">{hidden}
<fieldset{described}><legend>{texts["who"]}</legend><ul>{options}</ul></fieldset>
<fieldset class="eid"><legend>{texts["how"]}</legend>{buttons}</fieldset></form>
<p><a href="{escape(cancel)}">{texts["cancel"]}</a></p>""",
    )


def refusal(reason: str, language: str) -> str:
    """A request that cannot be answered to the client."""
    texts = TEXTS.get(language, TEXTS["nb"])
    return _page(texts["refused"], language, f"<h1>{texts['refused']}</h1><p>{escape(reason)}</p>")


def logged_out(onward: str, frontchannel: str, language: str) -> str:
    """Logged out here; the client is told in an iframe (front-channel logout), then on to where it began."""
    texts = TEXTS.get(language, TEXTS["nb"])
    frame = f'<iframe src="{escape(frontchannel)}" title="" hidden></iframe>' if frontchannel else ""
    link = f'<p><a href="{escape(onward)}">{texts["on"]}</a></p>' if onward else ""
    refresh = f'<meta http-equiv="refresh" content="2; url={escape(onward)}">' if onward else ""
    return _page(texts["bye"], language, f"<h1>{texts['bye']}</h1>{link}{frame}", refresh)


def style() -> bytes:
    return resources.files(__package__).joinpath("simulator.css").read_bytes()


def _page(title: str, language: str, body: str, head: str = "") -> str:
    language = language if language in TEXTS else "nb"
    return f"""<!doctype html>
<html lang="{language}"><head><meta charset="utf-8">
<title>{title} – ID-porten (simulator)</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/simulator.css"><link rel="icon" href="data:,">{head}</head>
<body><header><p>ID-porten <span>simulator</span></p></header><main>{body}</main></body></html>"""
