"""What is read is what people see: the normal form of a text, and the way back to the file as it is."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from pathlib import Path

import pytest

from macros.casebook.files.frontmatter import read_record
from macros.casebook.files.layout import layout, replace_fields
from macros.casebook.files.marks import FORBIDDEN
from macros.casebook.files.normal_text import is_usual, normal, normal_value
from macros.casebook.files.reading import SourceText, read_source
from macros.casebook.types.pole import Pole
from support.cases import pole
from support.corpus import Corpus
from support.repository import ROOT, TYPES

UNSEEN = [*"\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2063\u206a\u3164\ufe0e\ufe0f\ufeff\uffa0\U000e0101"]
"""Marks that nobody sees between two letters."""


@pytest.mark.parametrize("mark", UNSEEN, ids=lambda mark: f"U+{ord(mark):04X}")
def test_a_mark_that_nobody_sees_hides_no_contact_no_acronym_and_no_undated_word(corpus: Corpus, mark: str) -> None:
    body = f"Au 06 1{mark}2 34 56 78, jean.dupont@exam{mark}ple.org, réc{mark}emment, la Z{mark}ZQ."
    corpus.write("poles/essai.md", pole(body=body, more=f'territory: "jean.dupont@exam{mark}ple.org"'))
    found = sorted((problem.code, problem.line, problem.column) for problem in corpus.check())
    corpus.write("poles/essai.md", corpus.read("poles/essai.md").replace(mark, ""))
    whole = sorted((problem.code, problem.line) for problem in corpus.check())
    assert [problem[:2] for problem in found] == whole
    assert {code for code, _line in whole} == {"personal-contact", "undated-word", "unknown-acronym"}
    assert {column for code, _line, column in found if code == "undated-word"} == {body.index("réc") + 1}


@pytest.mark.parametrize("written", ["&shy;", "&#8203;", "&ZeroWidthSpace;", "&#x2060;", "&#xFEFF;"])
def test_an_entity_hides_nothing_either(corpus: Corpus, written: str) -> None:
    line = f"Écrire à jean.dupont@exam{written}ple.org, ZZ{written}Q."
    corpus.write("poles/essai.md", pole(body=f"Un mot.\n\n{line}"))
    found = [(problem.code, problem.line, problem.column) for problem in corpus.check()]
    assert found == [("personal-contact", 10, 10), ("unknown-acronym", 10, line.index("ZZ") + 1)]


@pytest.mark.parametrize("written", ["\\u00ad", "\\u200b", "\\ufeff"])
def test_an_escape_of_yaml_hides_nothing_either(corpus: Corpus, written: str) -> None:
    corpus.write("poles/essai.md", pole(more=f'territory: "jean.dupont@exam{written}ple.org"'))
    assert [(problem.code, problem.field) for problem in corpus.check()] == [("personal-contact", "territory")]


@pytest.mark.parametrize("text", ["récemment", "aujourd’hui à l’école", "ÉTÉ", "Ça, là-bas, où"])
def test_accents_apart_from_their_letters_are_read_as_those_that_are_not(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert normal_value(apart) == text
    _text, places = normal(apart)
    if apart != text:
        assert places
        assert places.offset(len(text)) == len(apart)


@pytest.mark.parametrize(
    "kept",
    [
        *("👩\u200d🌾 au champ", "👨\u200d👩\u200d👧", "☀\ufe0f\u200d🌾", "❤\ufe0f", "1\ufe0f\u20e3"),
        *("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "«\u00a0là\u202f»", "a\tb"),
    ],
)
def test_what_changes_what_people_see_stays(kept: str) -> None:
    assert normal(kept) == (kept, None)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"], ids=lambda end: "+".join(f"{ord(mark):02X}" for mark in end))
def test_a_file_may_end_its_lines_in_every_way_that_people_meet(corpus: Corpus, end: str) -> None:
    text = pole(body="## Origine\n\nNé en 2015, récemment.")
    corpus.write("poles/essai.md", text.replace("\n", end).encode())
    found = [(problem.code, problem.line, problem.column) for problem in corpus.check()]
    as_editors_count = (10, 13) if end in ("\r\n", "\r") else (1, text.replace("\n", end).index("récemment") + 1)
    assert found == [("undated-word", *as_editors_count)]


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_a_line_break_of_a_word_processor_is_a_space_in_a_value_and_a_line_end_in_a_text(mark: str) -> None:
    text, _places = normal(f"---\ntitle: Un{mark}pôle{mark}summary: Né{mark}en 2015\n---\n\nUn{mark}texte\n")
    record = read_record(text, "")
    assert record.data == {"title": "Un pôle", "summary": "Né en 2015"}
    assert record.body.split() == ["Un", "texte"]
    assert record.body.count("\n\n") == (1 if mark == "\u2029" else 0)


def test_a_register_is_read_as_people_see_it_too(corpus: Corpus) -> None:
    corpus.copy()
    name = "_vocabularies/departments.yml"
    text = corpus.read(name)
    disguised = "\ufeff" + unicodedata.normalize("NFD", text).replace("id: ", "id: \u200b").replace("\n", "\r\n")
    before = corpus.check()
    corpus.write(name, disguised.encode())
    assert [(one.code, one.message) for one in corpus.check()] == [(one.code, one.message) for one in before]


def test_every_character_of_the_normal_text_stands_in_the_file_where_it_is_said_to() -> None:
    chance = random.Random(20261129)
    alphabet = [*"abe é\n\t«’", "\r\n", "\r", "\u2028", "\x0b", "e\u0301", "\u0301", "o\u0308\u0323", "\u00ad", "\u200b", "\ufeff"]
    alphabet += ["\u1112\u1161\u11ab", "\u2126", "👩\u200d🌾"]
    for _ in range(4000):
        raw = "".join(chance.choices(alphabet, k=chance.randrange(1, 30)))
        text, places = normal(raw)
        assert unicodedata.is_normalized("NFC", text)
        assert normal(text) == (text, None)
        if places is None:
            assert text == raw
            continue
        offsets = [places.offset(offset) for offset in range(len(text) + 1)]
        assert offsets == sorted(offsets)
        for offset, character in enumerate(text):
            stands = raw[offsets[offset] :]
            assert normal(stands)[0][0] == character or unicodedata.combining(stands[0]) or stands[0] in "\u200d\u1161\u11ab", (raw, offset)
            before = re.split("\r\n?|\n", raw[: offsets[offset]])
            column = len(before[-1]) + 1 - (len(before) == 1 and raw.startswith("\ufeff"))
            assert places.position(offset) == (len(before), column)


def test_the_quick_test_lets_through_what_needs_no_change_alone() -> None:
    usual = "".join(character for character in map(chr, range(0x11000)) if is_usual(character))
    assert len(usual) > 700
    assert unicodedata.is_normalized("NFC", usual)
    assert not FORBIDDEN.search(usual)
    every = [*usual]
    random.Random(7).shuffle(every)
    assert unicodedata.is_normalized("NFC", "".join(every))
    assert all(not is_usual(mark) for mark in (*UNSEEN, "\r", "\x0b", "\x85", "\u2028", "\u202e", "\u0301", "\ue000"))


# --- the file stays as it is --------------------------------------------------------------------------


DISGUISES = {
    "accents apart": lambda text: unicodedata.normalize("NFD", text),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of old Macs": lambda text: text.replace("\n", "\r"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "soft hyphens": lambda text: re.sub(r"(?<=[a-z]{3})(?=[a-z]{3})", "\u00ad", text.replace("\u00ad", "")),
    "a zero width space before each line": lambda text: "\n".join(f"\u200b{line}" for line in text.split("\n")),
    "blank lines before": lambda text: f"\n \n{text}",
    "line separators in the text": lambda text: re.sub(r"(?<=[a-z]) (?=[a-z]+ [a-z]+$)", "\u2028", text, flags=re.MULTILINE),
    "all at once": lambda text: "\ufeff\r\n" + unicodedata.normalize("NFD", text).replace("\n", "\u200b\r\n"),
}
"""What other programs make of a file: each leaves it as it was to the eye."""


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_disguised_case_means_the_same_and_the_form_leaves_it_byte_for_byte(tmp_path: Path, disguise: str) -> None:
    for path in sorted(ROOT.glob("cases/*/*.md"))[::5]:
        plain = path.read_text(encoding="utf-8")
        disguised = DISGUISES[disguise](plain)
        copy = tmp_path / path.name
        copy.write_bytes(disguised.encode())
        source = read_source(copy, path.name, 4 * TYPES[path.parent.name].most_bytes)
        assert isinstance(source, SourceText)
        record, wanted = read_record(source.text, "", source.places), read_record(plain, "")
        assert record.problems == []
        assert record.data == wanted.data
        assert record.body.split() == wanted.body.split()
        laid_out = json.loads(layout(source, record) or b"null")
        fields = (own + after for _name, own, after in laid_out["blocks"])
        assert "".join((laid_out["head"], *fields, laid_out["closing"], laid_out.get("body_as_is", laid_out["body"]))) == disguised
        assert [name for name, _own, _after in laid_out["blocks"]][1:] == list(wanted.data)
        mended = replace_fields(Pole, disguised, {"title": "Autre"})
        title = re.search("^title: .*$", plain, re.MULTILINE)
        assert title
        assert normal(mended)[0] == normal(disguised)[0].replace(title.group(), "title: Autre", 1)
