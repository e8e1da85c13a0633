"""The table of the outputs, in the order in which they are written.

To add an output, write its module in this room and add its name here.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from macros.pages.outputs.output import Output

NAMES = (
    "redirects",
    "json_schemas",
    "contribution_data",
    "case_files",
    "library_data",
    "france",
    "sitemap",
)
"""The names of their modules."""

OUTPUTS: Mapping[str, Output] = {name: import_module(f"{__package__}.{name}").files for name in NAMES}
"""The function of each output, by the name of its module."""
