"""The table of the outputs, in the order in which they are written.

To add an output, write its module in this room and add its name here.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from macros.pages.outputs.output import CaseOutput, Output

NAMES = (
    "redirects",
    "json_schemas",
    "contribution_data",
    "desk_data",
    "library_data",
    "peers_data",
    "france",
    "sitemap",
    "calendars",
    "schedule",
    "fonts",
    "packs",
    "host_headers",
)
"""The names of their modules."""

CASE_NAMES = ("case_files", "short_addresses", "frames", "images", "pack_pdfs")
"""The names of the modules of those that are made of one case, in `of_cases`."""

OUTPUTS: Mapping[str, Output] = {name: import_module(f"{__package__}.{name}").files for name in NAMES}
"""The function of each output, by the name of its module."""

CASE_OUTPUTS: Mapping[str, CaseOutput] = {name: import_module(f"{__package__}.of_cases.{name}").files for name in CASE_NAMES}
"""The function of each output of one case, by the name of its module."""
