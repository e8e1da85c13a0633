"""The text of a case as sanitised HTML: what stays in it, and what does not."""

from __future__ import annotations

from macros.pages.render.prose import Prose


def html(text: str) -> str:
    return Prose(lambda _key: None).html(text, "poles")


def test_a_numbered_list_keeps_the_number_it_begins_with() -> None:
    assert '<ol start="3">' in html("3. trois\n4. quatre\n")


def test_a_link_keeps_the_schemes_of_the_web_and_no_other() -> None:
    assert 'href="https://example.org/"' in html("[lien](https://example.org/)")
    assert "href" not in html("[lien](javascript:alert%281%29) [lien](data:text/html,x)")
