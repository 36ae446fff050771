"""Whether what is sent would reach somebody."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from forms_app.delivery import channels
from forms_app.delivery.models import Delivery
from forms_app.quality.findings import Finding, Subject, error, warning
from sites.municipalities.scoping import for_municipality

_LATELY = timedelta(days=7)


def channels_work(subject: Subject) -> Iterator[Finding]:
    """At least one channel, and none of the municipality's that has lately failed without delivering since."""
    if not channels.names():
        yield error("delivery", _("Nothing delivers what is sent: this installation has no channel."))
    if subject.municipality is None:
        return
    lately = for_municipality(Delivery.objects, subject.municipality).filter(
        submission__sent_at__gt=timezone.now() - _LATELY
    )
    for name in channels.names():
        own = lately.filter(channel=name)
        stuck = own.filter(state=Delivery.State.ATTENTION).order_by("-submission__sent_at").first()
        if stuck is None:
            continue
        if not own.filter(state=Delivery.State.DELIVERED, delivered_at__gt=stuck.submission.sent_at).exists():
            yield warning(
                "delivery",
                _("“%(channel)s” has not worked lately: %(problem)s")
                % {"channel": channels.label(name), "problem": stuck.problem},
                field=name,
            )
