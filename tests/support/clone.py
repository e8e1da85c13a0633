"""A repository of its own, with our code and our hook, in which a test commits."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from support.cases import pole
from support.repository import ROOT

CASE = pole()
WRONG = CASE.replace("mutualisation", "mutualisations")


class Clone:
    """A repository of its own, with our code, our hook and two cases."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()
        for name in ("macros", "scripts", ".githooks", "cases/_vocabularies"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in (".gitattributes", "cases/_sources.yml"):
            shutil.copy(ROOT / name, root / name)
        (root / ".gitignore").write_text(".venv\n__pycache__/\n", encoding="utf-8")
        self.write("poles/premier.md", CASE)
        self.write("poles/second.md", CASE.replace("Rien à dire", "Voir [l'autre](premier.md)"))
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "core.hooksPath", ".githooks")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--message=Start")

    def set_up(self) -> None:
        """Give it the environment of the tests."""
        (self.root / ".venv").symlink_to(ROOT / ".venv")

    def cloned(self, root: Path, *options: str) -> Clone:
        """Another one made by `git clone` with these options, its hook in place."""
        self.git("clone", "--quiet", *options, str(self.root), str(root))
        made = Clone.__new__(Clone)
        made.root = root
        made.git("config", "core.hooksPath", ".githooks")
        return made

    def write(self, name: str, text: str) -> None:
        path = self.root / "cases" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    @property
    def environment(self) -> dict[str, str]:
        """Where git knows nobody but who commits here, and reads no settings of this machine."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        identity = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "Essai"), ("EMAIL", "essai@example.org"))}
        return {**inherited, **identity, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C.UTF-8"}

    def git(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        command = ["git", *arguments]
        return subprocess.run(command, cwd=self.root, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=check)

    def commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.git("commit", "--quiet", "--message=Change", *arguments, check=False)

    @property
    def changed(self) -> str:
        return self.git("status", "--porcelain").stdout
