"""Inputs that a calendar could take for lines, properties, attendees or separators of its own."""

from __future__ import annotations

from itertools import product

BREAKS = (
    *("\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029", "\n ", "\r\n\t"),
    *("\\n", "\\N", "\\r\\n", "=0D=0A", "%0D%0A", "&#10;", "&#13;&#10;", "\\u000d\\u000a", "\u240d\u240a", "^n", "\\x0a", "\\\n"),
)
"""What some program takes for the end of a line, as it is or in disguise."""

LINES = (
    *("BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR", "BEGIN:VALARM", "ATTENDEE:mailto:contact@example.org", "ORGANIZER;CN=x:mailto:contact@example.org"),
    *("ATTACH:https://evil.invalid/x", "X-EVIL:1", "SUMMARY:autre", "DTSTART:20300101T000000Z", "RRULE:FREQ=DAILY", "STATUS:CANCELLED"),
)
"""Lines that a calendar would obey."""

ALONE = (
    *(";", ",", ":", '"', "\\", "^", "^n", "^'", "=", ";;", ",,", "\\\\", "\\;", "\\,", "\\:", '";CN=x:', '":', "\\\\n", "\\\\N", "C:\\Nouveau\\nom"),
    *("mailto:contact@example.org", "TZID=Europe/Paris:20270101T000000", ";VALUE=URI:https://evil.invalid/", "VALUE=DATE", " début", "fin ", "\t", " "),
    *("\x00", "a\x00b", "\x07", "\x1b[31m", "\x7f", "a\x80b", "\x9f", "\ud800", "\udfff", "\ufffe", "\uffff", "\ufffd", "\ue000slot\ue001", "\ufeff"),
    *("\u200b", "\u200d", "\u200e", "\u200f", "\u202e", "\u2066x\u2069", "\u061c", "\u00ad", "\u00a0", "\u202f", "\u3000", "\u2003"),
    *("{{ 7*7 }}", "{% raw %}", "%s %n", "${x}", "<b>gras</b>", "]]>", "<!--", "</script>", "&amp;", "'", "’", "--", "\u2014"),
    *("x" * 74, "x" * 75, "x" * 76, "x" * 199, "é" * 199, "€" * 150, "𝄞" * 150, "1" * 199, "\\" * 199, ";" * 199, "," * 199, ":" * 199, '"' * 199),
    *("e\u0301" * 99, "a" + "\u0301" * 150, "n\u0303" * 74, "क्षि" * 45, "ก็" * 90, "👩‍👩‍👧‍👦" * 25, "👍🏽" * 90, "🇫🇷" * 90, "❤️" * 90, "☎️", "1️⃣" * 60),
    *("Ω≈ç√∫˜µ", "مرحبا بالعالم", "שלום עולם", "你好，世界" * 30, "こんにちは", "한국어", "Ǆ ŉ ß ﬁ", "ﷺ" * 60, "\U0010ffff"),
)
"""What is odd without a line of its own."""

INJECTIONS = tuple(f"Titre{ending}{line}" for ending, line in product(BREAKS, LINES))

TEXTS: tuple[str, ...] = (*ALONE, *INJECTIONS)
"""All of them."""
