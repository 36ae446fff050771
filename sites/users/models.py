"""One account table for staff (password) and citizens (ID-porten)."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An account. A citizen's username is random, and its name and e-mail fields stay empty."""
