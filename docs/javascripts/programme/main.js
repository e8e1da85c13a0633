// What the page of an event to come learns from the clock: what runs now and what comes next, on its days alone; whether
// one can still register, and whether it is over. Moments are those of the page, each with its distance from UTC, and days
// are those of the place (`data-zone`), wherever the visitor is. Without this script every hour and date is as it was
// written. It is one module, for it is one request more on these pages alone.

/** @typedef {{ id: string, title: string, room: string, day: string, from: string, until: string, start: number, end: number }} Session its `start` and `end` as moments; `end` is 0 where nobody can know */

const MINUTE = 60_000;
const TOLD = 3;

/** @type {(selector: string, within?: ParentNode) => HTMLElement[]} */
const all = (selector, within = document) =>
  [...within.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);

/** @type {(tag: string, className: string, ...children: (Node | string)[]) => HTMLElement} */
const made = (tag, className, ...children) => {
  const element = Object.assign(document.createElement(tag), { className });
  element.append(...children);
  return element;
};

// --- the clock of the place ------------------------------------------------------------------

const [article] = all("article[data-zone]");
const { zone: timeZone = "Europe/Paris", last = "" } = article.dataset;
const DAY = new Intl.DateTimeFormat("fr-FR", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
const HOUR = new Intl.DateTimeFormat("fr-FR", { timeZone, hour: "numeric", minute: "2-digit", hourCycle: "h23" });
const WEEKDAY = new Intl.DateTimeFormat("fr-FR", { timeZone, weekday: "long" });
const LONG_DAY = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" });

/** @type {(format: Intl.DateTimeFormat, moment: number) => Record<string, string>} */
const partsOf = (format, moment) =>
  Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));

// The day that the calendars of the place show at a moment: 2027-03-12.
/** @type {(moment: number) => string} */
const dayAt = (moment) => {
  const { year, month, day } = partsOf(DAY, moment);
  return `${year}-${month}-${day}`;
};

/** @type {(moment: number) => string} */
const hourAt = (moment) => {
  const { hour, minute } = partsOf(HOUR, moment);
  return `${Number(hour)}\u00a0h${minute === "00" ? "" : `\u00a0${minute}`}`;
};

// --- the sessions ------------------------------------------------------------------------------

/** @type {() => Session[]} */
const sessionsOf = () => {
  const found = all(".session").flatMap((one) => {
    const [from, until] = [...one.querySelectorAll("time")];
    if (!from?.dateTime) return [];
    const [start, end] = [from, until].map((time) => Date.parse(time?.dateTime ?? ""));
    const title = one.querySelector(".slot-title")?.firstChild?.textContent?.trim() ?? "";
    const room = one.querySelector(".slot-room")?.firstChild?.textContent?.split(",")[0].trim() ?? "";
    const hours = { from: from.textContent ?? "", until: until?.textContent ?? "" };
    return [{ id: one.id, title, room, day: dayAt(start), ...hours, start, end: end || 0 }];
  });
  // One whose end is not told lasts until others begin, on its day.
  const starts = found.map(({ start, day }) => ({ start, day }));
  for (const session of found) {
    if (session.end) continue;
    const next = starts.filter(({ start, day }) => day === session.day && start > session.start);
    session.end = Math.min(...next.map(({ start }) => start), Infinity);
    if (session.end === Infinity) session.end = 0;
  }
  return found.sort((one, other) => one.start - other.start);
};

// What runs at a moment, and all that begins next.
/** @type {(sessions: Session[], moment: number) => { running: Session[], next: Session[] }} */
const around = (sessions, moment) => {
  const coming = sessions.filter(({ start }) => start > moment);
  return {
    running: sessions.filter(({ start, end }) => start <= moment && moment < end),
    next: coming.filter(({ start }) => start === coming[0].start),
  };
};

// --- now and next ------------------------------------------------------------------------------

