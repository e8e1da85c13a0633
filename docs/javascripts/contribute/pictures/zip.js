// Several files as one, in a ZIP archive that packs nothing tighter: pictures are packed already. Each lands in its folder where it is
// opened at the root of the repository. Pure functions; APPNOTE.TXT of PKWARE, 4.3.

/** @typedef {{ name: string, content: Uint8Array }} Entry `name` is its path, in letters without accents, with `/` between folders */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const FIRST_DAY = (1 << 5) | 1; // 1 January 1980: nothing is told of the day

/** @type {Uint32Array} */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** @type {(content: Uint8Array) => number} */
export const crc32 = (content) => {
  let sum = 0xffffffff;
  for (const byte of content) sum = (sum >>> 8) ^ TABLE[(sum ^ byte) & 0xff];
  return ~sum >>> 0;
};

// Numbers as little-endian bytes; each with how many it takes.
/** @type {(...fields: [size: 2 | 4, value: number][]) => Uint8Array} */
const record = (...fields) => {
  const bytes = new Uint8Array(fields.reduce((total, [size]) => total + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
};

/** @type {(entries: Entry[]) => Blob} */
export const zip = (entries) => {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const files = [];
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const listed = [];
  let at = 0;
  for (const { name, content } of entries) {
    const path = new TextEncoder().encode(name);
    /** @type {[size: 2 | 4, value: number][]} */
    const common = [
      [2, VERSION],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, FIRST_DAY],
      [4, crc32(content)],
      [4, content.length],
      [4, content.length],
      [2, path.length],
      [2, 0],
    ];
    const local = [record([4, LOCAL], ...common), path, content].map((part) => new Uint8Array(part));
    listed.push(
      new Uint8Array(record([4, CENTRAL], [2, VERSION], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at])),
      path,
    );
    files.push(...local);
    at += local.reduce((total, part) => total + part.length, 0);
  }
  const size = listed.reduce((total, part) => total + part.length, 0);
  const count = entries.length;
  const end = record([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0]);
  return new Blob([...files, ...listed, new Uint8Array(end)], { type: "application/zip" });
};
