"""What the markup of the pages says to those who do not see them: names, levels, languages, the cells of a table and their headers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from macros.casebook.library.library import Library
from support.markup import Element

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def everywhere(trees: Mapping[str, Element], tag: str, **wanted: str) -> Iterator[tuple[str, Element]]:
    """The elements of all pages, each with the address of its page; the test fails where there is none."""
    found = False
    for address, page in trees.items():
        for element in page.all(tag, **wanted):
            found = True
            yield address, element
    assert found, f"no <{tag}> with {wanted} on any page"


def names_of_links(drawing: Element) -> Mapping[str, set[str]]:
    """The addresses to which the links of a drawing lead, by their names."""
    named = defaultdict(set)
    for link in drawing.all("a"):
        named[link.first("title").text()].add(link.attributes["href"])
    return named


def test_a_figure_with_words_below_it_bears_them_as_its_name(trees: Mapping[str, Element]) -> None:
    for address, figure in everywhere(trees, "figure"):
        for caption in figure.all("figcaption"):
            assert figure.attributes.get("role") == "figure", address
            assert " ".join(figure.attributes["aria-label"].split()) == caption.text(), address


def test_a_drawing_that_says_nothing_has_a_size_without_style_sheets(trees: Mapping[str, Element]) -> None:
    drawings = [(address, svg) for address, svg in everywhere(trees, "svg") if svg.attributes.get("aria-hidden") == "true"]
    assert {address: svg.attributes for address, svg in drawings if not {"width", "height"} <= svg.attributes.keys()} == {}


def test_the_links_of_a_map_that_bear_one_name_lead_to_one_place(trees: Mapping[str, Element]) -> None:
    for address, drawing in everywhere(trees, "svg", class_="map"):
        assert {name: to for name, to in names_of_links(drawing).items() if len(to) > 1} == {}, address


def test_a_field_whose_label_is_hidden_says_its_name_to_who_points_at_it(trees: Mapping[str, Element]) -> None:
    for address, label in everywhere(trees, "label", class_="visually-hidden"):
        field = trees[address].first(id=label.attributes["for"])
        assert field.attributes.get("title") == label.text(), address


def test_a_label_says_of_which_field_it_is(trees: Mapping[str, Element]) -> None:
    for address, label in everywhere(trees, "label"):
        assert label.attributes.get("for") in trees[address].ids, address


def test_the_name_of_a_link_or_button_holds_the_words_it_shows(trees: Mapping[str, Element]) -> None:
    for tag in ("a", "button"):
        for address, control in everywhere(trees, tag):
            name, shown = control.attributes.get("aria-label"), control.text()
            if name and any(map(str.isalnum, shown)):  # a sign alone stands for words
                assert shown.casefold() in " ".join(name.split()).casefold(), address


def test_the_header_of_a_cell_is_that_of_a_row_or_a_column_or_is_named_by_the_cell(trees: Mapping[str, Element]) -> None:
    for address, header in everywhere(trees, "th"):
        assert header.attributes.get("scope", "col") in ("col", "row"), address
    for address, table in everywhere(trees, "table", class_="crossing"):
        assert "lignes" in table.first("caption").text()
        assert "colonnes" in table.first("caption").text()
        group = row = None
        columns = [column.attributes["id"] for column in list(table.first("thead").all("th"))[1:]]
        for line in table.all("tr"):
            cells = list(line.all("td"))
            header = line.first("th")
            if line.has({"class_": "branch-row"}):
                group = header.attributes["id"]
            elif cells:
                row = header.attributes["id"]
                assert [cell.attributes["headers"].split() for cell in cells] == [[column, row, group] for column in columns], address
        assert row


def test_a_heading_holds_no_way_to_itself_and_goes_one_level_deeper_at_most(trees: Mapping[str, Element]) -> None:
    for address, page in trees.items():
        levels = [int(one.tag[1]) for one in page.all() if one.tag in HEADINGS]
        deeper = [(before, after) for before, after in pairwise(levels) if after > before + 1]
        assert not deeper, (address, levels)
        for heading in (one for tag in HEADINGS for one in page.all(tag)):
            assert not list(heading.all("a", class_="anchor")), address


def test_a_list_of_terms_is_below_the_heading_it_stands_under(trees: Mapping[str, Element]) -> None:
    for address, _ in everywhere(trees, "div", class_="branches"):
        level = 0
        for one in trees[address].all():
            if one.tag in HEADINGS:
                level = int(one.tag[1])
            elif one.has({"class_": "branches"}):
                assert {int(heading.tag[1]) for heading in one.all() if heading.tag in HEADINGS} == {level + 1}, address


def test_a_title_in_another_language_says_so_wherever_it_is_shown(trees: Mapping[str, Element], library: Library) -> None:
    foreign = {document.title: document.language for document in library.sources.values() if document.language}
    assert foreign
    shown = set()
    for address, page in trees.items():
        for element in page.all():
            own = " ".join("".join(piece for piece in element.children if isinstance(piece, str)).split())
            for title in {own, " ".join(element.attributes.get("title", "").split())} & foreign.keys():
                shown.add(title)
                assert element.attributes.get("lang") == foreign[title], (address, title)
    assert shown == foreign.keys()
