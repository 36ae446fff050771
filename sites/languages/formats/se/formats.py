"""Northern Sámi dates and numbers, as in Norway (Django has no Northern Sámi)."""

from django.conf.locale.nb.formats import *  # noqa: F403
