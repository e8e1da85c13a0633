"""Files of a day as they arrive from colleagues: cut, of another version, of cases that are gone; what is read is shown, the rest is named."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from support.form.desk import TITLE, at_desk, framed

SENT = "Journée d’un collègue"
SESSIONS = [{"start": f"{hour:02}:00", "end": f"{hour + 1:02}:00", "kind": "atelier-pratiques", "title": f"Atelier de {hour} h"} for hour in range(9, 13)]


def day(sheets: tuple[str, ...] = (), version: int = 1, **more: Any) -> str:
    """What the desk writes of a day of four workshops, the sheets in the first of them."""
    sessions = [{**SESSIONS[0], "cases": sheets}, *SESSIONS[1:]]
    told = {"frame": {"title": SENT, "starts": "2027-03-12"}, "chosen": sheets, "sessions": sessions}
    return json.dumps({"format": "bibliotheque-ptce/journee", "version": version, "holds": {"sessions": 4, "chosen": len(sheets)}, "day": told, **more})


RECEIVED: dict[str, tuple[str, str, int, tuple[str, ...]]] = {
    # what arrives; the title and the sessions that are then on the table; what is told
    "cut in its last session": (day()[: day().index("Atelier de 12")], SENT, 4, ("s’arrête avant la fin", "Séance 4")),
    "cut in its second session": (day()[: day().index("Atelier de 10")], SENT, 2, ("Les séances 3 à 4 manquaient",)),
    "cut before its title": (day()[: day().index(SENT.encode("unicode_escape").decode()[:5])], TITLE, 0, ("Rien de la journée n’a pu être lu.",)),
    "cut at its first sign": ("{", TITLE, 0, ("rien n’a pu être lu",)),
    "of version 99": (day(version=99), SENT, 4, ("une autre version de cet outil",)),
    "with a case that is gone": (day(("fiches/soleni", "fiches/disparue")), SENT, 4, ("Une fiche n’est plus dans la bibliothèque", "fiches/disparue")),
    "with two cases that are gone": (day(("poles/partie", "fiches/disparue")), SENT, 4, ("Des fiches ne sont plus", "poles/partie", "fiches/disparue")),
}


@pytest.mark.parametrize("name", RECEIVED)
def test_what_can_be_read_is_on_the_table_and_nothing_that_was_there_is_lost(form_page: Page, name: str) -> None:
    content, title, sessions, told = RECEIVED[name]
    page = at_desk(form_page)
    framed(page)
    expect(page.locator(".saved")).to_contain_text("Gardée")
    page.locator("#fichier-journee").set_input_files({"name": "journee.json", "mimeType": "application/json", "buffer": content.encode()})
    for words in told:
        expect(page.locator(".notices")).to_contain_text(words)
    expect(page.get_by_label("Titre").first).to_have_value(title)
    expect(page.locator(".desk-session")).to_have_count(sessions)
    kept = "() => Object.entries(localStorage).filter(([key]) => key.startsWith('organiser:')).map(([, value]) => value).join()"
    page.wait_for_function(f"title => ({kept})().includes(title)", arg=title)
    assert TITLE in page.evaluate(kept)
    # What is gone from the library was read all the same.
    gone = page.locator(".notice", has_text="dans la bibliothèque").all_inner_texts()
    assert len(gone) == ("gone" in name)
    assert not any("pu être lu" in one for one in gone)
