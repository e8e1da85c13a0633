"""The text of a case as sanitised HTML: what stays in it, and what does not."""

from __future__ import annotations

from macros.casebook.library.case import Body
from macros.pages.render.prose import Prose


def html(text: str) -> str:
    return Prose(lambda _key: None).html(text, "poles")


def test_a_numbered_list_keeps_the_number_it_begins_with() -> None:
    assert '<ol start="3">' in html("3. trois\n4. quatre\n")


def test_a_link_keeps_the_schemes_of_the_web_and_no_other() -> None:
    assert 'href="https://example.org/"' in html("[lien](https://example.org/)")
    assert "href" not in html("[lien](javascript:alert%281%29) [lien](data:text/html,x)")


def noted(text: str) -> tuple[str, list[tuple[int, str, list[str]]]]:
    prose = Prose(lambda _key: None)
    return prose.html(text, "poles"), [(note.number, str(note.html), note.calls) for note in prose.notes(Body(text), "poles")]


def test_notes_are_numbered_by_their_first_call_and_each_call_has_a_place_of_its_own() -> None:
    text, notes = noted("Un[^b], deux[^a], un encore[^B].\n\n[^a]: La *seconde* : oui.\n[^b]: La première, [là](https://example.org/).\n")
    assert text == (
        '<p>Un<sup class="call"><a id="x-appel-1" href="#x-note-1" aria-label="note 1">1</a></sup>, '
        'deux<sup class="call"><a id="x-appel-2" href="#x-note-2" aria-label="note 2">2</a></sup>, '
        'un encore<sup class="call"><a id="x-appel-1-2" href="#x-note-1" aria-label="note 1">1</a></sup>.</p>\n'
    )
    assert notes == [
        (1, 'La première, <a href="https://example.org/">là</a>.', ["x-appel-1", "x-appel-1-2"]),
        (2, "La <em>seconde</em>&nbsp;: oui.", ["x-appel-2"]),
    ]


def test_a_text_without_notes_has_none() -> None:
    assert noted("Un mot, `[^1]`.") == ("<p>Un mot, <code>[^1]</code>.</p>\n", [])


def test_nothing_that_is_typed_takes_the_place_of_a_call() -> None:
    forged = '<sup class="x"><a id="s-origine" aria-label="x" href="#x-note-1" onclick="x">1</a></sup>'
    text, _notes = noted(f"Un[^1] {forged}\n\n[^1]: La note.\n")
    assert text.count(" id=") == text.count("aria-label=") == text.count("class=") == 1
    assert "onclick" not in text
    label = '"><b>x'
    text, notes = noted(f"Un[^{label}].\n\n[^{label}]: La note.\n")
    assert 'aria-label="note 1">1</a></sup>' in text
    assert "<b>" not in text
    assert notes == [(1, "La note.", ["x-appel-1"])]
