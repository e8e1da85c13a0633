"""The workflows: a proposal can read and nothing else, and what it holds never becomes a command."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyromark
import pytest
import yaml

from macros.casebook.problems.formats import MOST_ROWS, report
from macros.casebook.problems.problem import Problem
from support.clone import Clone
from support.repository import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted([*(GITHUB / "workflows").glob("*.yml"), *(GITHUB / "workflows").glob("*.yaml")])

MAIN_ALONE = "github.event_name == 'push' && github.ref == 'refs/heads/main'"


def workflow(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)


def jobs(told: Any) -> Iterator[tuple[str, Any]]:
    yield from told["jobs"].items()


def every(value: Any) -> Iterator[tuple[str, Any]]:
    """Every key of a workflow with its value, at any depth."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield str(key), inner
        yield from every(inner)


def faults(text: str) -> list[str]:
    """What a workflow of ours must not do."""
    told = workflow(text)
    found = []
    triggers = told["on"] if isinstance(told["on"], list | dict) else [told["on"]]
    if not set(triggers) <= {"pull_request", "push", "workflow_dispatch", "schedule"}:
        found.append(f"starts on {list(triggers)}")
    if told.get("permissions") != {}:
        found.append("grants something to every job")
    for name, job in jobs(told):
        permissions = job.get("permissions")
        if not isinstance(permissions, dict):
            found.append(f"{name} does not say its permissions")
            continue
        for_main = job.get("if") == MAIN_ALONE
        if not for_main and not set(permissions.items()) <= {("contents", "read")}:
            found.append(f"{name} may do more than read")
        if not for_main and any(word in json.dumps(job) for word in ("secrets.", "secrets[", "github.token", "vars.", "id-token", "environment")):
            found.append(f"{name} holds something to keep from a proposal")
        if "contents" in permissions and permissions["contents"] != "read":
            found.append(f"{name} may write")
        copies = [step for step in job.get("steps", []) if "checkout" in step.get("uses", "")]
        if any(step.get("with", {}).get("persist-credentials") != "false" for step in copies):
            found.append(f"{name} leaves its token in the copy")
    for key, value in every(told):
        if key == "run" and "${{" in str(value):
            found.append("an expression in a command")
        if key == "secrets":
            found.append("secrets handed on")
    uses = re.findall(r"^\s*(?:- )?uses:\s*(.+?)\s*$", text, re.MULTILINE)
    if len(uses) != sum(key == "uses" for key, _value in every(told)):
        found.append("an action that is not on its own line")
    found += [f"not pinned: {action}" for action in uses if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)]
    return found


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_gives_a_proposal_nothing_but_reading(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


SITE = (GITHUB / "workflows/site.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  pull_request:\n", "  pull_request_target:\n", "starts on"),
        ("permissions: {}\n", "permissions: write-all\n", "every job"),
        ("permissions: {}\n", "", "every job"),
        ("      contents: read\n", "      contents: write\n", "may do more than read"),
        ("run: make setup", "run: make setup ${{ github.event.pull_request.title }}", "an expression in a command"),
        ("run: make setup", "run: make setup\n        env:\n          KEY: ${{ secrets.KEY }}", "to keep from a proposal"),
        ("run: make setup", "run: make setup\n        env:\n          KEY: ${{ github.token }}", "to keep from a proposal"),
        ("        with:\n          persist-credentials: false\n", "", "leaves its token"),
        ("actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0", "actions/setup-python@v7", "not pinned"),
        (
            "actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0",
            "actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97",
            "not pinned",
        ),
        ("uses: actions/deploy-pages@", '"uses": actions/deploy-pages@', "not on its own line"),
        (f"    if: {MAIN_ALONE}\n", "", "may do more than read"),
        ("    permissions:\n      contents: read\n    steps", "    steps", "does not say its permissions"),
    ],
)
def test_each_of_these_faults_would_be_seen(old: str, new: str, fault: str) -> None:
    assert old in SITE
    assert any(fault in found for found in faults(SITE.replace(old, new, 1))), faults(SITE.replace(old, new, 1))


def test_publishing_runs_on_main_alone_after_every_check() -> None:
    told = workflow(SITE)["jobs"]
    assert [name for name, job in told.items() if job.get("if") == MAIN_ALONE] == ["build", "deploy"]
    assert told["build"]["needs"] == ["check", "test"]
    assert told["deploy"]["needs"] == "build"
    assert "pages" in workflow(SITE)["jobs"]["deploy"]["permissions"]


