"""Cases of the form's tests in which a group lacks what a rule asks one of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from support.form.values import put

if TYPE_CHECKING:
    from support.form.cases import Made, _Maker

WANTED: Mapping[str, Callable[[dict[str, Any]], list[str]]] = {
    "Either": lambda rule: [rule["first"], rule["other"]],
    "When": lambda rule: list(rule["wanted"]),
}
"""The fields of which each kind of rule asks for one."""


def unfilled(maker: _Maker, types: Mapping[str, Any], groups: Mapping[str, Any]) -> Iterator[Made]:
    """Groups without any of the fields of which a rule asks for one. What is drawn after them stays as it was."""
    state, seen = maker.draw.getstate(), set()
    for folder in types:
        for path, field, _owner in maker.sites(folder):
            for rule in groups[field["group"]]["rules"] if field["kind"] == "group" else ():
                if rule["rule"] in WANTED and (field["group"], str(rule)) not in seen:
                    seen.add((field["group"], str(rule)))
                    inside = (*path, *([0] if field.get("list") else []))
                    wanted = WANTED[rule["rule"]](rule)
                    data = maker.with_value(folder, (*inside, wanted[0]), None)
                    for name in wanted[1:]:
                        data = put(data, (*inside, name), None)
                    if rule["rule"] == "When":
                        data = put(data, (*inside, rule["name"]), rule["values"][0])
                    yield maker.made(f"{'.'.join(map(str, path))} without {wanted}", folder, data)
    maker.draw.setstate(state)
