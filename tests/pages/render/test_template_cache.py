"""Templates that are kept compiled: found for the same text and compiler, and for nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.pages.render import environment, template_cache


@pytest.fixture
def rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], tuple[str, int]]:
    """Renders the template `a.html` in a new environment; returns its text, and how many templates were compiled."""
    monkeypatch.setattr(environment, "TEMPLATES", tmp_path)
    monkeypatch.setattr(template_cache, "FOLDER", tmp_path / "kept" / "templates")
    (tmp_path / "a.html").write_text("{{ 1 + 1 }} mots : {{ 'Ici' | lower_first }}", encoding="utf-8")

    def render() -> tuple[str, int]:
        env = environment.syntax()
        compiled = []
        compiling = env.compile
        monkeypatch.setattr(env, "compile", lambda *given: compiled.append(given) or compiling(*given))
        return env.get_template("a.html").render(), len(compiled)

    return render


SHOWN = "2 mots\u00a0: ici"


def test_a_template_is_compiled_once(rendered: Callable[[], tuple[str, int]]) -> None:
    assert [rendered() for _ in range(3)] == [(SHOWN, 1), (SHOWN, 0), (SHOWN, 0)]


def test_a_template_that_changes_is_compiled_again(rendered: Callable[[], tuple[str, int]], tmp_path: Path) -> None:
    rendered()
    (tmp_path / "a.html").write_text("Autre", encoding="utf-8")
    assert [rendered(), rendered()] == [("Autre", 1), ("Autre", 0)]


def test_what_another_compiler_has_made_is_not_used(rendered: Callable[[], tuple[str, int]], monkeypatch: pytest.MonkeyPatch) -> None:
    rendered()
    monkeypatch.setattr(template_cache, "_compiler", lambda: b"another")
    assert rendered() == (SHOWN, 1)


@pytest.mark.parametrize("damage", [lambda kept: kept[:-3], lambda kept: kept[:-3] + b"abc", lambda kept: b""], ids=["cut", "altered", "empty"])
def test_what_is_damaged_is_compiled_again(rendered: Callable[[], tuple[str, int]], damage: Callable[[bytes], bytes]) -> None:
    rendered()
    (kept,) = template_cache.FOLDER.iterdir()
    kept.write_bytes(damage(kept.read_bytes()))
    assert [rendered(), rendered()] == [(SHOWN, 1), (SHOWN, 0)]


def test_where_nothing_can_be_kept_every_build_compiles(rendered: Callable[[], tuple[str, int]], tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    assert [rendered(), rendered()] == [(SHOWN, 1), (SHOWN, 1)]
