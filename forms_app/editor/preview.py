"""What editors see beside the form: the real dialog, from a compilation of what is not yet saved."""

from django.utils.translation import gettext_lazy as _

MODES = [("start", _("Start page")), ("steps", _("All steps"))]
