"""The project keeps its own rules: imports run one way, the lock is whole, tools find nothing."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

LAYERS = ("macros.casebook", "macros.pages", "scripts")
"""From the ground up; what is in `macros` itself stands beside `scripts`."""

STRANGERS = {
    "macros.casebook": {"mkdocs", "mkdocs_macros", "material", "jinja2", "markupsafe", "nh3", "html"},
    "macros.pages": {"mkdocs", "mkdocs_macros", "material"},
}
"""What a layer must not know."""

MODULES = sorted(path.relative_to(ROOT) for folder in ("macros", "scripts") for path in (ROOT / folder).rglob("*.py"))

CATCH_ALLS = {"utils", "util", "helpers", "helper", "misc", "common", "tools", "stuff"}

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def _dotted(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _layer(module: str) -> int:
    for height, layer in enumerate(LAYERS):
        if module == layer or module.startswith(f"{layer}."):
            return height
    return LAYERS.index("scripts")


def _imports(module: str, code: str, is_package: bool = False) -> Iterator[str]:
    """Every module that some code imports, wherever in it the import stands."""
    home = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(home[: len(home) - node.level + 1]) if node.level else ""
            origin = ".".join(part for part in (start, node.module) if part)
            yield from (f"{origin}.{name.name}" for name in node.names)


def _steps_back(module: str, code: str, is_package: bool = False) -> list[str]:
    """The imports of a module that its layer does not allow."""
    height = _layer(module)
    foreign = STRANGERS.get(LAYERS[height], set())
    return [
        name
        for name in _imports(module, code, is_package)
        if name.split(".")[0] in foreign or (name.split(".")[0] in {"macros", "scripts"} and _layer(name) > height)
    ]


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_imports_run_one_way(path: Path) -> None:
    code = (ROOT / path).read_text(encoding="utf-8")
    assert _steps_back(_dotted(path), code, path.name == "__init__.py") == []


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("macros.casebook.case", "from macros.pages.views import Views"),
        ("macros.casebook.case", "from ..pages import views"),
        ("macros.casebook.types.pole", "from ... import hooks"),
        ("macros.casebook.case", "import jinja2"),
        ("macros.casebook.body", "def late():\n    from markupsafe import Markup"),
        ("macros.pages.site", "from scripts.check import ROOT"),
        ("macros.pages.site", "from macros import define_env"),
        ("macros.pages.engine", "import mkdocs.plugins"),
    ],
)
def test_a_step_back_is_seen(module: str, code: str) -> None:
    assert _steps_back(module, code)


@pytest.mark.parametrize("path", [*MODULES, *sorted(path.relative_to(ROOT) for path in (ROOT / "tests").rglob("*.py"))], ids=str)
def test_a_module_is_named_after_what_it_does(path: Path) -> None:
    assert path.stem not in CATCH_ALLS


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse((ROOT / path).read_text(encoding="utf-8")))


def _pinned() -> dict[str, str]:
    """Each requirement of the lock, with what follows it up to the next."""
    pieces = re.split(r"(?m)^(?=[A-Za-z0-9])", re.sub(r"(?m)^\s*#.*\n", "", LOCK))
    return {re.split(r"[\s=\[]", piece)[0]: piece for piece in pieces if piece.strip()}


def test_the_lock_pins_every_package_by_version_and_hash() -> None:
    pinned = _pinned()
    assert len(pinned) > 40
    for name, requirement in pinned.items():
        assert re.match(rf"{re.escape(name)}==[0-9][\w.]*( ; .+)? \\\n", requirement), requirement
        assert re.findall(r"--hash=sha256:[0-9a-f]{64}\b", requirement), requirement


def test_the_lock_names_no_address_and_no_place_of_a_machine() -> None:
    assert re.findall(r"https?:|file:|--index|--extra-index|--find-links|--trusted-host|\s@\s|/(?:home|root|tmp|opt|usr)/", LOCK) == []


def test_the_lock_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[\[<>=!~ ;]", requirement)[0].lower() for requirement in asked}
    assert names <= _pinned().keys()


def _ends_well(tool: str, *arguments: str) -> None:
    ended = subprocess.run([Path(sys.executable).with_name(tool), *arguments], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_linter_finds_nothing() -> None:
    _ends_well("ruff", "check", "--no-cache", ".")


def test_the_types_hold() -> None:
    _ends_well("mypy")


def test_the_workflows_are_safe() -> None:
    _ends_well("zizmor", "--offline", "--no-progress", "--persona", "auditor", ".github")


def test_every_action_of_the_workflows_is_pinned_by_its_digest() -> None:
    used = re.findall(r"uses: (.+)", (ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8"))
    assert used
    assert [action for action in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", action)] == []


def test_make_alone_lists_the_verbs() -> None:
    ended = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    listed = {line.split()[1] for line in ended.stdout.splitlines()}
    assert listed >= {"setup", "serve", "test", "site", "check", "new", "bench", "clean"}
