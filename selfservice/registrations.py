"""What this package gives to the registries of lower rooms, once at start."""

from forms_app.delivery import channels
from forms_app.submissions import timeline
from selfservice.cases.channel import CaseChannel, events

channels.register(CaseChannel())
timeline.register_source(events)
