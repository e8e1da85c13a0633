"""The house keeps its rooms: imports run one way between them, and none grows past what one reads."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from support.repository import ROOT

ROOMS = (
    "macros.workers",
    *(
        f"macros.casebook.{room}"
        for room in (
            "language",
            "problems",
            "schema",
            "types",
            "files",
            "images",
            "registers",
            "library",
            "likeness",
            "coverage",
            "check",
            "syntheses",
            "upkeep",
            "derived",
        )
    ),
    *(f"macros.pages.{room}" for room in ("maps", "views", "events", "render", "pdf", "upkeep", "outputs", "search", "publish", "preview")),
    "macros.linkcheck",
    "macros.devtools",
    "scripts",
)
"""From the ground up: a room imports itself and those before it. What is in `macros` itself, the hooks and the
macros of the pages, is beside `scripts`."""

STRANGERS: Mapping[str, frozenset[str]] = {
    "macros.casebook": frozenset({"mkdocs", "mkdocs_macros", "material", "jinja2", "markupsafe", "nh3", "html", "macros.pages"}),
    "macros.pages": frozenset({"mkdocs", "mkdocs_macros", "material"}),
    "macros.linkcheck": frozenset({"mkdocs", "mkdocs_macros", "material", "macros.pages"}),
}
"""What a part must not know, whatever its height."""

MOST_MODULES, MOST_LINES, MOST_TEST_LINES = 15, 250, 450

PATHS = sorted(path.relative_to(ROOT) for folder in ("macros", "scripts") for path in (ROOT / folder).rglob("*.py"))

TESTS = sorted(path.relative_to(ROOT) for path in (ROOT / "tests").rglob("*.py"))

FOLDERS = sorted({path.parent for path in (*PATHS, *TESTS)})

CATCH_ALLS = {"utils", "util", "helpers", "helper", "misc", "common", "tools", "stuff"}


def dotted(path: Path) -> str:
    """The name by which a module is imported."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def height(module: str) -> int:
    """The place of a module's room among `ROOMS`; the last for what is in no room."""
    return next((index for index, room in enumerate(ROOMS) if module == room or module.startswith(f"{room}.")), len(ROOMS) - 1)


def imports(module: str, code: str, is_package: bool = False) -> Iterator[str]:
    """Every module that some code imports, wherever in it the import is."""
    home = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(home[: len(home) - node.level + 1]) if node.level else ""
            origin = ".".join(part for part in (start, node.module) if part)
            yield from (f"{origin}.{name.name}" for name in node.names)


def steps_back(module: str, code: str, is_package: bool = False) -> list[str]:
    """The imports of a module that its room does not allow."""
    strangers = next((names for part, names in STRANGERS.items() if module == part or module.startswith(f"{part}.")), frozenset())
    return [
        name
        for name in imports(module, code, is_package)
        if any(name == stranger or name.startswith(f"{stranger}.") for stranger in strangers)
        or (name.split(".")[0] in {"macros", "scripts"} and height(name) > height(module))
    ]


def circle(edges: Mapping[str, frozenset[str]]) -> list[str]:
    """The modules that are left when those that import nothing left are taken out again and again."""
    left = dict(edges)
    while free := [module for module, wanted in left.items() if not wanted & left.keys() - {module}]:
        for module in free:
            del left[module]
    return sorted(left)


@pytest.mark.parametrize("path", PATHS, ids=str)
def test_imports_run_one_way(path: Path) -> None:
    code = (ROOT / path).read_text(encoding="utf-8")
    assert steps_back(dotted(path), code, path.name == "__init__.py") == []


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("macros.casebook.library.case", "from macros.pages.views.views import Views"),
        ("macros.casebook.library.case", "from ...pages import views"),
        ("macros.casebook.library.case", "from macros.casebook.check.body import scan"),
        ("macros.casebook.library.case", "from ..check import body"),
        ("macros.casebook.schema.values", "from macros.casebook.types.base import CaseType"),
        ("macros.casebook.types.pole", "from ... import hooks"),
        ("macros.workers", "from macros.casebook.language.french import folded"),
        ("macros.casebook.library.case", "import jinja2"),
        ("macros.casebook.check.body", "def late():\n    from markupsafe import Markup"),
        ("macros.pages.views.views", "from macros.pages.render.prose import Prose"),
        ("macros.pages.publish.site", "from scripts.check import ROOT"),
        ("macros.pages.publish.site", "from macros import define_env"),
        ("macros.pages.publish.engine", "import mkdocs.plugins"),
        ("macros.linkcheck.visits", "from macros.pages.views.views import Views"),
    ],
)
def test_a_step_back_is_seen(module: str, code: str) -> None:
    assert steps_back(module, code)


def test_no_modules_import_each_other_in_a_circle() -> None:
    names = {dotted(path): path for path in PATHS}
    edges = {}
    for module, path in names.items():
        wanted = imports(module, (ROOT / path).read_text(encoding="utf-8"), path.name == "__init__.py")
        edges[module] = frozenset(name if name in names else name.rpartition(".")[0] for name in wanted) & names.keys() - {module}
    assert circle(edges) == []


def test_a_circle_is_seen() -> None:
    assert circle({"a": frozenset("b"), "b": frozenset("c"), "c": frozenset("b"), "d": frozenset("a")}) == ["a", "b", "c", "d"]
    assert circle({"a": frozenset("b"), "b": frozenset("c"), "c": frozenset()}) == []


def test_every_module_is_in_a_room() -> None:
    outside = {"macros", "macros.hooks", "macros.casebook", "macros.pages"}
    assert {dotted(path) for path in PATHS if not any(dotted(path) == room or dotted(path).startswith(f"{room}.") for room in ROOMS)} == outside


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_a_folder_holds_no_more_modules_than_one_looks_over(folder: Path) -> None:
    modules = [path for path in (*PATHS, *TESTS) if path.parent == folder and path.name != "__init__.py"]
    assert len(modules) <= MOST_MODULES


@pytest.mark.parametrize("path", [*PATHS, *TESTS], ids=str)
def test_a_module_is_read_in_one_sitting(path: Path) -> None:
    most = MOST_TEST_LINES if path.parts[0] == "tests" else MOST_LINES
    assert len((ROOT / path).read_text(encoding="utf-8").splitlines()) <= most


@pytest.mark.parametrize("path", [*PATHS, *TESTS], ids=str)
def test_a_module_is_named_after_what_it_does(path: Path) -> None:
    assert path.stem not in CATCH_ALLS


@pytest.mark.parametrize("path", PATHS, ids=str)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse((ROOT / path).read_text(encoding="utf-8")))
