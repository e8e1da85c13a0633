// A series of equal slots in one gesture: « 2 × 6 de 45 min » is two rounds of six sessions at once, 45 minutes each, with a break
// between, spread over the rooms. It is read from what people type; what cannot be read is told, with an example.
import { MIDNIGHT, dayInWords, hourInWords, lengthInWords, minutesOf, timeOf } from "./clock.js";
import { BLANK_SESSION, MOST_SESSIONS, dateOfSession, daysOf, done, undone } from "./day.js";

/** @typedef {import("./day.js").Day} Day */
/** @typedef {import("./day.js").Outcome} Outcome */
/** @typedef {import("./day.js").Session} Session */
/**
 * @typedef {object} SlotPlan
 * @property {number} rounds
 * @property {number} parallel sessions at once
 * @property {number} minutes each
 * @property {number} [start] minutes since midnight, where it was typed
 * @property {number} [pause] minutes between two rounds, where it was typed
 */
/** @typedef {{ plan: SlotPlan } | { told: string }} SlotsRead */

export const SLOT_EXAMPLE = "2 × 6 de 45 min à partir de 13 h 45, pause 15 min";

const PAUSE = 15; // minutes between two rounds, where nothing is said
const START = 9 * 60; // of a day that has no session yet
const MOST = { rounds: 20, parallel: 50, minutes: 480, pause: 240 };

const NUMBERS =
  "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante".split(
    " ",
  );
const VALUES = [...Array(17).keys(), 20, 30, 40];
const NUMBER = `(?:\\d{1,3}|une|${NUMBERS.join("|")})`;

/** @type {(typed: string) => number} */
const numberOf = (typed) => (/^\d/.test(typed) ? Number(typed) : typed === "une" ? 1 : VALUES[NUMBERS.indexOf(typed)]);

// --- reading -----------------------------------------------------------------------------------

const HOURS = "(?:heures?|h)";
const MINUTES = "(?:minutes?|min|mn|m|')";
const LENGTH = new RegExp(
  [
    "(?<three>trois quarts d'heure|3/4 d'heure|3/4 h)",
    "(?<half>(?:une )?demi[- ]heure|1/2 heure|1/2 h)",
    "(?<quarter>(?:un )?quart d'heure|1/4 d'heure|1/4 h)",
    `(?<hours>${NUMBER}) ?${HOURS} (?<after>et demie|et quart|trois quarts)`,
    `(?<hour>${NUMBER}) ?${HOURS}(?: ?(?<rest>\\d{1,2})(?: ?${MINUTES})?)?(?![a-z])`,
    `(?<minutes>${NUMBER}) ?${MINUTES}(?![a-z])`,
  ].join("|"),
  "u",
);
const AFTER = { "et demie": 30, "et quart": 15, "trois quarts": 45 };

/** @type {(found: RegExpExecArray | RegExpMatchArray) => number} */
const lengthFrom = ({ groups = {} }) => {
  const { three, half, quarter, hours, after, hour, rest = "0", minutes } = groups;
  if (three) return 45;
  if (half) return 30;
  if (quarter) return 15;
  if (hours) return numberOf(hours) * 60 + AFTER[/** @type {keyof typeof AFTER} */ (after)];
  return hour ? numberOf(hour) * 60 + Number(rest) : numberOf(minutes);
};

