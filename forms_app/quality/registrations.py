"""Every check of a dialog, in the order that editors read what they find."""

from forms_app.quality import (
    delivery,
    expectations,
    form_rules,
    language,
    reach,
    rich_text,
    sensitive,
    structure,
    translations,
)
from forms_app.quality.findings import register
from sites.queue import schedules

for check in (
    structure.structure,
    structure.completeness,
    structure.reception,
    delivery.channels_work,
    reach.never_shown,
    reach.cannot_be_answered,
    expectations.held,
    form_rules.start_page,
    form_rules.steps,
    form_rules.labels,
    form_rules.options,
    form_rules.fitting_types,
    form_rules.error_messages,
    form_rules.balance,
    sensitive.without_purpose,
    rich_text.headings_and_links,
    language.plain_language,
    translations.missing_or_outdated,
):
    register(check)
schedules.register("forms_app.quality.tasks.ring_waiting", minutes=1)
