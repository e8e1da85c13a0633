// The timetable of an event: what its sessions, its rooms and its days say of each other. Twin of
// macros/casebook/schema/timetable.py. Pure functions, plain values in and findings out, cheap enough for each gesture of the
// organiser's desk with hundreds of sessions.
import { dateInWords } from "../../../lib/dates.js";
import { minuteOf, turn, written } from "./clock.js";
import { compareDays, shortened } from "../dates.js";
import { counted, folded, hour } from "../french.js";
import { fragmentFor, fragmentsOf, isKept } from "./fragments.js";
import { THIS_DAY, earlierAtOnce, isSame, person, slotOf, withoutParallel } from "./slots.js";
import { names, nearest } from "../nearest.js";

/** @typedef {import("../../catalogue.js").Day} Day */
/** @typedef {import("../../catalogue.js").Facts} Facts */
/** @typedef {import("../../catalogue.js").Path} Path */
/** @typedef {import("../dates.js").PartialDate} PartialDate */
/** @typedef {import("./fragments.js").Kept} Kept */
/** @typedef {import("./slots.js").Slot} Slot */
/** @typedef {[path: Path, objection: string, values: Record<string, unknown>, guess?: string]} Objection */
/** @typedef {Map<number, Facts>} Parts the valid fields of each group of a list, by its rank from 0 */
// What is wrong with the programme of an event, each objection at its path. `event` has its own fields that are valid; `zone`
// is that of its clocks.
/** @type {(event: Facts, sessions: Parts, rooms: Parts, zone: string) => Objection[]} */
export const timetable = (event, sessions, rooms, zone) => {
  const slots = [...sessions].map(([rank, session]) => slotOf(rank, session, event));
  const bySession = slots.map((slot) => /** @type {[Slot, Facts]} */ ([slot, sessions.get(slot.rank) ?? {}]));
  return [
    ...bySession.flatMap(([{ rank }, session]) => outside(rank, session, event)),
    ...bySession.flatMap(([slot, session]) => oddHours(slot, session, zone)),
    ...roomsAtOnce(slots, sessions),
    ...peopleAtOnce(slots, sessions),
    ...listedTwice(rooms),
    ...roomsOf(bySession, event, rooms),
  ];
};

// A day outside those of the event; an hour of a session that does not say on which of several days.
/** @type {(rank: number, session: Facts, event: Facts) => Objection[]} */
const outside = (rank, session, event) => {
  const { starts, ends } = event;
  // Which days are those of the event cannot be told.
  if (!starts || !("ends" in event) || (ends && compareDays(ends.latest, starts.earliest) < 0)) return [];
  const last = ends ?? starts;
  const path = ["programme", rank, "day"];
  const own = /** @type {PartialDate | undefined} */ (session.day);
  const severalDays = !isSame(last, starts);
  const values = { first: starts.words, last: last.words };
  if (own && (compareDays(own.latest, starts.earliest) < 0 || compareDays(own.earliest, last.latest) > 0))
    return [[path, severalDays ? "session-outside/days" : "session-outside", { ...values, value: own.words }]];
  return session.start && "day" in session && !own && severalDays
    ? [[path, "session-without-day", { ...values, example: starts.typed }]]
    : [];
};

// The hours that the clocks of the place leave out, or show twice.
/** @type {(slot: Slot, session: Facts, zone: string) => Objection[]} */
const oddHours = ({ rank, day }, session, zone) => {
  if (!day || day === THIS_DAY) return [];
  return ["start", "end"].flatMap((name) => {
    const minute = session[name] ? minuteOf(session[name]) : 0;
    const change = session[name] ? turn(day, minute, zone) : undefined;
    if (!change) return [];
    const { missing, begins, ends } = change;
    const advice = { instead: written(minute + ends - begins), before: written(begins), after: written(ends) };
    const values = { value: hour(session[name]), day: dateInWords(...day), ...advice };
    return [/** @type {Objection} */ ([["programme", rank, name], missing ? "hour-missing" : "hour-twice", values])];
  });
};

/** @type {(slots: Slot[], sessions: Parts) => Objection[]} */
const roomsAtOnce = (slots, sessions) =>
  byName(slots.map((slot) => [slot.room, slot])).flatMap(([, together]) =>
    clashes(together, (rank, other) => [
      ["programme", rank, "room"],
      "room-taken",
      { room: shortened(sessions.get(rank)?.room), ...other },
    ]),
  );

