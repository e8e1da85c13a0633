// The sheets of a day as their templates ask for them: doors, running orders, what is filled in by hand. The twin of
// macros/pages/views/packs/sheets.py and of those that it is made of (doors.py, rooms.py, blank_sheets.py), whose names it has.
import { folded, hour } from "../../contribute/rules/french.js";
import { minuteOf, written } from "../../contribute/rules/programme/clock.js";

/** @typedef {import("../../contribute/preview/facts.js").Facts} Facts */
/** @typedef {import("../../contribute/preview/facts.js").ShownCase} ShownCase */
/** @typedef {import("./codes.js").Address} Address */
/** @typedef {import("./pack.js").Pack} Pack */
/** @typedef {import("./pack.js").PackedSession} PackedSession */
/**
 * @typedef {object} Limits those of the build
 * @property {{ boxes: string[], reported: string[], attendance_lines: number, slips: number, running_lines: number, of_a_line: number }} sheets
 * @property {{ sizes: string[], room: number[], title: number[], list: number[], of_a_line: number }} doors
 */
/** @typedef {{ day: string, room: string, sessions: PackedSession[] }} RoomDay */
/** @typedef {{ day: string, packed: PackedSession | null, session_id: string }} Reported */
/** @typedef {(path: string) => Address | undefined} CodeOf the address of a path whose code the site has drawn */

/** @type {(number: number) => number[]} */
const range = (number) => Array.from({ length: Math.max(number, 0) }, (_, index) => index);

/** @type {(text: string) => number} */
const letters = (text) => [...text].length;

/** @type {(session: Facts) => string} */
const hours = ({ start, end }) => [start, start ? end : null].filter(Boolean).map(hour).join(" – ");

/** @type {(session: Facts) => string} */
const length = ({ start, end }) => {
  const minutes = start && end ? minuteOf(end) - minuteOf(start) : 0;
  if (!(minutes > 0)) return "";
  return minutes < 60 ? `${minutes}\u00a0min` : hour(written(minutes));
};

/** @type {(pack: Pack) => RoomDay[]} */
const roomDays = ({ event, days }) => {
  const listed = event.facts.rooms.map((/** @type {Facts} */ { name }) => folded(name));
  return days.flatMap(({ words, sessions }) => {
    /** @type {Map<string, PackedSession[]>} */
    const byRoom = new Map();
    for (const packed of sessions) {
      const room = folded(packed.planned.room);
      byRoom.set(room, [...(byRoom.get(room) ?? []), packed]);
    }
    const order = new Set([...listed, ...[...byRoom.keys()].filter(Boolean), ""]);
    return [...order].flatMap((name) => {
      const own = byRoom.get(name);
      return own ? [{ day: words, room: own[0].planned.room, sessions: own }] : [];
    });
  });
};

/** @type {(sizes: string[], weight: number, bounds: number[]) => string} */
const size = (sizes, weight, bounds) => sizes[bounds.filter((bound) => weight > bound).length];

/** @type {(limits: Limits, codeOf: CodeOf) => Record<string, any>} */
export const sheetsOf = ({ sheets: limits, doors: large }, codeOf) => {
  /** @type {(event: ShownCase) => string} */
  const eventPath = ({ key, facts }) => (facts.id ? `c/${facts.id}/` : `${key}/`);
  // A path whose code the site has; "" for any other.
  /** @type {(paths: string[]) => string} */
  const drawn = (paths) => paths.find(codeOf) ?? "";
  return {
    boxes: limits.boxes,
    attendance_lines: range(limits.attendance_lines),
    slips: range(limits.slips),
    hours,
    length,

    /** @type {(pack: Pack) => Record<string, any>[]} */
    doors: (pack) =>
      roomDays(pack).flatMap(({ day, room, sessions }) =>
        sessions.map((packed, rank) => {
          const { session } = packed.planned;
          const cases = packed.cases.filter((one) => one.case.title !== session.title);
          const list =
            letters(session.speakers.join(", ")) +
            cases.reduce((sum, one) => sum + letters(one.case.title) + large.of_a_line, 0);
          return {
            day,
            packed,
            session,
            cases,
            room: packed.planned.room,
            following: (room && sessions[rank + 1]) || null,
            address: drawn([`${eventPath(pack.event)}#${packed.planned.id}`]),
            room_size: size(large.sizes, letters(packed.planned.room), large.room),
            title_size: size(large.sizes, letters(session.title), large.title),
            list_size: size(large.sizes, list, large.list),
          };
        }),
      ),

    /** @type {(pack: Pack) => RoomDay[]} */
    running_orders: (pack) => {
      const orders = roomDays(pack);
      return orders.length ? orders : [{ day: "", room: "", sessions: [] }];
    },

    /** @type {(order: RoomDay) => number[]} */
    blank_lines: ({ sessions }) => {
      const taken = sessions.map(({ cases, planned: { session } }) => {
        const told = [cases.map((one) => one.case.title).join(" ; "), session.speakers.join(", ")];
        return 1 + Math.floor(Math.max(...told.map(letters)) / limits.of_a_line);
      });
      return range(limits.running_lines - taken.reduce((sum, one) => sum + one, 0));
    },

    /** @type {(pack: Pack) => Reported[]} */
    reported: ({ days }) => [
      { day: "", packed: null, session_id: "" },
      ...days.flatMap(({ words, sessions }) =>
        sessions
          .filter(({ planned }) => limits.reported.includes(planned.session.kind))
          .map((packed) => ({ day: words, packed, session_id: packed.planned.id })),
      ),
    ],

    /** @type {(site: string, event: ShownCase, reported: Reported) => string} */
    report_path: (_site, { key }, { session_id: id }) => {
      const whole = `contribuer/proposer/?fiche=${key}&champ=outputs#ecrire`;
      return drawn([...(id ? [whole.replace("#", `&seance=${id}#`)] : []), whole]);
    },

    /** @type {(event: ShownCase) => string} */
    event_path: (event) => drawn([eventPath(event)]),
  };
};
