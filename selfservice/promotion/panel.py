"""The panel of a service in the admin: everything to promote it with, ready to copy or to print."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from forms_app.editor.models import DialogPage
from selfservice.promotion import addresses, poster, qr
from selfservice.promotion.models import ShortAddress
from sites.municipalities import scoping
from sites.municipalities.models import Municipality
from sites.pagecache import stamps

_MOST_CHANNELS = 30
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "Æ": "ae", "Ø": "o"})  # å and accents are slugify's own matter


def _service(request: HttpRequest, page_id: int) -> tuple[DialogPage, Municipality, ShortAddress]:
    """Raises Http404 for a page that is not a dialog of the account's own municipalities."""
    own = DialogPage.objects.filter(pk__in=scoping.pages_of(request.user).values("pk"))
    page = scoping.get_or_404(own.select_related("locale"), pk=page_id)
    municipality = scoping.municipality_of_page(page)
    if municipality is None:
        raise Http404
    return page, municipality, addresses.address_of(municipality, page.translation_key)


@require_http_methods(["GET", "POST"])
def panel(request: HttpRequest, page_id: int) -> HttpResponse:
    """Addresses, codes and texts of a service; a POST adds a channel."""
    page, municipality, address = _service(request, page_id)
    error = ""
    if request.method == "POST":
        error = _add_channel(address, request.POST.get("channel", ""))
        if not error:
            return redirect("promote:panel", page_id)
    live = addresses.definition(address, page.locale.language_code)
    language = page.locale.language_code
    context = {
        "header_title": _("Promote %(title)s") % {"title": page.title},
        "page": page,
        "language": language,
        "is_open": live is not None,
        "ways": [_way(municipality, address, channel) for channel in ("", *address.channels)],
        "snippets": _snippets(page, municipality, address),
        "error": error,
        "typed": request.POST.get("channel", "") if error else "",
    }
    return render(request, "selfservice/promotion/panel.html", context)


@require_safe
def qr_svg(request: HttpRequest, page_id: int) -> HttpResponse:
    page, municipality, address = _service(request, page_id)
    return _file(
        request, qr.svg(_address(request, municipality, address)), "image/svg+xml", f"{page.slug}.svg"
    )


@require_safe
def qr_png(request: HttpRequest, page_id: int) -> HttpResponse:
    page, municipality, address = _service(request, page_id)
    return _file(request, qr.png(_address(request, municipality, address)), "image/png", f"{page.slug}.png")


@require_safe
def poster_pdf(request: HttpRequest, page_id: int) -> HttpResponse:
    """The poster in the language of the page."""
    page, municipality, address = _service(request, page_id)
    scanned, typed = (
        _address(request, municipality, address),
        municipality.root_url + addresses.path_of(address),
    )
    language = page.locale.language_code
    with override(language):
        made = poster.pdf(municipality, language, page.title, page.summary, scanned=scanned, typed=typed)
    return _file(request, made, "application/pdf", f"{page.slug}.pdf")


def _add_channel(address: ShortAddress, typed: str) -> str:
    """Adds a channel and returns nothing; or returns why it was not added."""
    channel = slugify(typed.translate(_LETTERS))[:30].strip("-")
    if not channel:
        return _("Write a name with letters or digits, for example newsletter.")
    if channel in address.channels:
        return _("There is a channel with this name already.")
    if len(address.channels) >= _MOST_CHANNELS:
        return _("A service can have at most %(count)s channels.") % {"count": _MOST_CHANNELS}
    address.channels = [*address.channels, channel]
    address.save(update_fields=["channels"])
    stamps.bump(stamps.content(address.municipality_id))
    return ""


def _way(municipality: Municipality, address: ShortAddress, channel: str) -> dict[str, str]:
    return {"channel": channel, "address": municipality.root_url + addresses.path_of(address, channel)}


def _snippets(page: DialogPage, municipality: Municipality, address: ShortAddress) -> list[tuple[str, str]]:
    """Pieces of HTML for other web sites, each with what it is."""
    language, root = page.locale.language_code, municipality.root_url
    link = format_html(
        '<a href="{}" lang="{}">{}</a>', root + addresses.path_of(address), language, page.title
    )
    frames = [
        (
            _("A button in the municipality's look"),
            reverse("promotion:button", args=[address.code]),
            page.title,
            80,
        ),
        (_("All services of the municipality"), reverse("promotion:listing"), municipality.name, 400),
    ]
    framed = [
        (
            label,
            format_html(
                '<iframe src="{}?sprak={}" title="{}" width="100%" height="{}" loading="lazy" style="border:0">'
                "</iframe>",
                root + path,
                language,
                title,
                height,
            ),
        )
        for label, path, title, height in frames
    ]
    return [(_("A plain link"), link), *framed]


def _address(request: HttpRequest, municipality: Municipality, address: ShortAddress) -> str:
    return municipality.root_url + addresses.path_of(address, request.GET.get("kanal", ""))


def _file(request: HttpRequest, content: str | bytes, kind: str, name: str) -> HttpResponse:
    """A file that says for which channel it is, as there may be one of each in the same folder."""
    channel = slugify(request.GET.get("kanal", ""))
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = (
        f'inline; filename="{channel}-{name}"' if channel else f'inline; filename="{name}"'
    )
    return response
