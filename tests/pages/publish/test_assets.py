"""Sheets and scripts that somebody names: one that is misspelt ends the build with a sentence."""

from __future__ import annotations

from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.pages import Page

from macros.pages.publish.drawing import Drawing
from macros.pages.publish.engine import ENGINE
from macros.pages.publish.preload import needed
from macros.pages.views.settings import Settings
from support.repository import ROOT


def gathered(**settings: Any) -> tuple[MkDocsConfig, Files]:
    """The files of the site, once the hooks have seen them."""
    config = load_config(str(ROOT / "mkdocs.yml"), **settings)
    return config, config.plugins.on_files(get_files(config), config=config)


@pytest.mark.parametrize(
    ("setting", "given", "meant"),
    [
        ("extra_css", "stylesheets/sit.css", "stylesheets/site.css"),
        ("extra_javascript", "javascript/site.js", "javascripts/site.js"),
        ("extra_css", "https://fonts.example.org/css", None),
    ],
)
def test_a_name_of_the_settings_that_leads_to_no_file_is_refused(setting: str, given: str, meant: str | None) -> None:
    with pytest.raises(PluginError) as refused:
        gathered(**{setting: [given]})
    hint = f"vouliez-vous dire « {meant} » ?" if meant else "donnez son chemin depuis docs/"
    assert str(refused.value) == f"mkdocs.yml, {setting} : « {given} » n’est pas un fichier de docs/ — {hint}"


@pytest.mark.parametrize(
    ("name", "given", "meant"),
    [
        ("styles", ["stylesheets/explorer.css", "stylesheets/explorerr.css"], "stylesheets/explorer.css"),
        ("scripts", ["javascripts/explorer/man.js"], "javascripts/explorer/main.js"),
        ("scripts", "javascripts/explorer/man.js", "javascripts/explorer/main.js"),
    ],
)
def test_a_name_at_the_head_of_a_page_that_leads_to_no_file_is_refused(name: str, given: list[str] | str, meant: str) -> None:
    config, files = gathered()
    file = files.src_uris["explorer.md"]
    page = Page(None, file, config)
    page.read_source(config)
    page.meta[name] = given
    wrong = given if isinstance(given, str) else given[-1]
    with pytest.raises(PluginError) as refused:
        config.plugins.on_env(config.theme.get_env(), config=config, files=files)
    assert str(refused.value) == f"explorer.md : « {wrong} » n’est pas un fichier de docs/ — vouliez-vous dire « {meant} » ?"


def test_a_script_that_imports_one_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ENGINE, "drawing", Drawing(Settings(())))
    config, files = gathered()
    env = config.plugins.on_env(config.theme.get_env(), config=config, files=files)
    assert "javascripts/lib/names.js" in env.globals["needed"]("javascripts/explorer/main.js")
    with pytest.raises(PluginError, match=r"un script importe un autre : « javascripts/lib/name.js » .* vouliez-vous dire « javascripts/lib/names.js »"):
        env.globals["needed"]("javascripts/lib/name.js")


def test_a_script_stands_on_what_it_imports_at_once_and_on_nothing_that_it_merely_names() -> None:
    scripts = {
        "a/main.js": 'import { b } from "../b.js";\nimport "./c.js";\nexport {\n  d,\n} from "./d.js";\n',
        "b.js": 'export const ROOT = "../../";\nexport const later = () => import("./later.js");\n/** @typedef {import("./type.js").T} T */\n',
        "a/c.js": 'import { b } from "../b.js";\n',
        "a/d.js": "",
    }
    assert needed(scripts.__getitem__, "a/main.js") == ("b.js", "a/c.js", "a/d.js")
