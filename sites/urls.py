"""Every address. The admin answers on its own host only (sites.admin.middleware).

Higher rooms bring theirs through settings: ROUTES as they are, TRANSLATED_ROUTES below each language's
prefix.
"""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.csp import csp_override
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from sites.discovery.sitemap import robots, sitemap
from sites.pages import feeds
from sites.pages.views import serve
from sites.search.views import search, suggested

handler400 = "sites.security.views.bad_request"
handler403 = "sites.security.views.forbidden"
handler404 = "sites.security.views.not_found"
handler500 = "sites.security.views.server_error"

admin = decorate_urlpatterns(wagtailadmin_urls.urlpatterns, csp_override(settings.ADMIN_CSP))

urlpatterns = [
    # What citizens ask for most often comes first.
    *i18n_patterns(
        *(path("", include(module)) for module in settings.TRANSLATED_ROUTES), prefix_default_language=False
    ),
    path("admin/", include(admin)),
    path("documents/", include(wagtaildocs_urls)),
    path("theme/", include("sites.theme.urls")),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    # Scaled pictures of pages; documents are served by Wagtail, which knows who may have them.
    re_path(r"^media/(?P<path>images/.+)$", serve_file, {"document_root": settings.MEDIA_ROOT}),
    *(path("", include(module)) for module in settings.ROUTES),
]
urlpatterns += i18n_patterns(
    path("sok/", search, name="search"),
    path("sok/forslag/", suggested, name="search_suggestions"),
    path("aktuelt.atom", feeds.news, name="news_feed"),
    path("kalender.ics", feeds.events, name="events_calendar"),
    path("kalender/<int:page_id>.ics", feeds.event, name="event_calendar"),
    re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
