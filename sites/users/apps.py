from django.apps import AppConfig


class UsersConfig(AppConfig):
    """An app of its own: Wagtail's tables refer to the account table, and ours refer to Wagtail's."""

    name = "sites.users"
    label = "users"
