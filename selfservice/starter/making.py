"""Puts pages that are written as plain data into a municipality's tree."""

import json
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from forms_app.editor.models import DialogPage
from selfservice.starter.form import DialogText, block_id
from selfservice.starter.texts.article import Article
from selfservice.starter.texts.entry import Entry
from sites.pages.campaigns import CampaignPage
from sites.pages.deadlines import ConsultationPage, VacancyPage
from sites.pages.departments import DepartmentPage
from sites.pages.document_lists import DocumentListPage
from sites.pages.events import EventPage, EventsPage
from sites.pages.guides import ChapterPage, GuidePage
from sites.pages.models import BasePage, ContentPage
from sites.pages.newsroom import NewsArchivePage, NewsPage
from sites.pages.places import PlacePage
from sites.pages.sections import SectionPage

KINDS: dict[str, type[BasePage]] = {
    "campaign": CampaignPage,
    "chapter": ChapterPage,
    "consultation": ConsultationPage,
    "content": ContentPage,
    "department": DepartmentPage,
    "document_list": DocumentListPage,
    "event": EventPage,
    "events": EventsPage,
    "guide": GuidePage,
    "news": NewsPage,
    "news_archive": NewsArchivePage,
    "place": PlacePage,
    "section": SectionPage,
    "vacancy": VacancyPage,
}
Tree = dict[str, Page]  # the pages of one language by slug; the front page is ""


def add(parent: Page, page: Page, translation_of: Page | None = None) -> Page:
    """Adds a live page, as the translation of another where one is given."""
    page.locale = parent.locale
    page.first_published_at = page.last_published_at = timezone.now()
    if translation_of is not None:
        page.translation_key = translation_of.translation_key
    return parent.add_child(instance=page)


def dialog(text: DialogText) -> DialogPage:
    return DialogPage(slug=text.slug, steps=json.dumps(text.stream()), **text.fields)


def article(text: Article, targets: Tree) -> Page:
    """A content page, or news; links name the pages of `targets` by slug."""
    link = f'<a linktype="page" id="{targets[text.link].pk}">' if text.link else ""
    body = [
        (name, value.replace('<a id="a1">', link) if isinstance(value, str) else value)
        for name, value in text.body
    ]
    fields = {
        "title": text.title,
        "slug": text.slug,
        "description": text.description,
        "body": stream(text.slug, body, targets),
        "show_in_menus": text.menu,
    }
    if text.days_ago is None:
        return ContentPage(**fields)
    return NewsPage(date=timezone.localdate() - timedelta(days=text.days_ago), **fields)


def entry(text: Entry, targets: Tree, slot: Mapping[str, int]) -> Page:
    """A page of the entry's kind. `slot`: what stands for things that only the database has numbers of."""
    body = [
        (name, {key: slot.get(part, part) if isinstance(part, str) else part for key, part in value.items()})
        if isinstance(value, dict)
        else (name, value)
        for name, value in text.body
    ]
    page = KINDS[text.kind](
        title=text.title,
        slug=text.slug,
        description=text.description,
        show_in_menus=text.menu,
        **{
            name: slot.get(value, value) if isinstance(value, str) else value
            for name, value in text.values.items()
        },
    )
    for name, blocks in {"body": body, **text.streams}.items():
        if blocks:
            place = text.slug if name == "body" else f"{text.slug}/{name}"
            setattr(page, name, stream(place, blocks, targets))
    return page


def stream(place: str, blocks: Iterable[tuple[str, Any]], targets: Tree) -> str:
    """Raw StreamField JSON of blocks, whose ids are made from `place`; items of lists name pages by slug."""
    return json.dumps(
        [
            {
                "type": name,
                "id": block_id(place, str(number)),
                "value": _value(f"{place}/{number}", value, targets) if isinstance(value, dict) else value,
            }
            for number, (name, value) in enumerate(blocks)
        ]
    )


def _value(place: str, value: Mapping[str, Any], targets: Tree) -> dict[str, Any]:
    return {
        name: [
            {"type": "item", "id": block_id(place, name, str(number)), "value": _item(item, targets)}
            for number, item in enumerate(part)
        ]
        if isinstance(part, list)
        else part
        for name, part in value.items()
    }


def _item(item: Mapping[str, str], targets: Tree) -> dict[str, Any]:
    page = targets[item["page"]].pk if "page" in item else None
    return {"url": "", **item, "page": page}
