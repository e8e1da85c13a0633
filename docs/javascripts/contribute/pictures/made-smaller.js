// A picture of this device made ready to leave it: drawn anew on a canvas, smaller, upright, and written as JPEG. What a camera noted in
// the file (the place, the day, its name, a second picture) is not drawn, and so is not written. Nothing is sent.

/** @typedef {{ content: Blob, width: number, height: number, shown: string }} Smaller the file, its width and height in points, and the same very small as a `data:` address, which the policy of pages lets them show */
/** @typedef {"heavy" | "empty" | "heic" | "unreadable" | "large" | "canvas"} Reason */

export const LONGEST = 1600; // points of the longer side
const SHOWN = 640; // the same, of what is shown
const MOST_BYTES = 40 * 1024 * 1024; // of what somebody chooses
const MOST_POINTS = 100e6; // four bytes each, while it is decoded
const LIGHTEST = 4 * 1024 * 1024; // bytes: `MOST_BYTES` of macros/casebook/images/accepted.py
const [JFIF, LAST_OWN, COMMENT, SCAN] = [0xe0, 0xef, 0xfe, 0xda]; // kinds of segments
const QUALITIES = [0.85, 0.7, 0.5];
const HEIC = /^....ftyp(?:hei|hev|mif1|msf1)/s; // ISO/IEC 23008-12

/** @type {Record<Reason, string>} */
const WORDS = {
  heavy:
    "Ce fichier pèse plus de 40 Mo. Choisissez la photo dans une taille plus petite, ou une capture d’écran de cette photo.",
  empty: "Ce fichier est vide. Choisissez la photo d’origine.",
  heic: "Cette photo est au format HEIC, que ce navigateur ne sait pas ouvrir. Faites une capture d’écran de la photo, puis choisissez la capture. Pour les suivantes, sur un iPhone : Réglages, Appareil photo, Formats, « Le plus compatible ».",
  unreadable:
    "Ce fichier ne s’ouvre pas ici : ce n’est peut-être pas une image, ou elle est abîmée. Ouvrez-la dans une application de photos, enregistrez-la en JPEG ou faites-en une capture d’écran, puis choisissez cette copie.",
  large:
    "Cette image a plus de 100 millions de points. Enregistrez-la plus petite dans une application de photos, puis choisissez cette copie.",
  canvas:
    "Votre navigateur empêche les pages de relire ce qu’elles dessinent, pour vous protéger : la photo ne peut pas être préparée ici. Autorisez-le pour ce site, ou joignez la photo à votre message.",
};

// What cannot be made ready; its message says why and what to do, in French.
export class Refused extends Error {
  /** @param {Reason} reason */
  constructor(reason) {
    super(WORDS[reason]);
    this.reason = reason;
  }
}

// A picture within a square: never larger than it was.
/** @type {(width: number, height: number, longest: number) => [width: number, height: number]} */
export const within = (width, height, longest) => {
  const share = Math.min(1, longest / Math.max(width, height));
  return [Math.max(1, Math.round(width * share)), Math.max(1, Math.round(height * share))];
};

// Throws `Refused`.
/** @type {(file: Blob) => Promise<Smaller>} */
export const madeSmaller = async (file) => {
  if (!file.size) throw new Refused("empty");
  if (file.size > MOST_BYTES) throw new Refused("heavy");
  if (!canvasesAreRead()) throw new Refused("canvas");
  const image = await decoded(file);
  try {
    // The careful step comes after a quick one: no browser goes well from very large to small at once.
    const canvas = drawn(drawn(image, LONGEST * 2), LONGEST);
    const content = await encoded(canvas);
    const shown = drawn(canvas, SHOWN).toDataURL("image/jpeg", 0.75);
    return { content, width: canvas.width, height: canvas.height, shown };
  } catch (error) {
    throw error instanceof Refused ? error : new Refused("unreadable");
  }
};

// --- reading -------------------------------------------------------------------------------------

