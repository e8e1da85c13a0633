"""The trees of accessibility in `tests/pages/accessibility/`: those of the pages as they are now, and fit to be read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import unified_diff
from itertools import pairwise

import pytest

from macros.devtools.access.trees import KINDS, LIBRARY, TREES, WHOLE, trees
from support.browsing import Chromium, pages
from support.sites import built_once, serving


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of the small library."""
    with serving(built_once(tmp_path_factory, "small-site", "--cases", str(LIBRARY))) as address:
        yield address


def kept(name: str) -> str:
    return (TREES / f"{name}.yml").read_text(encoding="utf-8")


def test_each_kind_of_page_has_the_tree_that_is_kept_of_it(browser: Chromium, small_site: str) -> None:
    page_maker = pages(browser, small_site)
    drawn = dict(trees(next(page_maker)(), small_site))
    differ = [line for name, tree in drawn.items() for line in unified_diff(kept(name).splitlines(), tree.splitlines(), name, "now", lineterm="")]
    assert differ == [], "\n".join(["Read what changed; if it should have: make trees", *differ])


def test_no_tree_is_left_of_a_kind_that_is_none() -> None:
    assert sorted(path.name for path in TREES.iterdir()) == sorted(f"{name}.yml" for name in KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_the_headings_of_a_page_are_one_outline_and_its_controls_have_names(name: str) -> None:
    tree, _, _previewed = kept(name).partition('- region "Aperçu de la page"')  # a page within the page, with its own outline
    levels = [int(level) for level in re.findall(r"""^ *- '?heading .*\[level=(\d)\]""", tree, re.MULTILINE)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(above, below) for above, below in pairwise(levels) if below > above + 1] == []
    assert re.findall(r"^ *- (?:link|button|textbox|searchbox|combobox|checkbox|radio|img|heading)(?: \[.*\])?:?$", tree, re.MULTILINE) == []


def test_the_whole_page_has_its_landmarks_each_with_a_name_where_there_are_two() -> None:
    tree = kept(WHOLE)
    assert [tree.count(f"\n- {landmark}:") for landmark in ("banner", "main", "contentinfo")] == [1, 1, 1]
    assert re.findall(r"^ *- (?:navigation|region|complementary)(?: \[.*\])?:$", tree, re.MULTILINE) == []
