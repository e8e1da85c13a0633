import assert from "node:assert/strict";
import { test } from "node:test";
import { readAs } from "../../../docs/javascripts/peers/model.js";
import { mailOf, messageOf } from "../../../docs/javascripts/peers/message.js";
import { LEAST, MOST, questionsFor } from "../../../docs/javascripts/peers/questions.js";
import { reasonsTold, shares, sumOf, unanswered } from "../../../docs/javascripts/peers/reasons.js";
import { standing } from "../../../docs/javascripts/peers/results.js";

/** @type {any} */
const DATA = {
  kinds: [
    { id: "theme", label: "même thème", labels: "mêmes thèmes" },
    { id: "challenge", label: "même question", labels: "mêmes questions" },
    { id: "hosted", label: "a accueilli sur", labels: "a accueilli sur" },
    { id: "works_on", label: "travaille sur ce que vous cherchez", labels: "travaille sur ce que vous cherchez" },
    { id: "bordering", label: "départements voisins", labels: "départements voisins" },
  ],
  sought: ["offered", "hosted", "practised", "offered_family"],
  terms: {
    theme: { mobilite: "Mobilité", esn: "ESN et PME" },
    challenge: { payer: "Comment payer ?" },
    department: { 25: "Doubs", 39: "Jura" },
  },
  names: { "echanges/x": "Une équipe chez une autre" },
  questions: {
    a: "Qui décide ?",
    b: "Qui paie ?",
    ...Object.fromEntries([..."cdefghij"].map((id) => [id, `${id} ?`])),
  },
  point: 100,
};
/** @type {any} */
const POLE = { key: "poles/un", title: "Un pôle", traits: {}, hosted: { mobilite: ["echanges/x"] }, year: 2022 };

test("the points of the lines are whole, and add up to the sum as it is rounded, whatever they are", () => {
  let seed = 7;
  const chance = () => (seed = (seed * 48271) % 2147483647);
  for (let turn = 0; turn < 500; turn += 1) {
    const points = Array.from({ length: 1 + (chance() % 8) }, () => chance() % 9000);
    const shown = shares(points, 100);
    assert.equal(
      shown.reduce((sum, one) => sum + one, 0),
      Math.round(points.reduce((sum, one) => sum + one, 0) / 100),
    );
    for (const [index, one] of shown.entries())
      assert.ok(Number.isInteger(one) && Math.abs(one - points[index] / 100) < 1);
  }
});

test("a reason names its terms as a sentence has them, and the pages that show it", () => {
  const reasons = [
    { kind: "theme", traits: ["mobilite", "esn"], points: 2600 },
    { kind: "hosted", traits: ["mobilite"], points: 1300 },
    { kind: "challenge", traits: ["payer"], points: 1000 },
    { kind: "bordering", traits: ["25|39"], points: 400 },
  ];
  const told = reasonsTold(DATA, { pole: POLE, points: 5300, reasons });
  assert.deepEqual(
    told.map(({ words }) => words),
    [
      "mêmes thèmes : mobilité et ESN et PME",
      "a accueilli sur : mobilité",
      "même question : « Comment payer ? »",
      "départements voisins : Doubs – Jura",
    ],
  );
  assert.deepEqual(told[1].shown, [{ key: "echanges/x", title: "Une équipe chez une autre" }]);
  assert.equal(sumOf(told), 53);
});

test("a theme that one seeks is answered by who can pass it on, not by who is alike or does something near", () => {
  const peers = [
    { pole: POLE, points: 3, reasons: [{ kind: "hosted", traits: ["mobilite"], points: 3 }] },
    { pole: POLE, points: 3, reasons: [{ kind: "theme", traits: ["esn"], points: 3 }] },
    { pole: POLE, points: 3, reasons: [{ kind: "offered_family", traits: ["esn"], points: 3 }] },
  ];
  assert.deepEqual(unanswered(peers, ["mobilite", "esn"]), ["esn"]);
});

test("the questions are those of what one asks and seeks, then what happened since, then what the page does not tell; none stands twice", () => {
  const untold = ["b", "gone", "a"];
  const asked = questionsFor(DATA, { ...POLE, untold }, ["mobilite"], ["payer"]);
  assert.equal(asked[0].text, "Comment payer ?");
  assert.ok(asked.slice(1, 4).every(({ text }) => text.startsWith("Mobilité : ")));
  assert.deepEqual(
    asked.slice(1, 4).map(({ why }) => why.includes("Une équipe chez une autre")),
    [true, false, false],
  );
  assert.match(asked[4].text, /depuis 2022/);
  assert.deepEqual(
    asked.slice(5).map(({ text }) => text),
    ["Qui paie ?", "Qui décide ?"],
  );
  const { year: _year, ...undated } = POLE;
  assert.doesNotMatch(questionsFor(DATA, undated, [])[0].text, /undefined|NaN/);
});

test("a sheet has five to eight questions, all different, whatever is sought and told", () => {
  for (const seeks of [[], ["mobilite"], ["mobilite", "esn"], ["mobilite", "esn", "gone", "other"]])
    for (const untold of [[], ["a"], [..."abcdefghij"]])
      for (const challenges of [[], ["payer"]]) {
        const asked = questionsFor(DATA, { ...POLE, untold }, seeks, challenges);
        assert.ok(asked.length >= LEAST && asked.length <= MOST);
        const told = asked.map(({ text }) => text.replace(/^.* : /, ""));
        assert.equal(new Set(told).size, told.length);
      }
});

