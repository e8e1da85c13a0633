"""The QR code of an address, as the path of a small drawing: what a printed page carries.

Byte mode, correction level M, always the same mask: a reader takes any, and choosing one
would be most of the work. A build draws one for each case, so what does not depend on the
address is made once a size (docs/decisions/0013-paper.md).

The words are those of ISO/IEC 18004: a symbol of a *version* (its size) holds *codewords*
(bytes) in *modules* (squares).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, zip_longest

BLOCKS = {
    1: (10, (16,)),
    2: (16, (28,)),
    3: (26, (44,)),
    4: (18, (32, 32)),
    5: (24, (43, 43)),
    6: (16, (27, 27, 27, 27)),
    7: (18, (31, 31, 31, 31)),
    8: (22, (38, 38, 39, 39)),
    9: (22, (36, 36, 36, 37, 37)),
}
"""For each version at level M: the correcting codewords of a block, the data codewords of
each block. Version 9 holds 180 bytes; a longer address goes without a code."""

ALIGNMENT: dict[int, tuple[int, ...]] = {
    1: (), 2: (6, 18), 3: (6, 22), 4: (6, 26), 5: (6, 30), 6: (6, 34), 7: (6, 22, 38), 8: (6, 24, 42), 9: (6, 26, 46),
}  # fmt: skip
"""The rows and columns of the alignment patterns of each version."""

FORMAT = 0b101111001111100
"""Level M and mask 2, with their correction."""

VERSION_MARKS = {7: 0b000111110010010100, 8: 0b001000010110111100, 9: 0b001001101010011001}
"""What the larger versions say of themselves, with its correction."""

Module = tuple[int, int]
"""A row and a column."""


def path(text: str) -> tuple[int, str] | None:
    """The side of the code of a text, in modules, and the `d` of a path that draws it with a
    stroke of one module; None for a text too long. The quiet zone is the page's affair."""
    data = text.encode()
    for version, (_correcting, lengths) in BLOCKS.items():
        if len(data) <= sum(lengths) - 2:
            symbol = _symbol(version)
            return symbol.side, symbol.drawn(_codewords(version, data))
    return None


# --- codewords ----------------------------------------------------------------------------


def _codewords(version: int, data: bytes) -> Iterator[int]:
    """The data in its blocks, then their corrections, interleaved as the symbol takes them."""
    correcting, lengths = BLOCKS[version]
    room, size = sum(lengths), len(data)
    # Four bits of mode, eight of length, the data, four of end: whole bytes again.
    stream = (0b0100 << 8 | size) << 8 * size | int.from_bytes(data, "big")
    words = (stream << 4).to_bytes(size + 2, "big")
    words += (b"\xec\x11" * room)[: room - len(words)]
    blocks, start = [], 0
    for length in lengths:
        blocks.append(words[start : start + length])
        start += length
    yield from (word for column in zip_longest(*blocks) for word in column if word is not None)
    yield from chain.from_iterable(zip(*(_correction(block, correcting) for block in blocks), strict=True))


def _correction(block: bytes, size: int) -> bytes:
    """The Reed-Solomon codewords of a block: the remainder of its division by the generator."""
    multiples, top, kept = _multiples(size), 8 * (size - 1), (1 << 8 * size) - 1
    remainder = 0
    for word in block:
        remainder = (remainder << 8 & kept) ^ multiples[remainder >> top ^ word]
    return remainder.to_bytes(size, "big")


@cache
def _multiples(size: int) -> tuple[int, ...]:
    """The generator of this degree times each byte, its leading one left out, as a number."""
    powers = [1]
    while len(powers) < 255:
        powers.append(powers[-1] << 1 ^ (0x11D if powers[-1] & 0x80 else 0))
    logs = {value: power for power, value in enumerate(powers)}

    def times(one: int, other: int) -> int:
        return powers[(logs[one] + logs[other]) % 255] if one and other else 0

    generator = [1]
    for power in range(size):
        raised, shifted = [*generator, 0], [0, *(times(factor, powers[power]) for factor in generator)]
        generator = [one ^ other for one, other in zip(raised, shifted, strict=True)]
    return tuple(int.from_bytes(bytes(times(factor, byte) for factor in generator[1:]), "big") for byte in range(256))


