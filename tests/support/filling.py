"""What a person does with the contribution form, for the tests that drive it in a browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Locator, Page, expect

if TYPE_CHECKING:
    from support.corpus import Corpus

OpenForm = Callable[..., Page]
"""`form("?type=fiches#ecrire", viewport=…)`: see the fixture."""


def visit(page: Page, query: str = "") -> None:
    """Go to the form and wait until it has opened what the address asks for."""
    page.goto(f"/contribuer/proposer/{query}")
    opened(page)


def reload(page: Page) -> None:
    page.reload()
    opened(page)


def opened(page: Page) -> None:
    expect(page.locator("#proposer")).not_to_have_attribute("aria-busy", "true")


def settled(page: Page) -> None:
    """Once what the last act set off has run: what is not there then does not come."""
    page.evaluate("() => new Promise(done => setTimeout(() => requestAnimationFrame(() => setTimeout(done, 50)), 0))")


def field(page: Page, name: str) -> Locator:
    """The control of a top-level field."""
    return page.locator(f"form.write [data-field='{name}'] :is(input, textarea, select)").first


def within(place: Locator, name: str) -> Locator:
    """The control of a field of a card."""
    return place.locator(f"[data-field='{name}'] :is(input, textarea, select)").first


def option(page: Page, text: str) -> Locator:
    return page.locator("[role=option]:visible", has_text=text).first


def describe_a_document(page: Page) -> None:
    page.get_by_role("button", name="Décrire un nouveau document").click()
    card = page.locator("[data-field='new_sources'] .group-card")
    card.get_by_label("Titre").fill("Bilan de l’atelier vélo")
    card.get_by_label("Éditeur").fill("La recyclerie")
    card.get_by_label("Adresse").fill("https://www.example.org/bilan")
    card.get_by_label("Publié le").fill("mars 2025")
    card.get_by_label("Nature").select_option("article")


def write_without_a_document(page: Page) -> None:
    """A short action sheet that cites nothing yet."""
    field(page, "title").fill("Un atelier vélo partagé")
    field(page, "summary").fill("Des salariés en insertion réparent des vélos donnés.")
    field(page, "themes").fill("mutualis")
    option(page, "Mutualisation").click()
    page.get_by_role("textbox", name="Description", exact=True).fill("L’atelier a ouvert en 2024.")


def write_a_sheet(page: Page) -> None:
    """A short action sheet, as somebody who knows the page would make it."""
    write_without_a_document(page)
    describe_a_document(page)


def consent(page: Page) -> None:
    page.get_by_role("button", name="Vérifier et relire").click()
    consent_at_last(page)


def consent_at_last(page: Page) -> None:
    """From the step before the last."""
    go_on(page)
    page.get_by_label("Partenaire du pôle").check()


def consent_to_a_change(page: Page) -> None:
    page.get_by_role("button", name="Vérifier et relire").click()
    go_on(page)


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Continuer").first.click()
    expect(page.locator("#pas-envoyer")).to_be_visible()
    for box in page.locator("[data-step='envoyer'] input[type='checkbox']").all():
        box.check()


def downloaded(page: Page) -> str:
    with page.expect_download() as download:
        way(page, "telecharger").get_by_role("button").click()
    return Path(download.value.path()).read_bytes().decode()


def accepted(corpus: Corpus, name: str, text: str) -> None:
    corpus.copy().write(name, text)
    assert [problem for problem in corpus.check() if problem.severity == "error"] == []


def draft(page: Page, key: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(page.evaluate("key => localStorage.getItem(key)", key) or "{}")
    return found


SHEET = {
    "folder": "fiches",
    "data": {
        "title": "Un atelier vélo partagé",
        "summary": "Des salariés en insertion réparent des vélos donnés.",
        "themes": ["mutualisation"],
        "sources": ["bilan-de-l-atelier-velo-2025"],
        "new_sources": [
            {
                "id": "bilan-de-l-atelier-velo-2025",
                "title": "Bilan de l’atelier vélo",
                "publisher": "La recyclerie",
                "url": "https://www.example.org/bilan",
                "published": "2025-03",
                "kind": "article",
            }
        ],
    },
    "body": "",
    "saved": "2026-11-22T08:00:00Z",
    "stamp": "x",
}
"""What `write_a_sheet` writes, as a draft keeps it."""


def at_the_last_step(form: OpenForm, words: int = 0, before: str = "", **options: object) -> Page:
    """The last step of a sheet that was written another day."""
    page = form("?type=fiches#ecrire", before, {"proposer:fiches": sheet(words)}, **options)
    consent(page)
    return page


def sheet(words: int = 0) -> dict[str, object]:
    """A draft of a sheet with a text, of so many words."""
    return SHEET | {"body": f"\n## Description\n\n{'mot ' * words or 'L’atelier a ouvert en 2024.'}\n"}


def way(page: Page, name: str) -> Locator:
    return page.locator(f"[data-way='{name}']")
