// The zones of France as calendars define them (VTIMEZONE): twin of macros/pages/events/time_zones.py, which says where they come from.

/** @typedef {import("./content-lines.js").Component} Component */

/** @type {Record<string, [name: string, offset: string]>} */
const FIXED = {
  "America/Guadeloupe": ["AST", "-0400"],
  "America/Martinique": ["AST", "-0400"],
  "America/Cayenne": ["-03", "-0300"],
  "Indian/Reunion": ["+04", "+0400"],
  "Indian/Mayotte": ["EAT", "+0300"],
};
/** @type {[name: string, offset: string]} */
const WINTER = ["CET", "+0100"];
/** @type {[name: string, offset: string]} */
const SUMMER = ["CEST", "+0200"];

/** @type {(zone: string) => Component} */
export const timeZone = (zone) => ({
  name: "VTIMEZONE",
  properties: [{ name: "TZID", value: zone }],
  components: FIXED[zone]
    ? [observance("STANDARD", "19700101T000000", FIXED[zone], FIXED[zone])]
    : [
        observance("DAYLIGHT", "19810329T020000", WINTER, SUMMER, "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
        observance(
          "STANDARD",
          "19810927T030000",
          SUMMER,
          WINTER,
          "FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU;UNTIL=19950924T010000Z",
        ),
        observance("STANDARD", "19961027T030000", SUMMER, WINTER, "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
      ],
});

/** @type {(kind: string, since: string, before: [string, string], after: [string, string], rule?: string) => Component} */
const observance = (kind, since, before, after, rule = "") => ({
  name: kind,
  properties: [
    { name: "DTSTART", value: since },
    { name: "TZOFFSETFROM", value: before[1] },
    { name: "TZOFFSETTO", value: after[1] },
    { name: "TZNAME", value: after[0] },
    ...(rule ? [{ name: "RRULE", value: rule }] : []),
  ],
});
