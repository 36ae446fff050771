"""Line breaks as the rest of the system writes them: what is saved again unchanged must not count as changed."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class LineBreaksMiddleware:
    """Browsers send CR LF (HTML, section 4.10.21.4), and texts by import, translation and command have LF."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and request.municipality is None:
            sent = request.POST.copy()
            for name, values in sent.lists():
                sent.setlist(name, [value.replace("\r\n", "\n") for value in values])
            request.POST = sent
        return self.get_response(request)