const SOURCE = LENGTH.source.replaceAll(/\?<\w+>/g, "?:");
const PAUSE_AFTER = new RegExp(
  `\\b(?:pauses?|battements?|intervalles?|entractes?)(?: de| d'|:)? ?(?<length>${SOURCE})`,
  "u",
);
const PAUSE_BEFORE = new RegExp(
  `(?:\\bavec )?(?:une |des )?(?<length>${SOURCE}) (?:de )?(?:pauses?|battements?|intervalles?|entractes?|entre)(?: entre)?`,
  "u",
);
const NO_PAUSE = /\bsans (?:pause|battement|intervalle|entracte)s?\b/u;
const CLOCK = "(?<hour>[01]?\\d|2[0-4]) ?(?:h(?:eures?)?|:) ?(?<minute>[0-5]\\d)?|(?<noon>midi)(?<half> et demie?)?";
const BEGIN = new RegExp(
  `(?:\\b(?:a partir de|a compter de|des|depuis|debut(?: a)?|commence(?:nt)? a)|\\ba|(?:^|[ ,;])@) ?(?:${CLOCK})(?![a-z\\d])`,
  "u",
);
const BARE = new RegExp(`(?<![a-z\\d])(?:${CLOCK})(?![a-z\\d])`, "u");
const ROUNDS_BY = new RegExp(
  `\\b(?<rounds>${NUMBER}) ?(?:x|\\*|fois|(?:series?|vagues?|tours?|rounds?|rotations?|sessions?|salves?)(?: successives?)?(?: de| d')|(?:series?|vagues?|tours?|rounds?|rotations?|sessions?)) ?(?<parallel>${NUMBER})(?![a-z\\d:])(?! ?(?:${MINUTES}|${HOURS})(?![a-z]))`,
  "u",
);
const ONE_ROUND = new RegExp(
  `\\b(?<parallel>${NUMBER}) (?=(?:ateliers?|seances?|sessions?|creneaux|creneau|tables?|temps)(?![a-z]))`,
  "u",
);
// What may stand around without saying more.
const FILLERS =
  /\b(?:ateliers?|seances?|sessions?|creneaux|creneau|tables?|temps|en|paralleles?|simultane(?:e?s?)|meme|au|du|le|la|les|de|d'|des|d|et|puis|avec|par|pendant|chacune?|chaque|animee?s?|duree|entre|deux|une?|series?|l'|pour|forum|solutions|minutes?|environ|successives?|a|x)\b|d'|l'|[ ,;.:()'-]/gu;

// Small letters without accents, one sign for each that looks like it.
/** @type {(typed: string) => string} */
const plain = (typed) =>
  typed
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[’‘′´`]/gu, "'")
    .replace(/[×✕✖⨯]/gu, "x")
    .replace(/½/gu, "1/2")
    .replace(/¾/gu, "3/4")
    .replace(/[\s\u00a0\u202f]+/gu, " ")
    .trim();

/** @type {(why: string) => SlotsRead} */
const unread = (why) => ({ told: `${why} Écrivez par exemple : « ${SLOT_EXAMPLE} ».` });

// What was typed as a plan, or what is missing in it.
/** @type {(typed: string) => SlotsRead} */
export const readSlots = (typed) => {
  let left = plain(typed.slice(0, 300));
  if (!left) return unread("Dites combien d’ateliers, et leur durée.");
  /** @type {(expression: RegExp) => RegExpExecArray | null} */
  const taken = (expression) => {
    const found = expression.exec(left);
    if (found) left = `${left.slice(0, found.index)} ; ${left.slice(found.index + found[0].length)}`;
    return found;
  };
  /** @type {Partial<SlotPlan>} */
  const plan = {};
  if (taken(NO_PAUSE)) plan.pause = 0;
  else {
    const found = taken(PAUSE_AFTER) ?? taken(PAUSE_BEFORE);
    const length = found && LENGTH.exec(found.groups?.length ?? "");
    if (length) plan.pause = lengthFrom(length);
  }
  const begun = taken(BEGIN)?.groups;
  const by = taken(ROUNDS_BY)?.groups;
  const one = by ? undefined : taken(ONE_ROUND)?.groups;
  // An hour that stands by itself beside a length is the longer of both: « 13h45 : 2 × 6 de 45 min ».
  const lengths = [...left.matchAll(new RegExp(LENGTH, "gu"))].sort((a, b) => lengthFrom(a) - lengthFrom(b));
  const length = lengths[0];
  if (length) left = `${left.slice(0, length.index)} ; ${left.slice(length.index + length[0].length)}`;
  const parallel = by?.parallel ?? one?.parallel;
  if (!parallel) return unread("Le nombre d’ateliers ne se lit pas.");
  if (!length) return unread("La durée des ateliers ne se lit pas.");
  const begin = begun ?? taken(BARE)?.groups;
  if (begin)
    plan.start = begin.noon ? 720 + (begin.half ? 30 : 0) : Number(begin.hour) * 60 + Number(begin.minute ?? 0);
  const unknown = left.replace(FILLERS, " ").trim();
  if (unknown) return unread(`« ${unknown.slice(0, 40)} » ne se lit pas.`);
  const read = {
    rounds: by ? numberOf(by.rounds) : 1,
    parallel: numberOf(parallel),
    minutes: lengthFrom(length),
    ...plan,
  };
  return bounded(read);
};

/** @type {(plan: SlotPlan) => SlotsRead} */
const bounded = (plan) => {
  const { rounds, parallel, minutes, start = 0, pause = 0 } = plan;
  if (!rounds || rounds > MOST.rounds) return unread(`Il faut de 1 à ${MOST.rounds} séries.`);
  if (!parallel || parallel > MOST.parallel) return unread(`Il faut de 1 à ${MOST.parallel} ateliers à la fois.`);
  if (minutes < 5 || minutes > MOST.minutes) return unread("Un atelier dure de 5 minutes à 8 heures.");
  if (pause > MOST.pause) return unread("Une pause dure 4 heures au plus.");
  return start < MIDNIGHT ? { plan } : unread("L’heure du début n’existe pas.");
};

// --- adding ------------------------------------------------------------------------------------

// When a day's slots begin where nobody says it: after its last session.
/** @type {(day: Day, date: string) => number} */
const nextStart = (day, date) =>
  day.sessions.reduce(
    (latest, session) =>
      dateOfSession(day, session) === date
        ? Math.max(latest, minutesOf(session.end) ?? minutesOf(session.start) ?? 0)
        : latest,
    0,
  ) || START;

// The rooms of the list in which nothing happens between two moments of a day.
/** @type {(day: Day, date: string, start: number, end: number) => string[]} */
const freeRooms = (day, date, start, end) => {
  const taken = new Set(
    day.sessions
      .filter((session) => session.room && dateOfSession(day, session) === date)
      .filter((session) => {
        const begins = minutesOf(session.start);
        return begins !== undefined && begins < end && (minutesOf(session.end) ?? begins + 1) > start;
      })
      .map(({ room }) => room),
  );
  return day.frame.rooms.map(({ name }) => name).filter((name) => !taken.has(name));
};

/** @type {(rank: number) => string} */
const seriesName = (rank) => `${rank === 1 ? "1re" : `${rank}e`} série`;

// The sessions of a plan, or of what was typed for one: on a day of the event, of a kind, in the rooms that are free then.
/** @type {(day: Day, plan: SlotPlan | string, options?: { day?: string, kind?: string }) => Outcome} */
export const addSlots = (day, plan, { day: on, kind = "atelier-pratiques" } = {}) => {
  const read = typeof plan === "string" ? readSlots(plan) : bounded(plan);
  if ("told" in read) return undone(day, read.told);
  const { rounds, parallel, minutes, pause = PAUSE } = read.plan;
  const days = daysOf(day);
  const date = on ?? days[0] ?? "";
  if (date && !days.includes(date))
    return undone(day, `Le ${dayInWords(date)} n’est pas un jour de la rencontre : ajoutez d’abord ce jour.`);
  if (day.sessions.length + rounds * parallel > MOST_SESSIONS)
    return undone(day, `Un programme compte ici ${MOST_SESSIONS} séances au plus.`);
  const first = read.plan.start ?? nextStart(day, date);
  const end = first + rounds * minutes + (rounds - 1) * pause;
  if (end >= MIDNIGHT)
    return undone(
      day,
      `Ces ateliers commenceraient à ${hourInWords(first)} et finiraient après minuit : écrivez un début plus tôt, par exemple « à partir de 9 h », ou choisissez un autre jour.`,
    );
  /** @type {Session[]} */
  const added = [];
  const before = Math.max(0, ...day.sessions.map(({ label }) => Number(/^Atelier (\d+)$/.exec(label)?.[1] ?? 0)));
  const series = new Set(day.sessions.map((session) => session.series));
  let rank = 0;
  for (let round = 0; round < rounds; round += 1) {
    const start = first + round * (minutes + pause);
    const rooms = freeRooms(day, date, start, start + minutes);
    do rank += 1;
    while (series.has(seriesName(rank)));
    for (let index = 0; index < parallel; index += 1)
      added.push({
        ...BLANK_SESSION,
        key: `s${day.made + added.length + 1}`,
        day: days.length > 1 ? date : "",
        start: timeOf(start),
        end: timeOf(start + minutes),
        kind,
        label: `Atelier ${before + added.length + 1}`,
        series: rounds > 1 ? seriesName(rank) : "",
        room: rooms[index] ?? "",
      });
  }
  const roomless = added.filter(({ room }) => !room).length;
  const told = [
    rounds > 1
      ? `${rounds} séries de ${parallel === 1 ? "1 atelier" : `${parallel} ateliers`} de ${lengthInWords(minutes)}`
      : `${parallel === 1 ? "1 atelier" : `${parallel} ateliers`} de ${lengthInWords(minutes)}`,
    `, de ${hourInWords(first)} à ${hourInWords(end)}`,
    rounds > 1 && pause ? `, avec ${lengthInWords(pause)} de pause` : "",
    roomless && day.frame.rooms.length
      ? ` ; ${roomless === 1 ? "1 reste" : `${roomless} restent`} sans salle, faute de salle libre.`
      : ".",
  ].join("");
  return done({ ...day, sessions: [...day.sessions, ...added], made: day.made + added.length }, told);
};
