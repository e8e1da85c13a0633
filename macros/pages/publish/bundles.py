"""The scripts of a page as few files: each module of ours is one request, and a form of sixty is slow on a telephone.

Called by `macros.hooks` for the pages whose front matter says `bundle: true`. esbuild (`package.json`) joins what a script
imports at once, and what it fetches later as files of their own. The modules stay published beside them.
"""

from __future__ import annotations

import json
import posixpath
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.pages.publish.vendor import INSTALLED, NotInstalled

FOLDER = "javascripts/bundles"
"""Where they are published: as deep as the modules, which find the root of the site from their own address."""

_APART = ("javascripts/vendor/commonmark.js",)
"""Libraries that are no modules: joined, they would keep to themselves what they give to the page."""

_BY_ITSELF = ("javascripts/organise/paper/printing.js",)
"""Scripts that a page fetches when somebody asks for them, and that share much with it: joined with its own, they would cut what is fetched
first into more and longer files. They are joined with what they import into files of their own."""

_PLACES = ("@esbuild/*/bin/esbuild", "@esbuild/*/esbuild.exe")


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one script becomes: its address from the root of the site, the addresses that the head of a page names, nearest
    first, and the content of every file by its address."""

    script: str
    ahead: Sequence[str]
    files: Mapping[str, bytes]


def bundle(script: str, modules: Mapping[str, bytes], ahead: Sequence[str] = ()) -> Bundle:
    """Join a script with what it imports.

    `script` is an address from the root of the site, `modules` are all scripts by their addresses. `ahead` are the modules that
    it fetches by itself a moment later. Two calls with the same modules give the same bytes. Raises `NotInstalled` without
    esbuild, and `subprocess.CalledProcessError` for what it cannot read.
    """
    with tempfile.TemporaryDirectory(prefix="bundle-") as made:
        root = Path(made).resolve()
        for path, content in modules.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        name = script.split("/")[-2]
        told = root / "told.json"
        command = [_program(), f"{name}={script}", "--bundle", "--splitting", "--format=esm", "--minify", "--charset=utf8", "--legal-comments=none"]
        own = [path for path in _BY_ITSELF if path != script]
        command += [f"--external:./{path}" for path in (*_APART, *own)]
        command += [f"--target={','.join(_targets())}", f"--outdir={FOLDER}", f"--chunk-names={name}-[hash]", f"--metafile={told}", "--log-level=error"]
        subprocess.run(command, cwd=root, check=True, stdin=subprocess.DEVNULL, capture_output=True)
        outputs = json.loads(told.read_text(encoding="utf-8"))["outputs"]
        files = {path: (root / path).read_bytes() for path in outputs}
    for path in own:
        written = f'import("{posixpath.relpath(path, FOLDER)}")'.encode()
        if any(written in content for content in files.values()):
            joined = bundle(path, modules)
            at = f'import("./{posixpath.basename(joined.script)}")'.encode()
            files = {**{name: content.replace(written, at) for name, content in files.items()}, **joined.files}
    entries = {output["entryPoint"]: path for path, output in outputs.items() if "entryPoint" in output}
    named = [entries[script]]
    named.extend(entries[other] for other in ahead)
    for path in named:
        named.extend(one["path"] for one in outputs[path]["imports"] if one["kind"] == "import-statement" and one["path"] in files and one["path"] not in named)
    return Bundle(named[0], tuple(named[1:]), files)


def _targets() -> list[str]:
    """The oldest browsers that are promised (`browserslist` of package.json, which npm was given too): newer syntax is written in
    theirs."""
    declared = json.loads((INSTALLED.parent / "package.json").read_text(encoding="utf-8"))
    return [browser.replace(" ", "") for browser in declared["browserslist"]]


def _program() -> str:
    """The path of esbuild, as npm installed it for this system."""
    for place in _PLACES:
        for path in INSTALLED.glob(place):
            return str(path)
    raise NotInstalled("il manque « esbuild », que prépare « make setup »")
