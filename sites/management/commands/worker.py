from django.core.management.base import BaseCommand

from sites.queue.supervisor import Supervisor


class Command(BaseCommand):
    help = "Runs a worker cluster, and starts it again whenever it dies. Ends on SIGTERM."

    def handle(self, *args: object, **options: object) -> None:
        Supervisor().run()
