"""A step posted with an old CSRF token, for example after logging in in another tab."""

from django.http import HttpRequest, HttpResponse


def stale_step(request: HttpRequest) -> HttpResponse | None:
    """The step again with what was typed, for posts from our own pages; None for anything else."""
    match = request.resolver_match
    if match is None or match.view_name != "filling:step":
        return None
    if request.headers.get("Origin", _own_origin(request)) != _own_origin(request):
        return None
    from forms_app.filling.steps import refused  # views need the registries that register this

    return refused(request, *match.args, **match.kwargs)


def _own_origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
