"""What this package gives to the registries of lower rooms, once at start."""

from allauth.socialaccount.providers import registry as login_providers

from forms_app.delivery import channels
from forms_app.filling import applicants
from forms_app.submissions import timeline
from selfservice.accounts.applicants import CitizenAccounts
from selfservice.accounts.provider import IdportenProvider
from selfservice.cases.channel import CaseChannel, events
from selfservice.catalogue import search, services, signals  # noqa: F401
from sites.pages import services as page_services
from sites.search import providers

login_providers.register(IdportenProvider)
applicants.register_accounts(CitizenAccounts())
channels.register(CaseChannel())
timeline.register_source(events)
page_services.register_catalogue(services)
providers.register(search)
