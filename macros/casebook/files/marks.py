r"""The marks that a text may hold and nobody sees: those that are dropped before any rule looks, those that end a line, those that
no file may hold.

One table: `normal_text` reads it for files, `derived.form_rules` hands the expressions to the contribution form. Each is
written so that Python and browsers (flag `u`) understand it alike.
"""

from __future__ import annotations

import re

_SHAPED = (
    "\u00a9\u00ae\u203c\u2049\u2100-\u2bff\U0001f000-\U0001faff"  # symbols and emoji
    "\u0600-\u0dff\u1000-\u109f\u1780-\u18af"  # letters that join: Arabic, the scripts of India, of the Khmer and the Mongols
    "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # ideographs
)
"""The characters whose look a joiner or a variation selector changes, as ranges."""

DROPPED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0080-\U000e00ff\U000e01f0-\U000e0fff]"
    f"|(?<![{_SHAPED}])(?<![{_SHAPED}]\ufe0f)[\u200c\u200d]|[\u200c\u200d](?![{_SHAPED}])"
    f"|(?<![{_SHAPED}])[\ufe00-\ufe0f\U000e0100-\U000e01ef](?!\u20e3)"
)
"""What Unicode calls ignorable by default (soft hyphen, zero width space, word joiner, byte order mark inside a text …), where it
changes nothing that a reader of French sees. A joiner in an emoji, a selector after a symbol stay. What turns the order of
the letters, and the tags that spell hidden words, are not among them: `FORBIDDEN`."""

BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
r"""What ends a line beside `\n`: the ends of Windows and of old Macs, the line breaks of word processors."""

FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]")
"""Characters that no file may hold: C0 and C1 controls, the marks that turn the order of the letters on screen, the tags that
spell words nobody sees, and the private use area, in which the site marks its slots."""

LOST = "\ufffd"
"""What programs write instead of a letter that they could not read."""

CONFLICT_MARKS = ("<<<<<<<", ">>>>>>>", "|||||||", "=======")

CONFLICT = re.compile(r"(?<![^\n])(?:<{7}|>{7}|\|{7})(?: [^\n]*)?(?![^\n])|(?<=\n\n)={7}(?![^\n])")
"""A line that git leaves where two versions of a text clash. A line of seven `=` under words is a heading, not one of these."""
