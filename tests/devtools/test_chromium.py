"""The browser of the tests is found or installed, while other programs install things too."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Error

from macros.devtools import chromium
from support.browsing import Chromium

APT = """#!/bin/sh
echo "$@" >> "{calls}"
[ "$(wc -l < "{calls}")" -gt {busy} ] && exit 0
echo "E: Could not get lock /var/lib/apt/lists/lock. It is held by process 42 (unattended-upgr)"
exit 100
"""


def calls_of_apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, busy: int) -> list[str]:
    """What is asked of an apt whose lock another program holds for so many calls."""
    calls = tmp_path / "calls"
    (tmp_path / "apt-get").write_text(APT.format(calls=calls, busy=busy), encoding="utf-8")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(chromium, "LOCK_PAUSE", 0.01)
    chromium._from_debian()
    return calls.read_text(encoding="utf-8").splitlines()


def test_a_lock_that_another_program_holds_is_waited_for_and_the_person_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = calls_of_apt(tmp_path, monkeypatch, busy=3)
    assert [call.split()[-1] for call in calls] == ["update"] * 4 + ["chromium"]
    assert all("DPkg::Lock::Timeout=" in call for call in calls)
    said = capsys.readouterr().err
    assert said.count("Un autre programme installe des paquets") == 1
    assert "unattended-upgr" in said


def test_a_lock_is_not_waited_for_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "LOCK_SECONDS", 0.05)
    assert 0 < len(calls_of_apt(tmp_path, monkeypatch, busy=10_000)) < 1_000


def test_apt_is_left_alone_by_who_may_not_install_and_where_the_system_has_no_such_person(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(chromium, "_apt", lambda *arguments: asked.extend(arguments))
    monkeypatch.setattr(chromium.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    chromium._from_debian()
    monkeypatch.delattr(os, "geteuid")
    chromium._from_debian()
    assert asked == []


def test_the_named_browser_is_taken_and_one_that_cannot_be_run_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "mine"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    monkeypatch.setenv("CHROMIUM", str(program))
    with pytest.raises(FileNotFoundError, match="n’est pas un programme à lancer"):
        chromium.find_or_install()
    program.chmod(0o755)
    assert chromium.find_or_install() == str(program)


def test_installers_are_tried_in_turn_until_there_is_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[str] = []
    monkeypatch.setattr(chromium, "find", lambda: found[-1] if found else None)
    monkeypatch.setattr(chromium, "INSTALLERS", (lambda: None, lambda: found.append("second"), lambda: found.append("third")))
    assert chromium.find_or_install() == "second"
    monkeypatch.setattr(chromium, "INSTALLERS", ())
    found.clear()
    assert chromium.find_or_install() is None


def test_a_browser_that_was_lost_is_started_anew(browser: Chromium) -> None:
    another = Chromium(browser.start)
    lost = another.new_context().browser
    assert lost
    with pytest.raises(Error, match="closed"):
        lost.new_browser_cdp_session().send("Browser.crash")
    assert another.new_context().new_page().evaluate("1 + 1") == 2
    another.close()
