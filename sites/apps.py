from django.apps import AppConfig


class SitesConfig(AppConfig):
    name = "sites"
    # "sites" is django.contrib.sites' label; ours must never collide with it.
    label = "municipal_sites"
    verbose_name = "Municipal sites"

    def ready(self) -> None:
        from sites import signals  # noqa: F401
        from sites.discovery import descriptions  # noqa: F401
        from sites.translations import signals as translations  # noqa: F401
