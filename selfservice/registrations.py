"""What this package gives to the registries of lower rooms, once at start."""

from forms_app.delivery import channels
from forms_app.submissions import timeline
from selfservice.cases.channel import CaseChannel, events
from selfservice.catalogue import search, services, signals  # noqa: F401
from sites.pages import services as page_services
from sites.search import providers

channels.register(CaseChannel())
timeline.register_source(events)
page_services.register_catalogue(services)
providers.register(search)
