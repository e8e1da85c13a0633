"""What a template writes: any value stays text, in words and in attributes."""

from __future__ import annotations

import string

import pytest
from markupsafe import Markup, escape

from macros.casebook.language.french import typographic
from macros.pages.render.environment import escaped, syntax
from support.markup import read

SIGNS = [*string.punctuation, "é", "\u00a0", "«", 'a"b', "a'b", "' onclick='b", '" onclick="b', "<b>", "&amp;", "a & b", ""]


@pytest.mark.parametrize("text", SIGNS)
def test_a_text_is_escaped_as_the_standard_does(text: str) -> None:
    assert escaped(text) == escape(text)


@pytest.mark.parametrize("value", [0, 1.5, None, True, ('"<',), Markup('<b>"</b>')])
def test_so_is_any_other_value(value: object) -> None:
    assert str(escaped(value)) == str(escape(value))


@pytest.mark.parametrize("text", SIGNS)
def test_no_text_ends_the_attribute_or_the_element_in_which_it_stands(text: str) -> None:
    html = syntax().from_string("<p title=\"{{ text }}\" lang='{{ text }}'>{{ text }}</p>").render(text=text)
    paragraph = read(html).first("p")
    assert paragraph.attributes == {"title": typographic(text), "lang": text}
    assert "".join(map(str, paragraph.children)) == typographic(text)
