"""The shared public services of others, in the demo."""

from selfservice.catalogue.external import ExternalService
from selfservice.demo.texts.services import EXTERNAL_SERVICES, TAGS


def ensure_external_services() -> None:
    """Makes them once; the region keeps them from then on."""
    if ExternalService.objects.exists():
        return
    for service in EXTERNAL_SERVICES:
        ExternalService.objects.create(
            url=service.url,
            owner=service.owner,
            los_theme=service.theme,
            name_nb=service.bokmal,
            name_nn=service.nynorsk,
            name_en=service.english,
            description_nb=service.description,
            description_nn=service.beskriving,
            **TAGS[service.url]._asdict(),
        )
