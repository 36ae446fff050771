from django.core.management.base import BaseCommand

from selfservice.demo.runner import reset


class Command(BaseCommand):
    help = "Deletes all that the demo made in VAR. Refuses while a demo runs there."
    requires_system_checks = ()

    def handle(self, *args: object, **options: object) -> None:
        reset()
