"""A small grid, and its file with one thing changed."""

from __future__ import annotations

import json
from typing import Any

from support.cases import pole
from support.corpus import Corpus

STEPS = ("Pas encore", "On commence", "C’est installé")


def indicator(item_id: str, broader: str, **changed: Any) -> dict[str, Any]:
    """An indicator that is whole, or with some keys changed; a key set to None is left out."""
    whole = {
        "id": item_id,
        "broader": broader,
        "label": f"Question {item_id} ?",
        "steps": [f"{label}, par exemple ainsi." for label in STEPS],
        "based_on": [{"source": "coorace-2016", "passage": "La synthèse le dit."}],
        "leads": [{"case": f"poles/{slug}", "why": f"{slug} l’a fait en 2016."} for slug in ("un-pole", "un-autre")],
    }
    return {key: value for key, value in (whole | changed).items() if value is not None}


def small_grid(**changed: Any) -> dict[str, Any]:
    """A grid of two objectives, three objectives below them, five indicators; keys set to None are left out."""
    items: list[dict[str, Any]] = [{"id": "lieux", "label": "Le territoire"}, {"id": "besoins", "broader": "lieux", "label": "Les besoins"}]
    items += [indicator("a1", "besoins"), indicator("a2", "besoins")]
    items += [{"id": "liens", "label": "Les liens"}, {"id": "confiance", "broader": "liens", "label": "La confiance"}, indicator("b1", "confiance")]
    items += [{"id": "decisions", "broader": "liens", "label": "Les décisions"}, indicator("c1", "decisions"), indicator("c2", "decisions")]
    whole = {
        "grid": "petite",
        "version": "1",
        "kind": "autodiagnostic",
        "title": "Une petite grille",
        "on": "2026-11-30",
        "origin": "D’après rien, pour essayer.",
        "sources": ["coorace-2016"],
        "structure": ["2", "3", "5"],
        "scale": [{"label": label, "meaning": f"{label} : cela veut dire ceci."} for label in STEPS],
        "items": items,
    }
    return {key: value for key, value in (whole | changed).items() if value is not None}


def text_of(grid: dict[str, Any]) -> str:
    """A grid as its file has it: a line a key, and a line an item."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in grid.items() if key != "items"]
    items = grid.get("items")
    if isinstance(items, list):
        return "\n".join([*lines, "items:", *(f"  - {json.dumps(item, ensure_ascii=False)}" for item in items), ""])
    return "\n".join([*lines, *([f"items: {json.dumps(items, ensure_ascii=False)}"] if items is not None else []), ""])


def with_poles(corpus: Corpus) -> Corpus:
    """The folder with the two poles that the small grid leads to."""
    for slug in ("un-pole", "un-autre"):
        corpus.write(f"poles/{slug}.md", pole())
    return corpus