const WISH = {
  who: "",
  where: "",
  beside: "",
  to: "Un pôle",
  address: "https://exemple.fr/poles/un/",
  through: "",
  network: false,
  why: [{ kind: "offered", words: "dit pouvoir transmettre : mobilité", names: "mobilité" }],
  seeks: ["mobilité"],
  challenges: [],
  gives: [],
  known: "faits connus jusqu’en 2022",
};

test("a message says who asks, why this pole, what is asked; to a network it asks to pass it on", () => {
  const own = messageOf({ ...WISH, who: "La Grange", where: "Arbois", gives: ["insertion"] });
  assert.match(own, /au nom de « La Grange », Arbois\./);
  assert.match(own, /vous dites pouvoir transmettre : mobilité/);
  assert.match(own, /De notre côté, nous pourrions vous parler de ceci : insertion/);
  const network = messageOf({ ...WISH, through: "CRESS", network: true });
  assert.match(network, /transmettre ce message/);
  assert.match(network, /- dit pouvoir transmettre/);
  assert.doesNotMatch(network, /vous dites|vous conviendrait|Seriez-vous/);
  assert.match(network, /Ce pôle serait-il d’accord/);
});

test("in one’s own letter one says « nous » of oneself, whoever reads it, and each sentence is one", () => {
  const sought = { kind: "works_on", words: "travaille sur ce que vous cherchez : mobilité", names: "mobilité" };
  for (const to of [{}, { through: "Une structure" }, { through: "CRESS", network: true }]) {
    const letter = messageOf({ ...WISH, ...to, seeks: [], why: [sought] });
    assert.match(letter, /ce que nous cherchons : mobilité/);
    assert.doesNotMatch(letter, /vous cherchez|que se f/);
    assert.match(
      letter,
      /comment (vous vous y êtes pris|cela s’est fait), et (ce que vous feriez|ce qui serait fait) autrement/,
    );
  }
});

test("nobody is made to speak for the pole of the library that the list started from", () => {
  const sought = { kind: "works_on", words: "travaille sur ce que cherche Un autre : mobilité", names: "mobilité" };
  const beside = messageOf({ ...WISH, beside: "Un autre", why: [sought] });
  assert.match(beside, /au nom de \[le nom de votre pôle\]/);
  assert.match(beside, /- vous travaillez sur ce que cherche « Un autre » : mobilité/);
  assert.doesNotMatch(beside, /nous cherchons/);
  assert.match(messageOf({ ...WISH, why: [sought] }), /- vous travaillez sur ce que nous cherchons : mobilité/);
  const reasons = [{ kind: "works_on", traits: ["mobilite"], points: 100 }];
  const peer = { pole: POLE, points: 100, reasons };
  assert.equal(reasonsTold(DATA, peer, "Un autre")[0].words, "travaille sur ce que cherche Un autre : mobilité");
  assert.equal(reasonsTold(DATA, peer)[0].words, "travaille sur ce que vous cherchez : mobilité");
});

test("a message names what one seeks and the question that one came with", () => {
  const question = "« Comment payer l’animation ? »";
  assert.match(messageOf({ ...WISH, challenges: [question] }), /mobilité\.\nNous nous demandons : « Comment payer/);
  const alone = { ...WISH, seeks: [], challenges: [question] };
  assert.match(messageOf(alone), /comment vous vous y êtes pris, sur : « Comment payer l’animation \? »/);
  assert.match(messageOf({ ...alone, network: true }), /comment cela s’est fait, sur : « Comment payer/);
  assert.match(messageOf({ ...WISH, seeks: [] }), /ce que vous feriez autrement/);
});

test("a long message is not cut by the address of the mail", () => {
  assert.equal(mailOf("contact@exemple.fr", "Bonjour", "court").whole, true);
  const long = mailOf("contact@exemple.fr", "Bonjour", "é".repeat(900));
  assert.deepEqual([long.whole, long.href.includes("body")], [false, false]);
});

test("a reading counts the reasons of its side alone, and orders by them; together they are all", () => {
  /** @type {(key: string, alike: number, known: number, notice?: boolean) => any} */
  const peer = (key, alike, known, notice = false) => ({
    pole: { ...POLE, key, notice },
    points: alike + known,
    reasons: [
      ...(alike ? [{ kind: "theme", traits: ["esn"], points: alike }] : []),
      ...(known ? [{ kind: "hosted", traits: ["mobilite"], points: known }] : []),
    ],
  });
  const peers = [peer("a", 1, 9), peer("b", 5, 0), peer("c", 2, 1), peer("d", 8, 0, true)];
  /** @type {(reading: "" | "ressemble" | "sait") => [string, number][]} */
  const read = (reading) => readAs(DATA, peers, reading).map(({ pole, points }) => [pole.key, points]);
  assert.deepEqual(read("ressemble"), [
    ["b", 5],
    ["c", 2],
    ["a", 1],
    ["d", 8],
  ]);
  assert.deepEqual(read("sait"), [
    ["a", 9],
    ["c", 1],
  ]);
  assert.equal(readAs(DATA, peers, ""), peers);
});

test("an offer is told by the day of the visitor", () => {
  const offer = {
    text: "Une visite",
    kind: "Visite",
    confirmed: "en 2026",
    until: "2026-12-31",
    words: "jusqu’au 31 décembre 2026",
  };
  assert.doesNotMatch(standing(offer, "2026-12-31"), /à confirmer/);
  assert.match(standing(offer, "2027-01-01"), /à confirmer/);
  assert.match(standing({ text: "", kind: "", proposed: "en 2016" }), /proposée en 2016, non confirmée/);
});
