"""Which objections of the table of messages the contribution form may make."""

from __future__ import annotations

import re

from macros.casebook.derived.form_rules import form_rules
from macros.casebook.problems.messages import OF_ONE_CASE
from macros.casebook.types import case_types
from support.repository import ROOT

CONTRIBUTE = ROOT / "docs/javascripts/contribute"


def objections_of_form() -> set[str]:
    """The names in its code, and those of the rules that it is given."""
    quoted = {name for path in CONTRIBUTE.rglob("*.js") for name in re.findall(r'"([a-z0-9/-]+)"', path.read_text(encoding="utf-8"))}
    rules = form_rules(case_types())
    declared = {rule["objection"] for model in (*rules["types"], *rules["groups"].values()) for rule in model["rules"] if "objection" in rule}
    return (quoted | declared) & OF_ONE_CASE.keys()
