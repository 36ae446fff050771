"""What a question's script asks while somebody types. Every question can be answered without it."""

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST

from forms_app.lookups.addresses import find

FEWEST, MOST = 3, 100  # characters worth asking about


@require_POST
def addresses(request: HttpRequest) -> JsonResponse:
    """Addresses that begin like the posted `text`, as JSON. Status 503 when the register does not answer.

    It is posted, not in the address: what people type is nothing for logs.
    """
    text = " ".join(request.POST.get("text", "").replace("\0", "").split())[:MOST]
    found = find(text, request.municipality) if len(text) >= FEWEST else []
    answer = {"addresses": [asdict(one) for one in found or ()]}
    response = JsonResponse(answer, status=503 if found is None else 200)
    patch_cache_control(response, private=True, no_store=True)
    return response