/** @type {(image: HTMLImageElement | HTMLCanvasElement | ImageBitmap) => [width: number, height: number]} */
const sizeOf = (image) =>
  image instanceof HTMLImageElement ? [image.naturalWidth, image.naturalHeight] : [image.width, image.height];

// An element turns a picture upright by itself; some take no address as long as a large file is.
/** @type {(file: Blob) => Promise<HTMLImageElement | ImageBitmap>} */
const decoded = async (file) => {
  let image;
  try {
    image = await loaded(await addressOf(file)).catch(() => createImageBitmap(file));
  } catch {
    const begin = await file
      .slice(0, 12)
      .arrayBuffer()
      .catch(() => new ArrayBuffer(0));
    throw new Refused(HEIC.test(String.fromCharCode(...new Uint8Array(begin))) ? "heic" : "unreadable");
  }
  const [width, height] = sizeOf(image);
  if (!width || !height) throw new Refused("unreadable");
  if (width * height > MOST_POINTS) throw new Refused("large");
  return image;
};

/** @type {(file: Blob) => Promise<string>} */
const addressOf = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    // Without a type of its own a browser looks at what it holds.
    reader.readAsDataURL(file.slice(0, file.size, file.type.startsWith("image/") ? file.type : "image/jpeg"));
  });

/** @type {(address: string) => Promise<HTMLImageElement>} */
const loaded = (address) =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = reject;
    image.src = address;
  });

// --- writing -------------------------------------------------------------------------------------

// On white: what was clear would be black.
/** @type {(image: HTMLImageElement | HTMLCanvasElement | ImageBitmap, longest: number) => HTMLCanvasElement} */
const drawn = (image, longest) => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = within(...sizeOf(image), longest);
  const context = canvas.getContext("2d");
  if (!context) throw new Refused("canvas");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
};

/** @type {(canvas: HTMLCanvasElement) => Promise<Blob>} */
const encoded = async (canvas) => {
  for (const quality of QUALITIES) {
    /** @type {Blob | null} */
    const content = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
    if (content?.type !== "image/jpeg") throw new Refused("canvas");
    if (content.size <= LIGHTEST)
      return new Blob([bare(new Uint8Array(await content.arrayBuffer()))], { type: content.type });
  }
  throw new Refused("heavy");
};

// A JPEG file without what programs tell in segments of their own: some browsers write a colour profile, of which ours are all the same
// (ISO/IEC 10918-1, B.1.1.4). The first of them says that it is JFIF, and stays.
/** @type {(file: Uint8Array) => Uint8Array<ArrayBuffer>} */
export const bare = (file) => {
  const kept = [...file.subarray(0, 2)];
  let at = 2;
  while (file[at] === 0xff && file[at + 1] !== SCAN && at + 4 < file.length) {
    const [kind, high, low] = file.subarray(at + 1, at + 4);
    const end = at + 2 + high * 256 + low;
    if (kind !== COMMENT && !(kind > JFIF && kind <= LAST_OWN)) kept.push(...file.subarray(at, end));
    at = end;
  }
  const made = new Uint8Array(kept.length + file.length - at);
  made.set(kept);
  made.set(file.subarray(at), kept.length);
  return made;
};

const PROBE = 8; // points of a side
const SLIP = 8; // of 255, that a browser may add on purpose

// Some browsers answer with noise, so that nobody is known by what they draw: a photograph would be noise too.
/** @type {() => boolean} */
const canvasesAreRead = () => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = PROBE;
  const context = canvas.getContext("2d");
  if (!context) return false;
  context.fillStyle = "rgb(40, 90, 140)";
  context.fillRect(0, 0, PROBE, PROBE);
  const wanted = [40, 90, 140, 255];
  const { data } = context.getImageData(0, 0, PROBE, PROBE);
  return data.every((value, index) => Math.abs(value - wanted[index % 4]) <= SLIP);
};
