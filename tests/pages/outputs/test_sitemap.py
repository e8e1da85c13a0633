"""The sitemap: one file, and an index of several once there are more addresses than one may hold."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from macros.casebook.library.library import Library
from macros.pages.outputs import sitemap
from macros.pages.outputs.output import Plan
from macros.pages.publish.drawing import Drawing
from macros.pages.publish.site import Site
from macros.pages.views.routes import pages
from macros.pages.views.settings import Settings

SETTINGS = Settings((), "https://site.example.org/")


def addresses(text: bytes) -> list[str]:
    ElementTree.fromstring(text)
    return re.findall("<loc>https://site.example.org/(.*?)</loc>", text.decode())


def test_more_addresses_than_a_sitemap_may_hold_are_in_several(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(library, Drawing(SETTINGS))
    plan = Plan(site.views, SETTINGS, tuple(pages(site.views)), ("", "carte/"), site.render)
    (whole,) = sitemap.files(plan)
    monkeypatch.setattr(sitemap, "MOST", 100)
    first, *parts = sitemap.files(plan)
    assert (whole.path, first.path) == ("sitemap.xml", "sitemap.xml")
    assert addresses(first.content) == [part.path for part in parts]
    assert len(parts) > 3
    held = [addresses(part.content) for part in parts]
    assert [address for part in held for address in part] == addresses(whole.content)
    assert all(len(part) <= 100 for part in held)
