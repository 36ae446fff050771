"""What this package gives to the registries of lower rooms, once at start."""

from allauth.socialaccount.providers import registry as login_providers

from forms_app.delivery import channels
from forms_app.delivery.channels.confirmation_mail import register_profile_email
from forms_app.delivery.channels.notice_mail import register_desk
from forms_app.editor import start_page
from forms_app.filling import applicants, prefill, shell
from forms_app.filling.reminders import register_reachable
from forms_app.lookups import addresses
from forms_app.submissions import timeline
from selfservice.accounts.applicants import CitizenAccounts
from selfservice.accounts.events import citizen_logged_in
from selfservice.accounts.provider import IdportenProvider
from selfservice.accounts.session_end import notice
from selfservice.answers import discovery as answer_discovery
from selfservice.answers import search as answer_search
from selfservice.answers import signals as answer_signals  # noqa: F401
from selfservice.answers.views import beside_dialog, beside_step
from selfservice.audit.timeline import readings
from selfservice.cases.channel import CaseChannel, events
from selfservice.catalogue import discovery, opening, search, services, signals  # noqa: F401
from selfservice.desk.links import submission_url
from selfservice.mypage import adoption
from selfservice.mypage.queries import notice_email, profile_facts, reachable_at
from selfservice.promotion.addresses import channels_of
from selfservice.registers.address import client as address_register
from selfservice.registers.person import children, facts
from selfservice.searches import missed
from selfservice.starter.filling import fill
from sites.discovery import sitemap
from sites.launch import checks as launch_checks
from sites.municipalities import starting
from sites.numbers import channels as number_channels
from sites.pages import services as page_services
from sites.queue import schedules
from sites.search import providers

login_providers.register(IdportenProvider)
applicants.register_accounts(CitizenAccounts())
channels.register(CaseChannel())
timeline.register_source(events)
timeline.register_source(readings)
page_services.register_catalogue(services)
sitemap.register(discovery.places)
sitemap.register(answer_discovery.questions)
providers.register(search)
providers.register(answer_search)
providers.register_missed(missed.note)
number_channels.register(channels_of)
schedules.register("sites.numbers.history.roll_up", minutes=schedules.DAY)
schedules.register("selfservice.numbers.completions.set_right", minutes=schedules.HOUR)
schedules.register("selfservice.searches.missed.forget_old", minutes=schedules.DAY)
schedules.register("selfservice.catalogue.links.check", minutes=schedules.HOUR)
prefill.register_source("person", facts.prefill)
prefill.register_source("children", children.prefill)
prefill.register_source("profile", profile_facts)
addresses.register_source(address_register.suggest)
shell.register_closing(notice)
start_page.register_beside(beside_dialog)
shell.register_beside(beside_step)
citizen_logged_in.connect(facts.after_login)
citizen_logged_in.connect(adoption.after_login)
register_profile_email(notice_email)
register_reachable(reachable_at)
register_desk(submission_url)
starting.register(fill)
launch_checks.register(opening.missing)
