"""What is counted when a page is shown."""

from django.http import HttpRequest, HttpResponse
from wagtail.models import Page

from sites.numbers import devices
from sites.numbers.counting import What, count
from sites.numbers.models import Kind
from sites.pagecache import public


def what(request: HttpRequest, response: HttpResponse) -> What | None:
    """The page, by what its translations share, or the name of another public view; None for all else."""
    municipality = getattr(request, "municipality", None)
    if municipality is None or response.status_code != 200:
        return None
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return None
    page = (getattr(response, "context_data", None) or {}).get("page")
    if isinstance(page, Page):
        subject = str(page.translation_key)
    elif public.is_marked(response) and not getattr(response, "xframe_options_exempt", False):
        subject = request.resolver_match.view_name  # what other web sites frame is no page of ours
    else:
        return None
    return What(municipality.pk, Kind.VIEW.value, subject, language=response.headers["Content-Language"])


def view(shown: What | None, user_agent: str) -> None:
    """Counts a view, unless it is a robot's."""
    if shown is not None and (device := devices.device(user_agent)):
        count(shown, device)
