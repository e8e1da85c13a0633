// The time of day: which clock a place lives by, and the hours that its clocks leave out or show twice. Twin of
// macros/casebook/schema/clock.py; the browser knows the zones. Pure functions.

/** @typedef {{ missing: boolean, begins: number, ends: number }} Turn the clocks are changed: the minutes of the day from `begins` to before `ends` are missing, or come twice */
/** @typedef {{ mainland: string, overseas: Record<string, string> }} Zones of the rules of the form: the zone of each overseas department, and that of all others */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

// The zone in which places in all these departments live; that of the mainland where they live in several, or in none known.
/** @type {(zones: Zones, departments: string[]) => string} */
export const zoneOf = ({ mainland, overseas }, departments) => {
  const found = new Set(departments.map((department) => overseas[department] ?? mainland));
  return found.size === 1 ? [...found][0] : mainland;
};

// The zone of what is in a commune, told by its department; else in some departments; else in some regions. `homes` is the
// region of each department.
/** @type {(zones: Zones, place: { commune?: string, departments: string[], regions: string[] }, homes: Record<string, string>) => string} */
export const zoneOfPlace = (zones, { commune, departments, regions }, homes) => {
  if (commune) return zoneOf(zones, [commune]);
  const of = departments.length ? departments : Object.keys(homes).filter((one) => regions.includes(homes[one]));
  return zoneOf(zones, of);
};

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

// By how much the clocks of a zone are ahead of the universal time at a moment, both in milliseconds.
/** @type {(zone: string, moment: number) => number} */
export const offset = (zone, moment) => {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" },
    });
  formats.set(zone, format);
  /** @type {Record<string, number>} */
  const at = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second) - moment;
};

/** @type {Map<string, Turn | undefined>} */
const turns = new Map();

// The change of the clocks of a zone on a day that a minute of it falls into; nothing nearly always.
/** @type {(day: import("../../catalogue.js").Day, minute: number, zone: string) => Turn | undefined} */
export const turn = (day, minute, zone) => {
  const key = `${zone} ${day.join("-")}`;
  if (!turns.has(key)) turns.set(key, turnOf(Date.UTC(day[0], day[1] - 1, day[2]), zone));
  const found = turns.get(key);
  return found && minute >= found.begins && minute < found.ends ? found : undefined;
};

// The same for a whole day, which begins at `midnight` on clocks that show the universal time.
/** @type {(midnight: number, zone: string) => Turn | undefined} */
const turnOf = (midnight, zone) => {
  const before = offset(zone, midnight - offset(zone, midnight - DAY));
  const after = offset(zone, midnight + DAY - offset(zone, midnight + 2 * DAY));
  if (before === after) return undefined;
  // The moment of the change is between those two.
  let [low, high] = [midnight - before, midnight + DAY - after];
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
    if (offset(zone, middle) === before) low = middle;
    else high = middle;
  }
  const [shown, then] = [before, after].map((ahead) => (high + ahead - midnight) / MINUTE);
  return { missing: after > before, begins: Math.min(shown, then), ends: Math.max(shown, then) };
};

// The minute of the day, from 0, that an hour `HH:MM` names.
/** @type {(time: string) => number} */
export const minuteOf = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

// The hour `HH:MM` of a minute of the day, from 0; those of the next day begin again at `00:00`.
/** @type {(minute: number) => string} */
export const written = (minute) =>
  [Math.floor((minute % 1440) / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