# --- the symbol ----------------------------------------------------------------------------


@cache
def _symbol(version: int) -> _Symbol:
    return _Symbol(version)


class _Symbol:
    """All of a version that no text changes. A drawing is one number, a bit a module, each
    row filled up to whole bytes."""

    def __init__(self, version: int) -> None:
        self.side = side = 17 + 4 * version
        self._width = (side + 7) // 8
        fixed = dict(_fixed(version, side))
        free = [module for module in _zigzag(side) if module not in fixed]
        dark = [module for module, is_dark in fixed.items() if is_dark]
        masked = [(row, column) for row, column in free if column % 3 == 0]
        self._base = sum(self._bit(module) for module in (*dark, *masked))
        self._places = [[self._bit(module) for module in free[start : start + 8]] for start in range(0, len(free) - 7, 8)]
        self._known: dict[tuple[int, int], int] = {}

    def _bit(self, module: Module) -> int:
        return 1 << 8 * self._width * (self.side - module[0]) - 1 - module[1]

    def drawn(self, codewords: Iterator[int]) -> str:
        """The path of the symbol that holds these codewords."""
        drawing, known, width = self._base, self._known, self._width
        for place in enumerate(codewords):
            if place not in known:
                known[place] = sum(bit for index, bit in enumerate(self._places[place[0]]) if place[1] & 0x80 >> index)
            drawing ^= known[place]
        modules = drawing.to_bytes(width * self.side, "big")
        return "".join([f"M0 {row}.5" + "".join(map(_STROKES.__getitem__, modules[row * width : (row + 1) * width])) for row in range(self.side)])


_STROKES = tuple("".join(f"h{len(run)}" if run[0] == "1" else f"m{len(run)} 0" for run in re.findall("0+|1+", format(byte, "08b"))) for byte in range(256))
"""Eight modules of a row as strokes: along the dark ones, over the light ones."""


def _zigzag(side: int) -> Iterator[Module]:
    """The modules in the order in which codewords fill them: by pairs of columns from the
    right, up and down in turn, past the column of the timing pattern."""
    upward = True
    for right in (*range(side - 1, 6, -2), 5, 3, 1):
        for row in range(side - 1, -1, -1) if upward else range(side):
            yield row, right
            yield row, right - 1
        upward = not upward


def _fixed(version: int, side: int) -> Iterator[tuple[Module, bool]]:
    """The modules that hold no codeword, and whether each is dark. Where two patterns meet,
    what comes later counts."""
    for step in range(side):
        yield (6, step), step % 2 == 0
        yield (step, 6), step % 2 == 0
    corners = {(6, 6), (6, side - 7), (side - 7, 6)}
    for row in ALIGNMENT[version]:
        for column in ALIGNMENT[version]:
            if (row, column) not in corners:
                yield from _square(row, column, 2, (0, 2))
    for row, column in ((3, 3), (3, side - 4), (side - 4, 3)):
        yield from (found for found in _square(row, column, 4, (0, 1, 3)) if 0 <= found[0][0] < side and 0 <= found[0][1] < side)
    for index in range(15):
        dark = bool(FORMAT >> index & 1)
        yield ((index if index < 6 else index + 1 if index < 8 else side - 15 + index), 8), dark
        yield (8, (side - 1 - index if index < 8 else 15 - index if index < 9 else 14 - index)), dark
    yield (side - 8, 8), True
    for index in range(18 if version in VERSION_MARKS else 0):
        dark = bool(VERSION_MARKS[version] >> index & 1)
        yield (side - 11 + index % 3, index // 3), dark
        yield (index // 3, side - 11 + index % 3), dark


def _square(row: int, column: int, reach: int, dark: tuple[int, ...]) -> Iterator[tuple[Module, bool]]:
    """Rings around a module, dark where their distance from it is in `dark`."""
    for down in range(-reach, reach + 1):
        for across in range(-reach, reach + 1):
            yield (row + down, column + across), max(abs(down), abs(across)) in dark
