"""What a message quotes can neither command a terminal or a log nor turn a line round: every objection, place and format."""

from __future__ import annotations

import os
import random
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from macros.casebook.problems.formats import FORMATS, report
from macros.casebook.problems.messages import MESSAGES, finding
from macros.casebook.problems.problem import Position
from macros.casebook.problems.quoting import in_sight
from macros.casebook.registers.link_exceptions import LinkException
from macros.linkcheck.link_report import Checked, Report
from macros.linkcheck.visits import Verdict
from support.corpus import Corpus
from support.repository import ROOT, call

DIRECTIONS = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
MARKS = [
    chr(number)
    for number in (*range(0x3000), *range(0xD800, 0xE100, 97), *range(0xFE00, 0x10000), *range(0xE0000, 0xE0080))
    if unicodedata.category(chr(number)) in ("Cc", "Zl", "Zp", "Cs", "Co") or unicodedata.bidirectional(chr(number)) in DIRECTIONS
] + ["\u061c", "\u200e", "\u200f", "\u200b", "\u00ad", "\ufeff", "\U000e0001"]
"""Characters by what Unicode says of them, not by our own list."""

PIECES = ["\n::error::pwn", "\r\n::stop-commands::x", "\x1b[2J\x1b[H", "\x1b]0;titre\x07", "Tout est en ordre.", "##[error]pwn", "::warning::", "`|<b>", "é"]


def drawn(seed: int) -> Iterator[str]:
    """Values without end that somebody hostile could write."""
    draw = random.Random(seed)
    while True:
        yield "".join(draw.choice(MARKS) if draw.random() < 0.5 else draw.choice(PIECES) for _ in range(draw.randint(1, 9)))


def is_harmless(text: str, form: str, most_lines: int) -> None:
    """Fail unless a report has no mark of `MARKS` but its own line ends, and no line that is a command but ours."""
    marks = {f"U+{ord(mark):04X}" for mark in set(text) & set(MARKS)} - {"U+000A"}
    assert not marks, form
    text.encode("utf-8")
    lines = text.split("\n")
    assert len(lines) <= most_lines
    for line in lines:
        assert form == "github" or not line.lstrip().startswith("::"), line
        assert form != "github" or line.startswith(("::error file=", "::warning file=")), line
        assert form != "text" or "##[" not in line


@pytest.mark.parametrize("form", FORMATS)
def test_every_objection_quotes_any_value_harmlessly_in_every_format(form: str) -> None:
    values = drawn(20261129)
    for name, message in MESSAGES.items():
        named = {field for text in (message.text, message.hint) for _before, field, _form, _conversion in Formatter().parse(text) if field}
        for _ in range(20):
            quoted = {field: next(values) for field in named}
            guess = next(values) if random.Random(name).random() < 0.5 else None
            said = finding((next(values), 1, next(values)), name, guess, **quoted).at(f"cases/{next(values)}.md", Position(3, 4))
            lines = {"text": 2, "github": 1, "markdown": 5, "json": 12}.get(form, 100)
            is_harmless(report([said], form), form, lines)


def test_a_sentence_stays_readable_and_says_which_mark_was_there() -> None:
    assert in_sight("là\u202ebas\n::error::") == "là\\u202ebas\\u000a::error::"
    assert in_sight("\U000e0041\udcff") == "\\u{e0041}\\udcff"
    assert in_sight("l’été\u00a0: 2\u202f517 «\u00a0œuf\u00a0» 🎪") == "l’été\u00a0: 2\u202f517 «\u00a0œuf\u00a0» 🎪"


