"""The calendar that the desk makes before a day is published: what the page of the event will give, under the same names."""

from __future__ import annotations

from pathlib import Path

import pytest

from hostile.inputs.calendar_lines import TEXTS
from macros.casebook.library.library import Library
from macros.pages.events.calendar import Calendar
from macros.pages.events.content_lines import Component, line
from support.corpus import Corpus, load_once
from support.events.calendars import entries, loaded, logical, meetings_of, physical
from support.events.desk_in_node import Desk

LATER = {"DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "URL", "DESCRIPTION"}
"""What the page tells otherwise: it has an address, and its own moments; its entries come after those of the desk."""


@pytest.fixture(scope="module")
def desk(library: Library) -> Desk:
    return Desk(library)


def told(content: bytes) -> list[list[str]]:
    """The lines of a calendar, a list for each component, without those that the page tells otherwise."""
    parts: list[list[str]] = [[]]
    for text in logical(content):
        if text.startswith("BEGIN:"):
            parts.append([])
        if text.partition(":")[0].partition(";")[0] not in LATER:
            parts[-1].append(text)
    return parts


def test_the_page_will_replace_every_entry_by_the_same(desk: Desk, corpus: Corpus) -> None:
    made = desk(calendars=list(range(1, 41)), gestures=50)["calendars"]
    corpus.copy()
    for index, one in enumerate(made):
        corpus.write(f"evenements/jour-{index}.md", one["file"])
    library, kept = readable(corpus, len(made))
    meetings = meetings_of(library)
    compared = 0
    for index in kept:
        theirs = Calendar(meetings).of_event(meetings.of(library.cases[f"evenements/jour-{index}"]))
        ours = made[index]["text"].encode()
        assert told(ours) == told(theirs), index
        assert [entry["UID"] for entry in entries(ours)] == [entry["UID"] for entry in entries(theirs)]
        compared += len(entries(ours))
    assert len(kept) > 8
    assert compared > 60


def readable(corpus: Corpus, count: int) -> tuple[Library, list[int]]:
    """The library of the days that do not contradict themselves, as days by chance may, and which these are."""
    refused = {Path(problem.path).name for problem in load_once(corpus.path).problems if problem.severity == "error"}
    for name in refused:
        (corpus.path / "evenements" / name).unlink()
    return loaded(corpus), [index for index in range(count) if f"jour-{index}.md" not in refused]


def test_a_day_that_nobody_can_read_as_lines_of_its_own(desk: Desk) -> None:
    """Texts that a calendar could take for its own: the browser writes them as the build does, byte for byte."""
    texts = [text for text in TEXTS if text == text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")]
    assert len(texts) > 200
    written = desk(lines=texts)["lines"]
    theirs = [Component("X", (line("SUMMARY", text),)).content for text in texts]
    assert [text for text, own, other in zip(texts, written, theirs, strict=True) if own.encode() != other] == []
    for own in written:
        assert all(len(piece) <= 75 for piece in physical(own.encode()))


def test_a_day_is_told_in_words(desk: Desk) -> None:
    made = desk(calendars=list(range(1, 13)), gestures=50)["calendars"]
    described = [[str(entry["DESCRIPTION"]) for entry in entries(one["text"].encode())] for one in made]
    assert all("Une journée pour apprendre les uns des autres." in one[0] for one in described)
    said = "\n".join(text for one in described for text in one)
    for part in (
        ", avec Un animateur\xa0; Une élue, ville",
        "Fiches\xa0:\n– Soleni\xa0: https://example.org/fiches/soleni/",
        "Inscription\xa0: https://example.org/inscription",
    ):
        assert part in said
