"""A browser that notes whatever a hostile page made it do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request

from support.browsing import Chromium

PROVOKE = """() => {
  const { getAttributeNames, getAttribute } = Element.prototype;
  const { dispatchEvent } = EventTarget.prototype;
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    for (const name of ["mouseover", "focus", "error", "load", "mouseenter", "pointerover", "toggle", "animationstart"]) {
      dispatchEvent.call(element, new Event(name));
    }
    for (const name of getAttributeNames.call(element)) {
      const value = getAttribute.call(element, name);
      const led = ["href", "src", "action"].includes(name) && /^\\s*(javascript|data|vbscript):/i.test(value);
      if (name.startsWith("on") || led) found.push(`${element.tagName} ${name}=${value}`);
    }
  }
  if (window.hurt !== undefined) found.push(`window.hurt = ${window.hurt}`);
  return found;
}"""
"""Sends to every element the events that hostile texts wait for; gives what could run, or ran."""

HURT = "() => window.hurt !== undefined || Object.prototype.hurt !== undefined"


@dataclass
class Watch:
    """One page of a browser, and what it was made to do."""

    page: Page
    dialogs: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def taken(self) -> list[str]:
        """What was noted since the last time."""
        noted = [f"{what}: {one}" for what, some in vars(self).items() if isinstance(some, list) for one in some]
        for some in (self.dialogs, self.complaints, self.elsewhere):
            some.clear()
        return noted


@contextmanager
def watching(browser: Chromium, address: str, guarded: bool) -> Iterator[Watch]:
    """A page on a site, with the site's own policy (`guarded`) or without."""
    context = browser.new_context(locale="fr-FR", base_url=address, bypass_csp=not guarded, accept_downloads=True)
    watch = Watch(context.new_page())
    watch.page.on("dialog", lambda dialog: (watch.dialogs.append(dialog.message), dialog.dismiss()))
    context.on("console", lambda message: watch.complaints.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: watch.complaints.append(str(error.error)))

    def answered(request: Request) -> None:
        ours = urlsplit(request.url).scheme not in ("http", "https") or request.url.startswith(f"{address}/")
        if not ours and request.failure != "csp":  # what the policy stops has not left the browser
            watch.elsewhere.append(request.url)

    context.on("requestfinished", answered)
    context.on("requestfailed", answered)
    yield watch
    context.close()
