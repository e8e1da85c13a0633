"""Each public script has one address, and what became of the older ones is known."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from site_comparison import ADDRESSES, Difference, differences, main, moved_scripts
from support.repository import ROOT

TABLE = json.loads(ADDRESSES.read_text(encoding="utf-8"))

PAGE = '<script src="{root}javascripts/{script}"></script>\n<link rel="modulepreload" href="{root}javascripts/{script}">\n<p>Pôle</p>\n'

LONG = "[" + "0," * 200 + '"javascripts/{script}",0]'

MOVED = {"javascripts/shelf.js": "javascripts/selection/main.js"}


def test_every_script_has_one_address_and_all_are_in_the_table() -> None:
    listed = [*TABLE["moved"].values(), *TABLE["new"]]
    present = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs/javascripts").rglob("*.js")}
    assert sorted(listed) == sorted(present)


def test_the_table_names_every_script_that_the_site_had() -> None:
    assert len(moved_scripts()) == 63
    assert "javascripts/contribute/check.js" in moved_scripts()


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    """A site before its scripts moved, and after."""
    for name, script in (("old", "shelf.js"), ("new", "selection/main.js")):
        for address, root in (("index.html", ""), ("selection/index.html", "../"), ("404.html", "/")):
            page = tmp_path / name / address
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(PAGE.format(root=root, script=script), encoding="utf-8")
        (tmp_path / name / "image.png").write_bytes(b"\x89PNG\xff\x00")
        (tmp_path / name / "data.json").write_text('{"a": 1}', encoding="utf-8")
        (tmp_path / name / "long.json").write_text(LONG.format(script=script), encoding="utf-8")
        (tmp_path / name / "javascripts").mkdir()
        (tmp_path / name / "javascripts/site.js").write_text(f"// {name}", encoding="utf-8")
    return tmp_path / "old", tmp_path / "new"


def test_sites_that_differ_by_the_addresses_of_scripts_are_the_same(sites: tuple[Path, Path]) -> None:
    assert list(differences(*sites, MOVED)) == []
    assert list(differences(*sites, {})) != []


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        (lambda site: (site / "data.json").write_bytes(b'{"a": 2}'), Difference("data.json", '-{"a": 1}')),
        (lambda site: (site / "data.json").write_bytes(b'{"a": 1}\n'), Difference("data.json", "+")),
        (
            lambda site: (site / "long.json").write_text(LONG.format(script="selection/main.js").replace("0,0", "0,\n0", 1), encoding="utf-8"),
            Difference("long.json", "bytes"),
        ),
        (lambda site: (site / "long.json").write_text(LONG.format(script="shelg.js"), encoding="utf-8"), Difference("long.json", '+"javascripts/shelg.js",')),
        (lambda site: (site / "image.png").write_bytes(b"\x89PNG\xfe\x00"), Difference("image.png", "bytes")),
        (lambda site: (site / "image.png").unlink(), Difference("image.png", "missing")),
        (lambda site: (site / "more.txt").write_bytes(b""), Difference("more.txt", "added")),
        (
            lambda site: (site / "index.html").write_text(PAGE.format(root="", script="selection/other.js"), encoding="utf-8"),
            Difference("index.html", '+<script src="javascripts/selection/other.js"></script>'),
        ),
        (
            lambda site: (site / "404.html").write_text(PAGE.format(root="/", script="selection/main.js").replace("Pôle", "Pole"), encoding="utf-8"),
            Difference("404.html", "+<p>Pole</p>"),
        ),
    ],
    ids=[
        "one byte",
        "one byte at the end",
        "a line end in a long line",
        "a script in a long line",
        "one byte of an image",
        "a file less",
        "a file more",
        "another script",
        "a letter",
    ],
)
def test_a_difference_is_seen(change: Callable[[Path], object], seen: Difference, sites: tuple[Path, Path]) -> None:
    old, new = sites
    change(new)
    assert seen in list(differences(old, new, MOVED))


def test_only_the_differences_of_the_list_are_let_through(sites: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = sites
    for page in old.rglob("*.html"):
        page.write_text("<p>1</p>", encoding="utf-8")
    for page in new.rglob("*.html"):
        page.write_text("<p>2</p>", encoding="utf-8")
    expected = tmp_path / "expected.json"
    arguments = [str(old), str(new), "--expect", str(expected)]
    expected.write_text(json.dumps([{"path": r".*\.html", "change": r"[-+]<p>\d</p>", "reason": "counted anew"}]), encoding="utf-8")
    assert main(arguments) == 0
    (new / "data.json").write_text('{"a": 2}', encoding="utf-8")
    assert main(arguments) == 1
    assert 'unexpected data.json: +{"a": 2}' in capsys.readouterr().out.splitlines()
