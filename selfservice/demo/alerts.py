"""One emergency message of the region's, for the three municipalities out towards the sea, and a minor notice."""

from datetime import timedelta

from django.utils import timezone

from selfservice.demo.texts.matters import SHOWN_BY
from sites.alerts.models import Alert
from sites.municipalities.models import Municipality

PLACES = ("hasvik", "loppa", "masoy")
TEXTS = {
    "nb": {
        "title": "Uvær: veiene kan bli stengt på kort varsel",
        "text": "Det er ventet full storm i natt. Bli hjemme om du kan. Ring 113 ved fare for liv.",
    },
    "nn": {
        "title": "Uvêr: vegane kan bli stengde på kort varsel",
        "text": "Det er venta full storm i natt. Bli heime om du kan. Ring 113 ved fare for liv.",
    },
    "en": {
        "title": "Storm: roads may be closed at short notice",
        "text": "A severe storm is expected tonight. Stay at home if you can. Call 113 if lives are in danger.",
    },
}

NOTICE = {
    "nb": {
        "title": "Lavt vanntrykk i sentrum",
        "text": "Vi bytter en ventil. Vannet kan være borte i korte perioder.",
    },
    "nn": {
        "title": "Lågt vasstrykk i sentrum",
        "text": "Vi byter ein ventil. Vatnet kan vere borte i korte periodar.",
    },
    "en": {
        "title": "Low water pressure in the centre",
        "text": "We are replacing a valve. The water may be off for short periods.",
    },
}


def ensure_alert() -> None:
    """Makes the message once; then it is the region's."""
    if Alert.objects.exists():
        return
    alert = Alert.objects.create(
        level=Alert.Level.WARNING, texts=TEXTS, link="https://www.vegvesen.no/trafikkinformasjon/"
    )
    alert.municipalities.set(Municipality.objects.filter(slug__in=PLACES))
    for owner in Municipality.objects.filter(slug__in=SHOWN_BY):
        notice = Alert.objects.create(
            owner=owner,
            level=Alert.Level.NOTICE,
            texts=NOTICE,
            ends_at=timezone.now() + timedelta(days=2),
        )
        notice.municipalities.set([owner])
