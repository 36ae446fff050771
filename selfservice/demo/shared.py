"""Two pages that the region of the demo writes once, for all its municipalities."""

from selfservice.starter import making
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.texts.article import bullets, paragraph, running_text
from selfservice.starter.texts.entry import Entry
from sites.languages.remembering import remember
from sites.municipalities.models import Region
from sites.shared.models import SharedHome
from sites.shared.onboarding import ensure_shared_tree


def ensure_shared_pages(region: Region) -> None:
    """Makes them once, in bokmål and nynorsk; then they are the region's."""
    ensure_shared_tree(region)  # a demo of before has none
    homes = {row.locale.language_code: row for row in SharedHome.objects.child_of(region.folder)}
    if homes["nb"].numchild:
        return
    bokmal, nynorsk = Bilingual("nb"), Bilingual("nn")
    source: making.Tree = {}
    for t in (bokmal, nynorsk):
        tree: making.Tree = {"": homes[t.language]}
        for entry in _entries(t):
            page = making.entry(entry, {}, {})
            tree[entry.slug] = making.add(tree[entry.parent], page, source.get(entry.slug))
        source = source or tree
    for slug, page in source.items():
        if slug:
            remember(page, bokmal, homes["nn"].locale)


def _entries(t: Bilingual) -> tuple[Entry, ...]:
    return (
        Entry(
            "content",
            "slik-logger-du-inn",
            t("Slik logger du inn", "Slik loggar du inn"),
            t(
                "Du logger inn med ID-porten, og da vet vi at det er deg.",
                "Du loggar inn med ID-porten, og då veit vi at det er deg.",
            ),
            body=(
                running_text(
                    paragraph(t("Du kan bruke en av disse:", "Du kan bruke ein av desse:")),
                    bullets(t("BankID"), t("MinID"), t("Buypass ID")),
                ),
            ),
        ),
        Entry(
            "content",
            "hjelp-til-a-fylle-ut",
            t("Hjelp til å fylle ut", "Hjelp til å fylle ut"),
            t(
                "Ring eller kom innom. Vi fyller ut sammen med deg.",
                "Ring eller kom innom. Vi fyller ut saman med deg.",
            ),
            "slik-logger-du-inn",
            (
                running_text(
                    paragraph(
                        t(
                            "Har du ikke BankID, kan du få skjemaet på papir.",
                            "Har du ikkje BankID, kan du få skjemaet på papir.",
                        )
                    )
                ),
            ),
        ),
    )