/** @type {(sessions: Session[], told: (session: Session) => string) => HTMLElement} */
const listed = (sessions, told) => {
  const lines = sessions.map((session) => {
    const link = Object.assign(document.createElement("a"), { href: `#${session.id}`, textContent: session.title });
    const note = [session.room, told(session)].filter(Boolean).join(" · ");
    return made("li", "", link, " ", made("span", "note", note));
  });
  return made("ul", "now-list", ...lines);
};

/** @type {(running: Session[]) => string} */
const spoken = (running) => {
  const titles = running.slice(0, TOLD).map(({ title }) => title);
  const others = running.length - titles.length;
  return `En ce moment\u00a0: ${titles.join("\u00a0; ")}${others > 0 ? ` et ${others} autre${others > 1 ? "s" : ""}` : ""}.`;
};

// The panel above the programme: drawn anew when what it says has changed, and never under the focus of somebody; a screen
// reader is told of what begins, not of each minute.
const followProgramme = () => {
  const [programme] = all("#x-programme");
  const sessions = sessionsOf();
  if (!programme || !sessions.length) return;
  const [first, end] = [
    sessions[0].day,
    sessions
      .map(({ day }) => day)
      .sort()
      .at(-1) ?? "",
  ];
  const clock = made("p", "note");
  const panel = made("div", "now");
  const voice = made("p", "visually-hidden");
  voice.setAttribute("role", "status");
  let shown = "";
  let ran = "";

  /** @type {(moment: number) => void} */
  const draw = (moment) => {
    const today = dayAt(moment);
    const { running, next } = first <= today && today <= end ? around(sessions, moment) : { running: [], next: [] };
    clock.textContent = `Il est ${hourAt(moment)} sur place.`;
    const ids = [running, next].map((list) => list.map(({ id }) => id).join());
    const told = [today, ...ids].join("/");
    if (told === shown || panel.contains(document.activeElement)) return;
    shown = told;
    if (!running.length && !next.length) {
      panel.remove();
      return;
    }
    const other = next.length && next[0].day !== today ? ` ${WEEKDAY.format(next[0].start)}` : "";
    panel.replaceChildren(
      ...(running.length
        ? [made("h3", "", "En ce moment"), listed(running, ({ until }) => (until ? `jusqu’à ${until}` : ""))]
        : []),
      ...(next.length ? [made("h3", "", `Ensuite,${other} à ${next[0].from}`), listed(next, () => "")] : []),
      clock,
    );
    if (!panel.isConnected) programme.querySelector(".titled")?.after(panel, voice);
    if (ids[0] !== ran && running.length && ran !== "") voice.textContent = spoken(running);
    ran = ids[0] || "-";
  };

  let wait = 0;
  const follow = () => {
    clearTimeout(wait);
    const moment = Date.now();
    draw(moment);
    const today = dayAt(moment);
    // Days before, the page need not look at the clock each minute.
    if (today <= end) wait = setTimeout(follow, today < first ? 60 * MINUTE : MINUTE - (moment % MINUTE));
  };
  panel.addEventListener("focusout", () => setTimeout(follow));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") follow();
  });
  follow();
};

// --- what is over --------------------------------------------------------------------------------

// One can register until the end of a day; what can be added to a calendar is to come.
const tellWhatIsOver = () => {
  const today = dayAt(Date.now());
  for (const line of all("[data-closes]")) {
    const { closes = "" } = line.dataset;
    if (closes >= today) continue;
    line.textContent = `Les inscriptions sont closes\u00a0: elles étaient ouvertes jusqu’au ${LONG_DAY.format(new Date(closes)).replace(/^1 /, "1er ")}.`;
    line.classList.add("overdue");
    for (const link of all(".case-actions [data-register]")) link.remove();
    for (const link of all("[data-register]")) {
      link.classList.remove("strong");
      link.textContent = "Voir la page d’inscription";
    }
  }
  if (last && last < today) for (const link of all("[data-agenda], [data-register]")) link.remove();
};

tellWhatIsOver();
followProgramme();
