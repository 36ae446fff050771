"""What this package gives to registries below it and its own, once at start."""

from forms_app.delivery import channels, health
from forms_app.delivery.channels import confirmation_mail, notice_mail
from sites.health import register as register_check
from sites.queue import schedules

channels.register(notice_mail.NoticeMail())
channels.register(confirmation_mail.ConfirmationMail())
schedules.register("forms_app.definition.publish.publish_waiting", minutes=1)
schedules.register("forms_app.delivery.tasks.ring_due", minutes=1)
register_check("deliveries", health.oldest_due)
