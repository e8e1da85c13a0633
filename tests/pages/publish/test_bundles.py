"""The scripts of the form, joined: what the head names, what stays apart, the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.pages.publish import bundles, vendor
from macros.pages.publish.bundles import bundle
from support.markup import Element
from support.repository import ROOT

MODULES = {
    "javascripts/a/main.js": b'import { told } from "../lib/b.js";\ntold();\nimport("./page.js");\n',
    "javascripts/a/page.js": b'import { told } from "../lib/b.js";\nexport const page = () => told(import.meta.url);\n',
    "javascripts/lib/b.js": b'export const told = (at = "") => console.log(at ?? "d\xc3\xa9j\xc3\xa0", new URL("../../", import.meta.url).href);\n',
    "javascripts/lib/unused.js": b"export const unused = 1;\n",
}


def test_a_script_is_joined_with_what_it_imports_and_what_it_fetches_later_stays_apart() -> None:
    made = bundle("javascripts/a/main.js", MODULES, ["javascripts/a/page.js"])
    assert made.script == "javascripts/bundles/a.js"
    assert {*made.files} == {made.script, *made.ahead}
    assert all(re.fullmatch(r"javascripts/bundles/a-[A-Z0-9]+\.js", path) for path in made.ahead)
    joined = b"".join(made.files.values())
    assert "déjà".encode() in joined
    assert b"unused" not in joined


def test_what_is_joined_by_itself_cuts_nothing_of_the_page_and_is_fetched_as_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = "javascripts/c/asked.js"
    modules = {
        **MODULES,
        "javascripts/a/page.js": MODULES["javascripts/a/page.js"] + b'export const late = () => import("../c/asked.js");\n',
        asked: b'import { told } from "../lib/b.js";\nexport const asked = () => told("asked");\n',
    }
    monkeypatch.setattr(bundles, "_BY_ITSELF", (asked,))
    made = bundle("javascripts/a/main.js", modules, ["javascripts/a/page.js"])
    own = made.files["javascripts/bundles/c.js"]
    assert b"asked" in own
    assert "d\xe9j\xe0".encode() in own
    assert "javascripts/bundles/c.js" not in (made.script, *made.ahead)
    assert [path for path, content in made.files.items() if b'import("./c.js")' in content] == [made.ahead[0]]
    assert len(made.ahead) == len(bundle("javascripts/a/main.js", MODULES, ["javascripts/a/page.js"]).ahead)
    assert not any(b"c/asked.js" in content for content in made.files.values())


def test_two_bundles_of_the_same_modules_are_the_same_bytes() -> None:
    assert bundle("javascripts/a/main.js", MODULES) == bundle("javascripts/a/main.js", dict(reversed(MODULES.items())))


def test_without_the_program_the_build_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "INSTALLED", tmp_path)
    (tmp_path.parent / "package.json").write_text('{"browserslist": ["chrome 109"]}', encoding="utf-8")
    with pytest.raises(vendor.NotInstalled, match="make setup"):
        bundle("javascripts/a/main.js", MODULES)


def test_the_form_is_a_few_files_named_in_its_head(site: Path, trees: Mapping[str, Element]) -> None:
    text = (site / "contribuer/proposer/index.html").read_text(encoding="utf-8")
    named = re.findall(r'(?:src|rel="modulepreload" href)="../../(javascripts/bundles/[^"]+)"', text)
    assert 3 <= len(named) <= 6
    assert all((site / path).is_file() for path in named)
    whole = {path.name for path in (site / "javascripts/bundles").glob("contribute*")}
    assert len(whole) <= 12, whole
    assert (site / "javascripts/contribute/main.js").read_bytes() == (ROOT / "docs/javascripts/contribute/main.js").read_bytes()