def test_a_proposal_gets_annotations_a_summary_and_a_preview_and_its_workflows_are_linted() -> None:
    steps = workflow(SITE)["jobs"]["check"]["steps"]
    commands = "\n".join(step.get("run", "") for step in steps)
    assert 'scripts.check --format markdown >> "$GITHUB_STEP_SUMMARY"' in commands
    assert "scripts.check --format github" in commands
    (preview,) = (step for step in steps if "upload-artifact" in step.get("uses", ""))
    assert preview["with"]["path"] == "site"
    named = re.findall(r"\.github/\S+\.md", commands)
    assert named == [".github/preview.md"]
    assert f"**{preview['with']['name']}**" in (ROOT / named[0]).read_text(encoding="utf-8")
    assert "actionlint" in json.dumps(workflow(SITE)["jobs"]["test"])


def test_the_errors_of_the_cases_fail_the_run_whatever_the_summary_does() -> None:
    (told,) = (step["run"] for step in workflow(SITE)["jobs"]["check"]["steps"] if "scripts.check" in step.get("run", ""))
    *_before, last = told.strip().split("\n")
    assert last == ".venv/bin/python -m scripts.check --format github"


def test_every_python_that_is_promised_and_every_system_has_its_job() -> None:
    told = workflow(SITE)["jobs"]
    pythons = told["test"]["strategy"]["matrix"]["python"]
    assert pythons[0] == tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"].removeprefix(">=")
    assert pythons == ["3.11", "3.12", "3.13", "3.14"]
    for system, verbs in {"macos": ("check", "new", "hook", "site"), "windows": ("check", "new", "hook")}.items():
        assert system in told[system]["runs-on"]
        commands = "\n".join(step.get("run", "") for step in told[system]["steps"])
        assert [verb for verb in verbs if not re.search(rf"(?:make |scripts\.|-){verb}\b", commands)] == []


def test_the_hook_of_another_system_is_tried_by_a_case_that_it_has_to_refuse(tmp_path: Path) -> None:
    clone = Clone(tmp_path / "clone")
    shutil.copy(GITHUB / "try-hook.sh", clone.root)

    def tried() -> subprocess.CompletedProcess[str]:
        return subprocess.run(["sh", "try-hook.sh"], cwd=clone.root, env=clone.environment, capture_output=True, text=True, check=False)

    clone.set_up()
    clone.write("fiches/essai.md", "---\ntitle: À REMPLIR\n---\n")
    ended = tried()
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "cases/fiches/essai.md:2:8" in ended.stdout
    (clone.root / ".venv").unlink()
    ended = tried()
    assert ended.returncode == 1, "without the environment the hook lets all go through"
    assert "let a wrong case through" in ended.stdout


# --- the summary ----------------------------------------------------------------------------


def problem(message: str = "rien", hint: str = "", severity: Any = "error", path: str = "cases/poles/x.md") -> Problem:
    return Problem(path, 3, 1, "", "code", severity, message, hint)


def test_the_summary_tells_errors_first_each_with_its_line_and_what_to_do() -> None:
    told = report([problem("douteux", severity="warning"), problem("faux", "corrigez")], "markdown").split("\n")
    assert told == [
        "## 1\u00a0erreur à corriger, 1\u00a0avertissement.",
        "",
        "| Où | Ce qui ne va pas | Ce qu’il faut faire |",
        "| --- | --- | --- |",
        "| cases\\/poles\\/x\\.md, ligne 3 | faux | corrigez |",
        "| cases\\/poles\\/x\\.md, ligne 3 | Avertissement\u00a0: douteux |  |",
    ]
    assert report([], "markdown") == "## Tout est en ordre."


@pytest.mark.parametrize(
    "text",
    [
        "a | b",
        "<img src=x onerror=y>",
        "[x](javascript:y)",
        "![](https://example.org/x.png)",
        "`code` **gras** ~~non~~",
        "@equipe #12 www.example.org",
        "\n\n# titre\n- x",
        "&lt;b&gt; \\| \\",
    ],
)
def test_the_summary_shows_what_a_case_holds_as_the_text_that_it_is(text: str) -> None:
    row = report([problem(text, text, path=f"cases/{text}.md")], "markdown").split("\n")[-1]
    cells = re.split(r"(?<!\\)(?:\\\\)*\|", row)
    assert len(cells) == 5
    shown = html.unescape(pyromark.html(cells[2]).strip()).removeprefix("<p>").removesuffix("</p>")
    assert shown == " ".join(text.split())
    assert not re.search(r"(?<!\\)[@#<`\[]|://|www\.", row)


def test_a_long_list_is_cut_and_says_so() -> None:
    told = report([problem()] * (MOST_ROWS + 3), "markdown")
    assert told.count("ligne 3") == MOST_ROWS
    assert told.endswith("\n\nEt 3\u00a0autres.")
