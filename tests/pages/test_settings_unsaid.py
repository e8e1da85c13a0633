"""What the public reads names no setting, whether a site says how to reach its editors or not; and nobody meets a dead end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from support.markup import Element, pages_of
from support.repository import ROOT, run
from support.sites import EDITORS, REPO, built_once

SETTING = re.compile(
    r"mkdocs|\.ya?ml\b|editors_email|repo_url|site_url|EDITORS_EMAIL|REPO_URL|SITE_URL|\bextra\.|régl(?:er|ée?s?)\b[^.]{0,40}(?:site|copie|champ)|casebook"
)
ABOUT_FILES = ("contribuer/modele/", "fiche.json")
"""The page of the data model shows what a file of `cases/` holds, for those who write one."""

ASKING = ("signaler/", "donnees-personnelles/", "contribuer/")
"""The pages that invite to write."""


@pytest.fixture(scope="module", params=["unset", "set"])
def pages(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bool, Mapping[str, Element], Path]:
    known = request.param == "set"
    if known:
        site = built_once(tmp_path_factory, "form-site", "--no-search", environment={"EDITORS_EMAIL": EDITORS, "REPO_URL": REPO})
    return known, pages_of(site), site


def test_no_page_names_a_setting_of_the_site(pages: tuple[bool, Mapping[str, Element], Path]) -> None:
    _known, trees, _site = pages
    said = {address: SETTING.findall(page.first("body").text()) for address, page in trees.items() if address not in ABOUT_FILES}
    assert {address: found for address, found in said.items() if found} == {}


def test_no_script_says_the_name_of_a_setting(pages: tuple[bool, Mapping[str, Element], Path]) -> None:
    _known, _trees, site = pages
    own = [path for path in site.glob("javascripts/**/*.js") if not {"vendor", "bundles"} & {*path.parts}]  # a bundle joins scripts that are read here too
    sentences = {
        path.name: [text for text in re.findall(r"[\"'`]([^\"'`\n]{12,})[\"'`]", path.read_text(encoding="utf-8")) if SETTING.search(text)] for path in own
    }
    assert len(own) > 50
    assert {name: found for name, found in sentences.items() if found} == {}


def test_who_wants_to_write_finds_an_address_or_what_to_do(pages: tuple[bool, Mapping[str, Element], Path]) -> None:
    known, trees, _site = pages
    for address in ASKING:
        [contact] = [element for element in trees[address].all() if element.attributes.get("class") == "contact"]
        links = [link.attributes["href"] for link in contact.all("a")]
        if known:
            assert links == [f"mailto:{EDITORS}"], address
        else:
            assert any(link.endswith("contribuer/proposer/") for link in links), address
            assert "retirer" in contact.text()
            assert "hébergeur" in contact.text()


def test_the_link_to_edit_a_page_leads_to_its_file(pages: tuple[bool, Mapping[str, Element], Path]) -> None:
    known, trees, _site = pages
    links = [link.attributes["href"] for tree in trees.values() for link in tree.all("a") if link.attributes.get("href", "").startswith(f"{REPO}/edit/main/")]
    files = {link.removeprefix(f"{REPO}/edit/main/") for link in links}
    assert bool(files) == known
    assert [file for file in files if not (ROOT / file).is_file()] == []
    assert not known or {file.partition("/")[0] for file in files} == {"cases", "docs"}


@pytest.mark.slow
def test_a_site_with_a_repository_alone_leads_to_it(tmp_path: Path) -> None:
    ended = run("scripts.build", "--no-search", "--site", tmp_path / "site", environment={"REPO_URL": REPO})
    assert ended.returncode == 0
    assert f'href="{REPO}/issues"' in (tmp_path / "site/signaler/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("settings", "status"), [({}, 2), ({"REPO_URL": REPO}, 2), ({"EDITORS_EMAIL": "pas une adresse"}, 2)])
def test_a_site_that_nobody_could_write_to_is_built_with_a_warning_and_not_published(settings: dict[str, str], status: int, tmp_path: Path) -> None:
    refused = run("scripts.build", "--publish", "--site", tmp_path / "site", environment=settings)
    assert refused.returncode == status
    assert "EDITORS_EMAIL" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (tmp_path / "site").exists()


def test_the_job_that_publishes_asks_for_it() -> None:
    workflow = (ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8")
    build = workflow.partition("\n  build:")[2].partition("\n  deploy:")[0]
    assert "make site ARGS=--publish" in build
