"""When the team opened an address on the web."""

from __future__ import annotations

from macros.casebook.check.loading import load_or_raise
from macros.casebook.library.opened import Opened
from macros.casebook.schema.dates import PartialDate
from macros.casebook.types.facts import Website
from support.corpus import Corpus
from support.repository import ROOT

DOCUMENT = "- id: {}\n  title: Un titre\n  publisher: Un éditeur\n  url: {}\n  kind: page\n  published: 2020\n{}"
DOCUMENTS = (
    ("un", "https://exemple.fr/actualites/un", "  read_on: 2026-11-20\n"),
    ("deux", "http://www.exemple.fr/?p=2", "  read_on: 2026-11-22\n"),
    ("trois", "https://autre.fr/", ""),
)


def test_a_site_is_opened_by_a_document_of_it_and_a_page_by_its_own_alone(corpus: Corpus) -> None:
    corpus.write("_sources.yml", (ROOT / "cases/_sources.yml").read_text(encoding="utf-8") + "".join(DOCUMENT.format(*told) for told in DOCUMENTS))
    library, _problems = load_or_raise(corpus.path, fallback=ROOT / "cases")
    assert {"un", "deux", "trois"} <= set(library.sources)

    def day(url: str, **given: object) -> str:
        found = Opened(library).on(Website(url=url, **given))  # type: ignore[arg-type]
        return str(found.since) if found else ""

    assert day("http://www.exemple.fr") == day("https://exemple.fr/") == "le 22 novembre 2026"
    assert day("https://www.exemple.fr/actualites/un/") == "le 20 novembre 2026"
    assert day("https://exemple.fr/contact") == day("https://autre.fr") == day("https://exemple.fr.autre.fr") == ""
    assert day("https://autre.fr", seen_alive=PartialDate(2026, 11, 2)) == "le 2 novembre 2026"
