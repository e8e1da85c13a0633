"""Cases of the form's tests in which a group breaks a rule of its own: it lacks what the rule asks for, or has what it does not allow."""

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


def _elsewhere(maker: _Maker, named: Mapping[str, Any], rule: Mapping[str, Any]) -> dict[str, Any]:
    others = [value for value in named[rule["name"]].get("choices", {}) if value != rule["value"]]
    return {rule["name"]: others[0] if others else None, rule["filled"]: maker.value(named[rule["filled"]])}


MISPLACED: Mapping[str, Callable[[_Maker, Mapping[str, Any], Mapping[str, Any]], dict[str, Any]]] = {
    "OnlyWhere": _elsewhere,
    "Exact": lambda _maker, _named, rule: {rule["name"]: "2026-11"},
}
"""The values that each kind of rule does not allow."""


def unfilled(maker: _Maker, types: Mapping[str, Any], groups: Mapping[str, Any]) -> Iterator[Made]:
    """Groups that break each rule of each group once. What is drawn after them stays as it was."""
    state, seen = maker.draw.getstate(), set()
    for folder in types:
        for path, field, _owner in maker.sites(folder):
            for rule in groups[field["group"]]["rules"] if field["kind"] == "group" else ():
                if (field["group"], str(rule)) in seen or rule["rule"] not in {*WANTED, *MISPLACED}:
                    continue
                seen.add((field["group"], str(rule)))
                inside = (*path, *([0] if field.get("list") else []))
                if rule["rule"] in MISPLACED:
                    named = {one["name"]: one for one in groups[field["group"]]["fields"]}
                    values = MISPLACED[rule["rule"]](maker, named, rule)
                else:
                    values = dict.fromkeys(WANTED[rule["rule"]](rule))
                    if rule["rule"] == "When":
                        values[rule["name"]] = rule["values"][0]
                (first, value), *others = values.items()
                data = maker.with_value(folder, (*inside, first), value)
                for name, other in others:
                    data = put(data, (*inside, name), other)
                yield maker.made(f"{'.'.join(map(str, path))} against {rule}", folder, data)
    maker.draw.setstate(state)
