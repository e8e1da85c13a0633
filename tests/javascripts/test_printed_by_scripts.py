"""What scripts write is printed as French prints it, like the pages: text, names that are heard, the title of the tab."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from support.chosen import ACTIONS, JURA

LOOSE = re.compile(r"[^\W\d_]['ʼ´]|[ \n][:;!?»%€]|«[ \n]|\bM\. [A-Z]|n° \d|(?<!\d)\d{1,3} \d{3}(?!\d)")

SHOWN = """() => {
  const told = [document.title];
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) told.push(child.data);
      else if (child.nodeType === 1 && !child.matches("code, kbd, pre, samp, script, style, template, textarea")) {
        for (const name of ["alt", "aria-label", "placeholder", "title"]) told.push(child.getAttribute(name) ?? "");
        walk(child);
      }
    }
  };
  walk(document.body);
  return told.filter((text) => !text.includes("://"));
}"""
"""Every text of a page, and every attribute that is read or heard."""

PAGES = {
    "/explorer/?q=payer l'animation d'un pôle": ".results > li",
    "/explorer/?q=zzqqxx d'ailleurs": "#explorer .status",
    f"/comparer/?a={JURA}&b={ACTIONS}": ".compared-title",
    f"/selection/?fiches={JURA},{ACTIONS}": ".shelf > li, .selection-list > li, main li",
    f"/{JURA}/": ".case-actions button",
    "/contribuer/proposer/?type=poles#ecrire": "form.write",
    f"/contribuer/proposer/?fiche={JURA}#ecrire": "form.write",
    "/contribuer/proposer/": "#proposer",
}


@pytest.mark.parametrize("address", PAGES)
def test_no_script_writes_a_loose_sign(address: str, page: Page) -> None:
    page.goto(address)
    expect(page.locator(PAGES[address]).first).to_be_visible(timeout=30_000)
    page.evaluate("scrollBy(0, 900)")  # extracts of a search come once their card is on the screen
    page.wait_for_load_state("networkidle")
    if "payer" in address:
        expect(page.locator(".card-found mark").first).to_be_attached()
    told: list[str] = page.evaluate(SHOWN)
    assert len(told) > 100
    assert sorted({text.strip()[:100] for text in told if LOOSE.search(text)}) == []
