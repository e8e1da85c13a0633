"""The text of a case file is split into its front matter and the body below it.

After `reading`, which bounds the file; `yaml_values` reads the front matter, `validation` types it.
"""

from __future__ import annotations

from itertools import islice

from frontmatter.default_handlers import YAMLHandler

from macros.casebook.files.normal_text import Places
from macros.casebook.files.reading import line_and_column
from macros.casebook.files.yaml_values import Record, read_yaml
from macros.casebook.problems.problem import START

_HANDLER = YAMLHandler()


def read_record(text: str, shown: str, places: Places | None = None, most: int | None = None) -> Record:
    r"""Returns the front matter of a case file, as plain values, with its body; problems are in the record.

    `text` is in normal form; `shown` is how problems name the file, `places` leads to it (`normal_text`).
    `most` is how many values it may hold (`CaseType.most_values`), None where that was seen before or does not matter.
    """
    boundaries = list(islice(_HANDLER.FM_BOUNDARY.finditer(text), 2))
    if len(boundaries) < 2 or text[: boundaries[0].start()].strip():
        record = Record(shown, places=places)
        record.refuse(START, (), "front-matter-missing")
        return record
    # `YAMLHandler.split` drops blank lines around the boundaries. The offsets come from the original
    # text, so that each position is the one that an editor shows. Blank lines before the front matter change nothing.
    start = text.index("\n", boundaries[0].start()) + 1
    body_start = text.find("\n", boundaries[1].start()) + 1 or len(text)
    record = read_yaml(text[start : boundaries[1].start()], shown, first_line=text.count("\n", 0, start) + 1, most=most, places=places)
    record.body = text[body_start:]
    record.body_line = line_and_column(text, body_start).line
    if not record.problems and not isinstance(record.data, dict):
        record.refuse(START, (), "front-matter-shape")
    return record
