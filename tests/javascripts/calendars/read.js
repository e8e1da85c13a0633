// Prints, as JSON, what ical.js reads in calendars: for each file its entries, each `{uid, summary, description, starts, ends,
// properties}`. Run by the tests of the calendars, with the folder of the npm packages in INSTALLED.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.env.INSTALLED}/`);
const ICAL = require("ical.js");

// A moment in UTC, in seconds since 1970; a day as it is.
const moment = (time) => (time.isDate ? time.toString() : String(time.toUnixTime()));

function read(path) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf-8")));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  return calendar.getAllSubcomponents("vevent").map((entry) => ({
    uid: entry.getFirstPropertyValue("uid"),
    summary: entry.getFirstPropertyValue("summary"),
    description: entry.getFirstPropertyValue("description"),
    starts: moment(entry.getFirstPropertyValue("dtstart")),
    ends: entry.hasProperty("dtend") ? moment(entry.getFirstPropertyValue("dtend")) : "",
    properties: entry.getAllProperties().map((property) => property.name),
  }));
}

console.log(JSON.stringify(process.argv.slice(2).map(read)));
