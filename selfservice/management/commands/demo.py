from django.core.management.base import BaseCommand

from selfservice.demo.runner import run


class Command(BaseCommand):
    help = "Sets up everything in VAR and runs it on this machine until Ctrl-C or SIGTERM."
    requires_system_checks = ()

    def handle(self, *args: object, **options: object) -> None:
        run(self.stdout.write)