def mean(corpus: Corpus, nasty: str, rank: int) -> None:
    """Write what somebody hostile can contribute into every place whose words a message quotes."""
    typed = "".join(f"\\U{ord(mark):08X}" for mark in nasty if not "\ud800" <= mark <= "\udfff")
    tag = "".join(f"%{byte:02X}" for byte in nasty.encode("utf-8", "ignore"))
    entity = "".join(f"&#x{ord(mark):X};" for mark in nasty if not "\ud800" <= mark <= "\udfff")
    front = "title: Un pôle\nsummary: Un.\nthemes: [mutualisation]\nsources: [coorace-2016]\n"
    corpus.write(f"poles/tag-{rank}.md", f"---\ntitle: !{tag} x\n---\n")
    corpus.write(f"poles/handle-{rank}.md", f"---\ntitle: !!{tag} x\n---\n")
    corpus.write(f"poles/value-{rank}.md", f'---\n{front}perimeter: "{typed}"\nwebsite: {{url: "{typed}", as_of: "{typed}"}}\nplace: "{typed}"\n---\n')
    corpus.write(f"poles/key-{rank}.md", f'---\n{front}"{typed}": x\nstructures: [{{"{typed}": y}}]\n---\n')
    body = f"## {entity}\n\n[a]({entity.replace(' ', '')}) [b](#{entity}) <b {entity}> ZZTOP{entity}\n"
    corpus.write(f"poles/body-{rank}.md", f"---\n{front}---\n\n{body}")
    safe = nasty.replace("/", "").replace("\0", "").encode("utf-8", "ignore")[:120] + b"\xff"
    for name in (b"poles/x" + safe + b".md", b"poles/x" + safe + b".txt", b"x" + safe + b"/a.md"):
        path = corpus.path / os.fsdecode(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text("---\n---\n", encoding="utf-8")
    corpus.write("_links.yml", f'- {{address: "{typed}", reason: "{typed}", on: "{typed}", "{typed}": 1}}\n')
    corpus.write("_vocabularies/themes.yml", f'- {{id: "{typed}", pref_label: A}}\n- {{id: a, pref_label: "{typed}", broader: "{typed}", "{typed}": 1}}\n')
    corpus.write("_sources.yml", f'- {{id: a, title: "{typed}", publisher: B, kind: "{typed}", url: "{typed}", published: "{typed}"}}\n')
    corpus.write("_everyday_words.yml", f'- {{id: a, words: ["{typed}"], leads_to: ["{typed}"]}}\n- {{id: b, words: ["{typed}"], leads_to: [a]}}\n')


@pytest.mark.parametrize("form", FORMATS)
def test_every_file_of_a_folder_of_cases_is_told_of_harmlessly(form: str, corpus: Corpus) -> None:
    corpus.copy("_vocabularies", "_sources.yml")
    values = drawn(7)
    for rank in range(6):
        mean(corpus, next(values), rank)
    told = call("scripts.check", "--cases", corpus.path, "--format", form, "--on", "2026-11-22")
    assert (told.returncode, told.stderr) == (1, "")
    is_harmless(told.stdout.removesuffix("\n"), form, 100_000)
    assert form == "markdown" or told.stdout.count("poles") > 30  # which lists the first alone


@pytest.mark.parametrize("tag", ["", "%1B%5B2J%1B%5BHTout est en ordre.", "%E2%80%AE", "%C2%85x", "%0D%0A%3A%3Astop-commands%3A%3Ax"])
def test_the_tag_of_a_value_commands_nothing(tag: str, corpus: Corpus) -> None:
    found = (ROOT / "tests/data/faults/hostile/tag-newline.md").read_text(encoding="utf-8")
    corpus.write("poles/essai.md", found.replace("!%0A%3A%3Aerror%3A%3Apwn", f"!{tag.replace(' ', '')}") if tag else found)
    problems = corpus.check()
    assert "yaml-tag" in {problem.code for problem in problems}
    is_harmless(report(problems, "text"), "text", len(problems) + 1)


def test_a_draft_of_an_issue_and_the_report_of_links_quote_harmlessly(corpus: Corpus, tmp_path: Path) -> None:
    values = drawn(11)
    ticket = tmp_path / "ticket.md"
    for _ in range(20):
        ticket.write_bytes(f"### Type de fiche\n\n{next(values)}\n### {next(values)}".encode("utf-8", "replace"))
        told = call("scripts.from_issue", ticket, "--cases", corpus.path)
        assert told.returncode == 1
        is_harmless(told.stderr.removesuffix("\n"), "text", 3)
        address, said, new, archive, place, reason = (next(values) for _ in range(6))
        entry = LinkException.model_construct(address=address, reason=reason, on=None)
        dead = Checked(address, (place,), Verdict("dead", said, new, archive))
        answered = Report(date(2026, 11, 22), [dead, Checked(address, (place,), Verdict("moved", said, new))], [entry], [])
        is_harmless(answered.as_text().removesuffix("\n"), "text", 20)
        is_harmless(answered.as_json().removesuffix("\n"), "json", 60)


def test_a_problem_in_the_preview_has_its_marks_in_sight() -> None:
    problem = finding((), "unknown-key", name="b\u202e\na", names="title").at("cases/poles/a\nb.md")
    assert "b\\u202e\\u000aa" in str(problem)
    assert "\n" not in str(problem)
