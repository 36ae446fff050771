"""What this package gives to registries below it and its own, once at start."""

from forms_app.delivery import channels, health
from forms_app.delivery.channels import confirmation_mail, notice_mail
from forms_app.editor.discovery import open_dialogs
from forms_app.filling.stale import stale_step
from forms_app.quality import registrations as quality  # noqa: F401
from forms_app.uploads import scanning
from sites.discovery import sitemap
from sites.health import register as register_check
from sites.queue import schedules
from sites.security.views import register_csrf_page

channels.register(notice_mail.NoticeMail())
channels.register(confirmation_mail.ConfirmationMail())
sitemap.register(open_dialogs)
schedules.register("forms_app.definition.publish.publish_waiting", minutes=1)
schedules.register("forms_app.delivery.tasks.ring_due", minutes=1)
schedules.register("forms_app.versions.availability.announce_changes", minutes=1)
schedules.register("forms_app.formio.tasks.ring_waiting", minutes=1)
schedules.register("forms_app.filling.reminders.remind_due", minutes=60)
schedules.register("forms_app.filling.drafts.delete_expired", minutes=60)
schedules.register("forms_app.filling.attempts.delete_old", minutes=60)
schedules.register("forms_app.uploads.scanning.scan_waiting", minutes=1)
schedules.register("forms_app.uploads.scanning.sweep", minutes=60)
register_check("deliveries", health.oldest_due)
register_check("files", scanning.oldest_waiting)
register_csrf_page(stale_step)
