"""How long a person who writes waits: from the saving of a file to its new words on the page, in a browser.

Called by `scripts.bench`. The preview runs as a process of its own (`scripts.serve`) over a folder of cases, and a Chromium
has the page of a case open.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.casebook.library.library import Library
from macros.devtools import chromium
from macros.devtools.corpus import write_corpus
from macros.devtools.processes import Failed

SEEN = """(() => {
  const look = () => {
    const words = document.body?.textContent.match(/Enregistré (\\d+) fois/);
    if (!words) return requestAnimationFrame(look);
    requestAnimationFrame(() => sessionStorage.setItem(words[1], performance.timeOrigin + performance.now()));
  };
  look();
})()"""
"""Notes when the words of an edit are on the screen: in the frame after the one that has them, by the clock of the machine, in
milliseconds. Playwright itself looks up to half a second later."""


def edit_times(cases: Path, key: str, edits: int = 10) -> list[float]:
    """Seconds from the saving of a case (`poles/x`) to its new words on its page, for so many edits of its body, each followed
    by a pause as of a person. The file is at the end what it was. Raises `Failed`."""
    from playwright.sync_api import sync_playwright

    path = cases / f"{key}.md"
    text = path.read_text(encoding="utf-8")
    times = []
    with _preview(cases) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.ARGUMENTS))
        page = browser.new_page()
        page.set_default_timeout(60_000)
        page.add_init_script(SEEN)
        page.goto(f"{address}{key}/", wait_until="load")
        for number in range(edits):
            page.wait_for_timeout(1000)
            saved = time.time()
            path.write_text(f"{text}\nEnregistré {number} fois.\n", encoding="utf-8")
            page.get_by_text(f"Enregistré {number} fois.").wait_for()
            page.wait_for_timeout(200)
            times.append(float(page.evaluate(f"sessionStorage.getItem({number})")) / 1000 - saved)
        browser.close()
    path.write_text(text, encoding="utf-8")
    return times


def preview_times(folder: Path, real: Path, library: Library, number: int) -> Iterator[str]:
    """How long an edit takes to show with the real cases and with `number` synthetic ones, as lines of text. Both are written
    below `folder`. Raises `Failed`."""
    shutil.copytree(real, folder / "real")
    write_corpus(folder / "many", library, number)
    for cases, count, key in ((folder / "real", len(library.cases), library.of_type("poles")[0].key), (folder / "many", number, "poles/pole-00000")):
        times = edit_times(cases, key)
        shown = f"{statistics.median(times):.2f} s ({min(times):.2f} to {max(times):.2f}, {len(times)} edits)"
        yield f"preview, {count} cases: an edit of a body is on its page in a browser after {shown}"


@contextmanager
def _preview(cases: Path) -> Iterator[str]:
    """Run the preview of a folder of cases; gives its address, with a slash at the end. Raises `Failed`."""
    command = [sys.executable, "-m", "scripts.serve", "--cases", str(cases), "--address", "127.0.0.1:0"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    try:
        yield _address(process)
    finally:
        process.terminate()
        process.wait()


def _address(process: subprocess.Popen[str]) -> str:
    """The address that a preview says it is at, once it is ready. Raises `Failed` when it ends instead."""
    said = []
    for line in process.stdout or ():
        said.append(line)
        if "http://" in line:
            return f"http://{line.partition('http://')[2].split()[0]}"
    raise Failed("".join(said)[-4000:])
