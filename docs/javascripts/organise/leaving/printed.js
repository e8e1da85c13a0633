// The programme as it is printed before anything is published: the page around it stays on the screen. Drawn when it is asked for.
import { make } from "../../lib/elements.js";
import { dayInWords, spanInWords } from "../day/clock.js";
import { dateOfSession, daysOf, nameOf } from "../day/day.js";
import { sessionsOn } from "../day/sessions.js";
import { hoursInWords, sheetTitle } from "../timetable/card.js";

/** @typedef {import("../day/day.js").Day} Day */
/** @typedef {import("../day/day.js").Session} Session */
/** @typedef {import("../timetable/card.js").Titles} Titles */

/** @type {(session: Session, titles: Titles) => HTMLElement} */
const line = (session, titles) => {
  const name = nameOf(session, titles);
  const sheets = session.cases.map((sheet) => sheetTitle(sheet, titles)).filter((title) => title !== name);
  return make(
    "li",
    {},
    make(
      "p",
      { className: "printed-name" },
      make("strong", { textContent: name }),
      session.room && make("span", { className: "printed-room", textContent: ` · ${session.room}` }),
    ),
    session.text && make("p", { textContent: session.text }),
    session.speakers.length > 0 && make("p", { textContent: session.speakers.join(" ; ") }),
    ...sheets.map((title) => make("p", { className: "printed-sheet", textContent: title })),
  );
};

/** @type {(title: string, sessions: Session[], titles: Titles) => HTMLElement} */
const part = (title, sessions, titles) => {
  /** @type {Map<string, Session[]>} */
  const hours = new Map();
  for (const session of sessions) {
    const when = hoursInWords(session);
    hours.set(when, [...(hours.get(when) ?? []), session]);
  }
  return make(
    "section",
    {},
    title && make("h2", { textContent: title }),
    make(
      "dl",
      {},
      ...[...hours].map(([when, those]) =>
        make(
          "div",
          {},
          make("dt", { textContent: when }),
          make("dd", {}, make("ul", {}, ...those.map((session) => line(session, titles)))),
        ),
      ),
    ),
  );
};

// Day by day, hour by hour; what has no day comes last. `place` is the name of the commune.
/** @type {(day: Day, titles: Titles, place: string) => HTMLElement[]} */
export const printedProgramme = (day, titles, place) => {
  const { title, starts, ends, venue } = day.frame;
  const days = daysOf(day);
  const several = days.length > 1;
  const dates = several ? spanInWords(starts, ends) : starts && dayInWords(starts);
  const undated = day.sessions.filter((session) => !days.includes(dateOfSession(day, session)));
  return [
    make("h1", { textContent: title || "Programme" }),
    make("p", { className: "printed-frame", textContent: [dates, venue, place].filter(Boolean).join(" · ") }),
    ...days.map((date) => part(several ? dayInWords(date) : "", sessionsOn(day, date), titles)),
    ...(undated.length ? [part(days.length ? "Sans jour" : "", undated, titles)] : []),
  ];
};
