"""The typefaces that a municipality may choose between: one that we serve ourselves, and what devices have."""

from django.utils.translation import gettext_lazy as _

DEFAULT = "inter"
CHOICES = [
    ("inter", _("Inter – plain and clear")),
    ("system", _("The device's own – quickest, nothing to fetch")),
    ("humanist", _("Humanist – softer letters")),
    ("serif", _("Serif – as in a book")),
]
# Few of these have the weight 500, and a browser then shows 400: what is to stand out gets 600 (stylesheet.py).
STACKS = {
    "system": "system-ui,sans-serif",
    "humanist": "Seravek,'Gill Sans Nova',Ubuntu,Calibri,'DejaVu Sans',source-sans-pro,sans-serif",
    "serif": "Charter,'Bitstream Charter','Sitka Text',Cambria,Georgia,serif",
}
