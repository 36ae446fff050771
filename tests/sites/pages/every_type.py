"""A live page of every type, with something in all of its parts."""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page

from sites.municipalities.models import Municipality
from sites.pages.models import BasePage, ContentPage
from sites.shared.models import SharedHome
from tests import factories
from tests.sites.pages import samples

PERSON = (
    "person",
    {"name": "Berit Testmann", "role": "Leder", "phone": "78 00 00 00", "email": "b@alta.example"},
)
REACHABLE = {"phone": "78 00 00 00", "email": "x@alta.example", "visiting_address": "Storgata 1"}


def make(owner: Municipality, language: str = "nb") -> dict[str, str]:
    """The address of a page of each type of `owner`, by the type's name; labels are the same in every language."""
    home = factories.home(owner, language)
    links = {"heading": "Mer", "links": [{"title": "Ut på tur", "url": "https://ut.no/"}]}
    picture = {"image": samples.picture(owner.collection).pk, "alt": "Båter ved kai", "caption": "Havna"}
    file = get_document_model().objects.create(
        title="Plan", file=ContentFile(b"x" * 2048, "plan.pdf"), collection=owner.collection
    )
    rows = [{"title": f"Plan {n}", "document": file.pk} for n in range(10)]
    documents = ("documents", {"heading": "Planer", "documents": rows})
    callout = ("callout", {"tone": "warning", "heading": "Husk fristen", "text": "I morgen."})
    table = {"caption": "Priser", "rows": "Plass | Pris\nLiten | 100 kr\nStor | 200 kr"}
    folded = {"texts": [{"heading": "Når åpner det?", "text": "<p>Klokka ni.</p>"}]}
    body = [
        ("text", "<h2>Om saken</h2><p>Brødtekst</p><h3>Mer</h3><ul><li>Ett</li></ul>"),
        callout,
        ("picture", picture),
        ("fact_box", {"heading": "Kort fortalt", "text": "<ul><li>Gratis</li></ul>"}),
        ("quote", {"text": "Dette er bra.", "source": "En innbygger"}),
        ("table", table),
        ("accordion", folded),
        ("links", links),
        documents,
    ]
    hero = ("hero", {"heading": "Velkommen", "intro": "Alt på ett sted."} | picture)
    bands = [
        hero,
        ("portal", {"heading": "Selvbetjening", "intro": "Søk.", "services_shown": 6}),
        ("text", "<h2>Om oss</h2><p>Tekst</p>"),
        (
            "cards",
            {"heading": "Snarveier", "cards": [{"title": "En", "text": "Mer", "url": "https://ut.no/"}]},
        ),
        ("events", {"heading": "Det skjer", "shown": 3}),
        ("top_tasks", {"heading": "Mange ser etter"} | {"links": links["links"] * 2}),
        callout,
        ("contact", {"heading": "Kontakt oss", "text": "Ring."}),
    ]
    later, soon = timezone.now() + timedelta(days=3), timezone.localdate() + timedelta(days=3)
    made: dict[str, str] = {}

    def add(parent: Page, name: str, **values: Any) -> Page:
        model = apps.get_model("municipal_sites", name)
        defaults = {"title": f"En {name}", "description": "Kort om saken."}
        page = factories.web_page(parent, model, name.lower(), **defaults | values)
        made[name] = (
            f"{made[parent.__class__.__name__]}{page.slug}/" if parent != home else f"{prefix}/{page.slug}/"
        )
        return page

    prefix = "" if language == "nb" else f"/{language}"
    made["HomePage"] = f"{prefix}/"
    factories.portal(owner, language)
    made["PortalPage"] = f"{prefix}/selvbetjening/"
    section = add(home, "SectionPage", body=[("links", links), callout])
    add(section, "ContentPage", body=body)
    add(
        home, "CampaignPage", body=[bands[0], ("action", links["links"][0]), ("picture", picture), *bands[1:]]
    )
    add(home, "DepartmentPage", people=[PERSON], body=body[:1], **REACHABLE)
    hours = [("hours", {"first": "0", "last": "4", "opens": "10:00", "closes": "18:00"})]
    where = {"latitude": "69.9685", "longitude": "23.2716", "directions": "Ved torget."}
    add(home, "PlacePage", hours=hours, body=body[:1], **REACHABLE, **where)
    answered = {"deadline": soon, "answer_page": home}
    add(
        section, "VacancyPage", people=[PERSON], workplace="Skolen", extent="100 %", body=body[:1], **answered
    )
    add(section, "ConsultationPage", body=[body[0], documents], **answered)
    add(home, "DocumentListPage", documents=[documents], body=body[:1])
    guide = add(home, "GuidePage", body=body[:1])
    add(guide, "ChapterPage", body=body[:1])
    add(add(home, "NewsArchivePage"), "NewsPage", body=body[:3])
    event = {"starts_at": later, "place": "Biblioteket", "organiser": "Koret", "price": "Gratis"}
    add(add(home, "EventsPage"), "EventPage", body=body[:1], website="https://ut.no/", **event)
    front = factories.home(owner, language)
    front.body = front.body.stream_block.to_python(
        [
            {"type": name, "value": value}
            for name, value in (*bands, ("news", {"heading": "Aktuelt", "shown": 3}))
        ]
    )
    front.save()
    shared = SharedHome.objects.child_of(owner.region.folder).get(locale__language_code=language)
    if shared.is_leaf():
        factories.web_page(shared, ContentPage, "innlogging")
    made["SharedHome"] = f"{prefix}/felles/"
    factories.alert(owner, level="notice", ends_at=later)
    types = {model.__name__ for model in apps.get_models() if issubclass(model, BasePage)}
    assert types == made.keys(), "every type of page has its example here"
    return made
