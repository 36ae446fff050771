"""The top themes of Los, the shared vocabulary of Norwegian public services (https://psi.norge.no/los/)."""

from django.utils.translation import gettext_lazy as _

LOS_THEMES = [
    ("arbeid", _("Work")),
    ("bygg-og-eiendom", _("Building and property")),
    ("demokrati-og-innbyggerrettigheter", _("Democracy and citizen rights")),
    ("familie-og-barn", _("Family and children")),
    ("helse-og-omsorg", _("Health and care")),
    ("kultur-idrett-og-fritid", _("Culture, sport and recreation")),
    ("lov-og-rett", _("Legal matters")),
    ("naring", _("Business")),
    ("natur-klima-og-miljo", _("Nature, climate and environment")),
    ("samfunnssikkerhet-og-beredskap", _("Civil protection and emergency planning")),
    ("skatt-og-avgift", _("Taxes and duties")),
    ("skole-og-utdanning", _("Schools and education")),
    ("sosiale-tjenester", _("Social services")),
    ("trafikk-og-transport", _("Traffic and transport")),
]