/** @type {(slots: Slot[], sessions: Parts) => Objection[]} */
const peopleAtOnce = (slots, sessions) =>
  byName(
    slots.flatMap((slot) => [...new Set(slot.people)].map((name) => /** @type {[string, Slot]} */ ([name, slot]))),
  ).flatMap(([name, together]) =>
    clashes(together, (rank, other) => {
      /** @type {string[]} */
      const speakers = sessions.get(rank)?.speakers ?? [];
      const index = speakers.findIndex((speaker) => person(speaker) === name);
      const said = shortened(speakers[index].split(",")[0].trim());
      return [["programme", rank, "speakers", index], "person-twice", { person: said, ...other }];
    }),
  );

/** @type {(together: Slot[], object: (rank: number, other: { title: string, hours: string }) => Objection) => Objection[]} */
const clashes = (together, object) => {
  const byRank = new Map(together.map((slot) => [slot.rank, slot]));
  return [...earlierAtOnce(together)].map(([rank, first]) => {
    const { title = "", hours = "" } = byRank.get(first) ?? {};
    return object(rank, { title, hours });
  });
};

// The sessions that have each name in common; those without a name are left out.
/** @type {(named: [string, Slot][]) => [string, Slot[]][]} */
const byName = (named) => {
  /** @type {Map<string, Slot[]>} */
  const groups = new Map();
  for (const [name, slot] of named) {
    const together = groups.get(name) ?? [];
    together.push(slot);
    if (name) groups.set(name, together);
  }
  return [...groups];
};

/** @type {(rooms: Parts) => Objection[]} */
const listedTwice = (rooms) => {
  /** @type {Set<string>} */
  const known = new Set();
  return [...rooms].flatMap(([rank, { name = "" }]) => {
    const again = known.has(folded(name));
    if (folded(name)) known.add(folded(name));
    return again
      ? [/** @type {Objection} */ ([["rooms", rank, "name"], "room-twice", { value: shortened(name) }])]
      : [];
  });
};

// A room that is not listed, or that is too small for its session.
/** @type {(bySession: [Slot, Facts][], event: Facts, rooms: Parts) => Objection[]} */
const roomsOf = (bySession, event, rooms) => {
  /** @type {Map<string, Facts>} */
  const listed = new Map();
  for (const room of rooms.values()) {
    const name = folded(room.name ?? "");
    if (name && !listed.has(name)) listed.set(name, room);
  }
  const whole = rooms.size > 0 && [...rooms.values()].every(({ name }) => name); // a name that is wrong may be the one that is meant
  const alone = withoutParallel(bySession.map(([slot]) => slot));
  return bySession.flatMap(([{ rank, room }, session]) => {
    const known = listed.get(room);
    /** @type {Objection[]} */
    const found = [];
    if (room && whole && !known) {
      const value = shortened(session.room);
      const guess = nearest(value, names([...listed.values()].map(({ name }) => name)));
      found.push([["programme", rank, "room"], "room-unknown", { value }, guess]);
    }
    const own = session.expected;
    const expected = own ?? ("expected" in session && alone.has(rank) ? event.expected : undefined);
    if (known && expected !== undefined && known.capacity !== undefined && expected > known.capacity)
      found.push([
        ["programme", rank, own === undefined ? "room" : "expected"],
        "room-small",
        {
          expected: counted(expected, "personne attendue", "personnes attendues"),
          places: counted(known.capacity, "place"),
          room: known.name,
        },
      ]);
    return found;
  });
};

// No two sessions have one id, and none has an id that its page keeps for itself.
/** @type {(sessions: Parts, kept: Kept) => Objection[]} */
export const fragments = (sessions, kept) => {
  const ids = [...sessions].flatMap(([rank, { id }]) => (id ? [/** @type {[number, string]} */ ([rank, id])] : []));
  const taken = new Set(ids.map(([, id]) => id));
  /** @type {Set<string>} */
  const seen = new Set();
  return ids.flatMap(([rank, id]) => {
    const again = seen.has(id);
    seen.add(id);
    if (!again && !isKept(kept, id)) return [];
    const fresh = fragmentFor(kept, id, taken);
    taken.add(fresh);
    return [
      /** @type {Objection} */ ([
        ["programme", rank, "id"],
        again ? "session-id" : "session-id/kept",
        { value: id, fresh },
      ]),
    ];
  });
};

// What came out of a session names one of the programme.
/** @type {(sessions: Parts, outputs: Parts, kept: Kept) => Objection[]} */
export const fromSession = (sessions, outputs, kept) => {
  const programme = [...sessions.values()];
  if (!programme.every((session) => "id" in session && session.title)) return [];
  const known = fragmentsOf(
    kept,
    programme.map(({ id, title }) => [id ?? "", title]),
  );
  return [...outputs].flatMap(([rank, { session }]) =>
    session && !known.includes(session)
      ? [
          /** @type {Objection} */ ([
            ["outputs", rank, "session"],
            "session-unknown",
            { value: shortened(session) },
            nearest(session, names(known)),
          ]),
        ]
      : [],
  );
};
