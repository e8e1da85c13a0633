// The values of the event file of a day. What the desk did not change of an event that was opened keeps the very value that the file
// has, however it is written there.
import { BLANK_FRAME, dateOfSession, nameOf, roomRanks, unplaced } from "../day.js";
import { asGroup, asGroups, asTexts, fragmentsOf, frameFrom, sessionFrom } from "./opened-event.js";

/** @typedef {import("../../../contribute/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../../../contribute/catalogue.js").Data} Data */
/** @typedef {import("../../../contribute/catalogue.js").Value} Value */
/** @typedef {import("../day.js").Day} Day */
/** @typedef {import("../day.js").Session} Session */
/** @typedef {ReadonlyMap<string, string>} Titles of cases, by their key */

/** @type {(one: unknown, other: unknown) => boolean} */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @type {(value: unknown) => Value | undefined} */
const written = (value) => {
  if (typeof value === "string") return value.trim() || undefined;
  if (Array.isArray(value)) {
    const items = value.flatMap((one) => written(one) ?? []);
    return items.length ? items : undefined;
  }
  const texts = Object.entries(/** @type {object} */ (value)).flatMap(([name, one]) => {
    const text = written(one);
    return text === undefined ? [] : [/** @type {[string, Value]} */ ([name, text])];
  });
  return texts.length ? Object.fromEntries(texts) : undefined;
};

// The values `now` over those of a file that `was` was read from: those that are the same keep what the file says.
/** @type {(raw: Data, was: object, now: object) => Record<string, Value>} */
const merged = (raw, was, now) => {
  const result = new Map(Object.entries(raw).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  const before = new Map(Object.entries(was));
  for (const [name, value] of Object.entries(now)) {
    if (same(value, before.get(name))) continue;
    const own = written(value);
    if (own === undefined) result.delete(name);
    else result.set(name, own);
  }
  return Object.fromEntries(/** @type {[string, Value][]} */ ([...result]));
};

// What of a session is in a file.
/** @type {(session: Session, titles: Titles) => Record<string, unknown>} */
const published = (session, titles) => {
  const { key: _key, length: _length, label: _label, from: _from, id: _id, ...fields } = session;
  return { ...fields, title: nameOf(session, titles) };
};

/** @type {(day: Day) => Data} */
const opened = (day) => day.origin?.file?.data ?? {};

/** @type {(day: Day, session: Session, titles: Titles) => { from: number, value: Record<string, Value> }} */
const sessionData = (day, session, titles) => {
  const raw = asGroups(opened(day).programme)[session.from];
  if (raw) {
    const was = published(sessionFrom(raw, session.from, ""), titles);
    return { from: session.from, value: merged(raw, was, published(session, titles)) };
  }
  const value = merged({}, {}, { id: session.id, ...published(session, titles) });
  return { from: -1, value };
};

// The sessions as they stand in a file: those of the file that was opened where they are, the others by day, hour and room among them.
/** @type {(day: Day) => Session[]} */
export const inFileOrder = (day) => {
  const rank = roomRanks(day);
  const last = "9999";
  /** @type {Map<Session, string>} */
  const moments = new Map(
    day.sessions.map((session) => [session, `${dateOfSession(day, session) || last} ${session.start || last}`]),
  );
  /** @type {(session: Session) => string} */
  const moment = (session) => moments.get(session) ?? last;
  const listed = day.sessions.filter(({ from }) => from >= 0).sort((a, b) => a.from - b.from);
  const added = day.sessions
    .filter(({ from }) => from < 0)
    .sort((a, b) => (moment(a) < moment(b) ? -1 : moment(a) > moment(b) ? 1 : rank(a.room) - rank(b.room)));
  if (!listed.length) return added;
  for (const session of added) {
    let at = session.start
      ? listed.findLastIndex((other) => other.start && moment(other) <= moment(session))
      : listed.length - 1;
    // What has no hour stays behind the session that it follows.
    while (at + 1 < listed.length && at >= 0 && !listed[at + 1].start) at += 1;
    listed.splice(at + 1, 0, session);
  }
  return listed;
};

// The sheets of the whole day: those that the file has there, and those that no session holds.
/** @type {(day: Day) => string[]} */
const sheetsOfDay = (day) => {
  const free = new Set(unplaced(day));
  const programme = asGroups(opened(day).programme);
  const before = new Set(programme.flatMap(({ cases }) => asTexts(cases)));
  const kept = asTexts(opened(day).cases).filter(
    (sheet) => free.has(sheet) || (day.chosen.includes(sheet) && before.has(sheet)),
  );
  return [...new Set([...kept, ...free])];
};

// The values of the event file, and from which session of the file that was opened each one of its programme comes, -1 for a new
// one. Its sessions have their ids (`event-file.js` gives them).
/** @type {(catalogue: Catalogue, day: Day, titles: Titles) => { data: Data, from: number[] }} */
export const eventData = (catalogue, day, titles) => {
  const raw = opened(day);
  const isNew = !day.origin;
  const was = isNew ? {} : { ...frameFrom(raw), cases: asTexts(raw.cases) };
  const frame = { ...day.frame, cases: sheetsOfDay(day) };
  const first = isNew ? { id: day.id, announced: "true" } : {};
  const data = /** @type {Data} */ (merged(raw, was, { ...first, ...frame }));
  for (const name of /** @type {const} */ (["registration", "practical", "rooms"])) {
    const group = groupData(raw[name], isNew ? BLANK_FRAME[name] : frameFrom(raw)[name], day.frame[name]);
    if (group === undefined) delete data[name];
    else data[name] = group;
  }
  const listed = inFileOrder(day).map((session) => sessionData(day, session, titles));
  withIds(catalogue, day, listed);
  if (listed.length) data.programme = listed.map(({ value }) => value);
  else delete data.programme;
  return { data, from: listed.map(({ from }) => from) };
};

// A group, or a list of groups, over what a file has of it; a room is the one of the file that has its name, else its rank.
/** @type {(raw: Value | undefined, was: object, now: object) => Value | undefined} */
const groupData = (raw, was, now) => {
  if (same(was, now)) return raw;
  if (!Array.isArray(now) || !Array.isArray(was)) {
    const group = merged(asGroup(raw), was, now);
    return Object.keys(group).length ? group : undefined;
  }
  const rows = asGroups(raw);
  const list = now.map((room, rank) => {
    const named = was.findIndex(({ name }) => name === room.name);
    const at = named >= 0 ? named : now.some(({ name }) => name === was[rank]?.name) ? -1 : rank;
    return merged(rows[at] ?? {}, was[at] ?? {}, room);
  });
  return list.length ? list : undefined;
};

// A session of the file that was opened has the fragment of its title, until another change would give it another one.
/** @type {(catalogue: Catalogue, day: Day, listed: { from: number, value: Record<string, Value> }[]) => void} */
const withIds = (catalogue, day, listed) => {
  const ids = day.origin?.ids ?? [];
  for (let again = true; again;) {
    again = false;
    const found = fragmentsOf(
      catalogue,
      listed.map(({ value }) => value),
    );
    for (const [index, { from, value }] of listed.entries()) {
      const id = ids[from];
      if (!id || value.id !== undefined || found[index] === id) continue;
      value.id = id;
      again = true;
    }
  }
};
