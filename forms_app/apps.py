from django.apps import AppConfig


class FormsAppConfig(AppConfig):
    name = "forms_app"
    verbose_name = "Dialogs"

    def ready(self) -> None:
        from forms_app import registrations, signals  # noqa: F401
