// A day in the fragment of an address: what stands after `#` is sent to nobody's server. The text of `desk-file.js`, deflated where
// the browser can, as base64url; its first sign says which of both it is.
import { CUT, MOST_CHARACTERS, deskText, readDesk } from "./desk-file.js";

/** @typedef {import("../day.js").Day} Day */
/** @typedef {import("./desk-file.js").DeskRead} DeskRead */

export const NAME = "jour";
const DEFLATED = "1";
const PLAIN = "0";
const MARK = new RegExp(`^#?${NAME}=`);

// What mails, chats and browsers take in one address without cutting it; a longer day goes as a file.
export const LONGEST_LINK = 32_000;
const LONGEST_READ = 4_000_000;

// --- writing -----------------------------------------------------------------------------------

// The fragment, with its `#`, or why there is none. `deflates` is whether this browser can.
/** @type {(day: Day, deflates?: boolean) => Promise<{ fragment: string } | { told: string }>} */
export const linkTo = async (day, deflates = "CompressionStream" in globalThis) => {
  const bytes = new TextEncoder().encode(deskText(day));
  const packed = deflates ? DEFLATED + toLetters(await deflated(bytes)) : PLAIN + toLetters(bytes);
  const fragment = `#${NAME}=${packed}`;
  if (fragment.length <= LONGEST_LINK) return { fragment };
  return {
    told: "Cette journée est trop longue pour un lien, que les messageries couperaient : envoyez-la comme un fichier.",
  };
};

/** @type {(bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>} */
const deflated = async (bytes) => {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

/** @type {(bytes: Uint8Array) => string} */
const toLetters = (bytes) => {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
};

// --- reading -----------------------------------------------------------------------------------

// Whether a fragment is meant as such a link.
/** @type {(fragment: string) => boolean} */
export const isLink = (fragment) => MARK.test(fragment);

// What the day of a link holds, whatever it is: a link may have been cut, changed or written by anybody. Never throws.
/** @type {(fragment: string) => Promise<DeskRead>} */
export const readLink = async (fragment) => {
  const packed = fragment.replace(MARK, "").slice(0, LONGEST_READ);
  const bytes = fromLetters(packed.slice(1));
  if (packed[0] === PLAIN) return read(bytes);
  if (packed[0] !== DEFLATED || !bytes.length) return { day: null, lost: [UNREAD] };
  if (!("DecompressionStream" in globalThis)) return { day: null, lost: [TOO_OLD] };
  return read(await inflate(bytes));
};

const UNREAD = "Ce lien ne contient pas de journée qui se lise : demandez-le de nouveau, ou demandez le fichier.";
const TOO_OLD =
  "Ce navigateur est trop ancien pour ouvrir ce lien : demandez le fichier de la journée, il s’ouvre ici.";
const CUT_LINK = "Le lien est coupé ou abîmé : seul son début a pu être lu.";

/** @type {(bytes: Uint8Array) => DeskRead} */
const read = (bytes) => {
  const { day, lost } = readDesk(new TextDecoder().decode(bytes));
  return { day, lost: day ? lost.map((one) => (one === CUT ? CUT_LINK : one)) : [UNREAD] };
};

// What is no letter of base64url ends it: what chats add to a link is not read.
/** @type {(letters: string) => Uint8Array<ArrayBuffer>} */
const fromLetters = (letters) => {
  const [text] = /^[A-Za-z0-9_-]*/.exec(letters) ?? [""];
  const whole = text.length % 4 === 1 ? text.slice(0, -1) : text;
  const binary = atob(whole.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
};

// What comes out before the stream ends or breaks, and no more than a day can be long.
/** @type {(bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>} */
const inflate = async (bytes) => {
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  const stream = new DecompressionStream("deflate-raw");
  const reader = stream.readable.getReader();
  const writer = stream.writable.getWriter();
  const written = writer
    .write(bytes)
    .then(() => writer.close())
    .catch(() => {}); // the reader is told the same
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      length += value.length;
      if (length > MOST_CHARACTERS * 2) {
        await reader.cancel();
        break;
      }
    }
  } catch {
    /* cut or spoilt: what came before is there */
  }
  await written;
  const inflated = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    inflated.set(part, at);
    at += part.length;
  }
  return inflated;
};
