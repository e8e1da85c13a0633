"""A hundred hostile pictures: each refused with its place, or accepted and written anew without a byte of what it hid; in no time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from typing import Any

import pytest

from hostile.inputs.images import HOSTILE_IMAGES, HostileImage
from macros.casebook.problems.messages import finding
from support.repository import ROOT

MOST_SECONDS, MOST_MEGABYTES = 1.0, 300


@cache
def measured() -> dict[str, dict[str, Any]]:
    """What became of each, by what it is."""
    command = [sys.executable, "-m", "hostile.measuring", "0", str(len(HOSTILE_IMAGES))]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=300).stdout
    return {one["about"]: one for one in map(json.loads, told.splitlines())}


def test_there_are_a_hundred_of_them_each_another() -> None:
    assert len({one.about for one in HOSTILE_IMAGES}) == len({(one.name, one.raw) for one in HOSTILE_IMAGES}) == len(HOSTILE_IMAGES)
    assert len(HOSTILE_IMAGES) >= 100


@pytest.mark.slow
@pytest.mark.parametrize("one", HOSTILE_IMAGES, ids=lambda one: one.about)
def test_it_is_refused_or_written_anew_within_bounds(one: HostileImage) -> None:
    found = measured()[one.about]
    code = found["code"].partition("/")[0]
    assert code in one.refused if one.refused else code in ("", "image-damaged"), found
    assert found["seconds"] < MOST_SECONDS, found
    assert found["megabytes"] < MOST_MEGABYTES, found
    if code:
        told = finding((), found["code"], name=one.name, **found["values"])
        assert one.name in told.message
        assert told.hint
    else:
        assert found["sizes"], found
        assert all(size == [True, "RGB", True] for size in found["sizes"]), found
        assert found["leaked"] == []
