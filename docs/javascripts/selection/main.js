// The page of the selection: the cases that this browser keeps, or those of a link that
// somebody sent; their order, their comparison, one booklet, one table.
import { action, copyLink, listed, make, pageCount, quoted } from "../lib/elements.js";
import { records } from "../lib/records.js";
import { MOST, ROOT, isKept, keep, kept, keysAmong, shareAddress } from "./kept.js";

const place = document.getElementById("selection");
const fallback = document.getElementById("selection-sans");

const status = make("p", { className: "status", attributes: { role: "status" } });
const undo = action("Annuler", () => undone?.(), { hidden: true });
const problems = make("div", { className: "problems-told", hidden: true, attributes: { role: "status" } });
const banner = make("div", { className: "from-link", hidden: true });
const tools = make("div", { className: "act-line" });
const list = make("ol", { className: "shelf", data: { noKeep: "" } });
const empty = make("div", { className: "shelf-empty", hidden: true });

let keys = [];
let sent = false; // the list is a link's, not this browser's
let undone = null;
let turn = 0;
const ticked = new Set();

const tell = (text, back = null) => {
  status.textContent = text;
  undone = back;
  undo.hidden = !back;
};
const complain = (lines) => {
  problems.replaceChildren(...lines.map((text) => make("p", { textContent: text })));
  problems.hidden = !lines.length;
};

// --- the list --------------------------------------------------------------------------------

const change = (next) => {
  keys = keysAmong(next);
  if (sent) history.replaceState(null, "", shareAddress(keys));
  else keep(keys);
  return show();
};

const focusOn = (key, name) => {
  const item = [...list.children].find((one) => one.dataset.key === key);
  const wanted = item?.querySelector(`[data-do="${name}"]`);
  (wanted && !wanted.disabled ? wanted : item?.querySelector("button:not(:disabled)"))?.focus();
};

const step = async (one, by) => {
  const from = keys.indexOf(one.asked);
  const next = [...keys];
  next.splice(from, 1);
  next.splice(from + by, 0, one.asked);
  await change(next);
  tell(`${one.title} est en position ${from + by + 1} sur ${keys.length}.`);
  focusOn(one.asked, by < 0 ? "up" : "down");
};

const remove = async (one) => {
  const index = keys.indexOf(one.asked);
  await change(keys.filter((key) => key !== one.asked));
  tell(`${one.title} est retiré de la liste.`, async () => {
    await change([...keys.slice(0, index), one.asked, ...keys.slice(index)]);
    tell(`${one.title} est de retour.`);
    focusOn(one.asked, "remove");
  });
  undo.focus();
};

const item = (one, index) => {
  const tool = (text, name, run, disabled = false) =>
    action(text, run, { disabled, data: { do: name }, attributes: { "aria-label": `${text} : ${one.title}` } });
  const order = [
    tool("Monter", "up", () => step(one, -1), index === 0),
    tool("Descendre", "down", () => step(one, 1), index === keys.length - 1),
    tool("Retirer", "remove", () => remove(one)),
  ];
  if (one.missing || one.unread) {
    const said = one.missing
      ? "Cette page n’est plus dans la bibliothèque, ou n’y a jamais été. Vous pouvez la retirer de la liste."
      : "Cette page n’a pas pu se charger. Vérifiez votre connexion, puis rechargez.";
    return make(
      "li",
      { className: "shelf-item gone", data: { key: one.asked } },
      make("h2", { textContent: quoted(one.asked) }),
      make("p", { className: "card-text", textContent: said }),
      make("div", { className: "shelf-tools" }, ...order),
    );
  }
  const box = make("input", {
    type: "checkbox",
    checked: ticked.has(one.asked),
    attributes: { "aria-label": `Comparer : ${one.title}` },
  });
  box.addEventListener("change", () => (box.checked ? ticked.add(one.asked) : ticked.delete(one.asked)));
  const where = [one.place, one.year && `faits connus jusqu’en ${one.year}`].filter(Boolean).join(" · ");
  return make(
    "li",
    { className: `shelf-item kind-${one.key.split("/")[0]}`, data: { key: one.asked } },
    make("p", { className: "card-kind", textContent: one.kind }),
    make("h2", {}, make("a", { href: new URL(one.address).pathname, textContent: one.title })),
    make("p", { className: "card-text", textContent: one.summary }),
    where && make("p", { className: "card-place", textContent: where }),
    make("div", { className: "shelf-tools" }, make("label", { className: "tick" }, box, " Comparer"), ...order),
  );
};

let shown = [];
const show = async () => {
  const wave = ++turn;
  const found = await records(keys);
  if (wave !== turn) return;
  shown = found;
  list.replaceChildren(...shown.map(item));
  list.hidden = tools.hidden = !keys.length;
  empty.hidden = keys.length > 0;
  if (document.body.classList.contains("with-booklet")) (await import("./booklet.js")).setBooklet(null);
  showBanner();
};

// --- a list that came by a link ----------------------------------------------------------------

const showBanner = () => {
  banner.hidden = !sent;
  if (!sent) return;
  const mine = kept();
  const same = mine.join() === keys.join();
  const take = (text, next) =>
    action(
      text,
      async () => {
        const [before, link] = [mine, [...keys]];
        keep(next());
        if (!isKept()) return; // said by what keeps; the link still holds the list
        leaveLink();
        await show();
        tell("La liste est gardée dans ce navigateur.", async () => {
          keep(before);
          sent = true;
          keys = link;
          history.replaceState(null, "", shareAddress(keys));
          await show();
          tell("C’est annulé : la liste du lien est de nouveau devant vous.");
        });
        undo.focus();
      },
      { className: "act strong" },
    );
  banner.replaceChildren(
    make(
      "p",
      {},
      make("strong", { textContent: "Cette liste vient d’un lien." }),
      same ? " C’est aussi celle que vous gardez." : " Elle n’est pas gardée dans votre navigateur.",
    ),
    ...(same || !keys.length
      ? []
      : mine.length
        ? [
            take(`Ajouter à ma sélection (${pageCount(mine.length)})`, () => [...mine, ...keys]),
            take("Remplacer ma sélection", () => keys),
          ]
        : [take("Garder cette liste", () => keys)]),
    " ",
    make("a", { href: new URL("selection/", ROOT).pathname, textContent: "Voir ma sélection" }),
  );
};

const leaveLink = () => {
  sent = false;
  keys = kept();
  history.replaceState(null, "", new URL("selection/", ROOT).href);
};

// --- what can be done with it --------------------------------------------------------------------

const readable = () => shown.filter((one) => !one.missing && !one.unread);

const compare = () => {
  const some = readable();
  const chosen = some.filter((one) => ticked.has(one.asked));
  const wanted = chosen.length === 0 && (some.length === 2 || some.length === 3) ? some : chosen;
  if (wanted.length < 2 || wanted.length > 3) {
    tell(
      wanted.length > 3
        ? "Trois cas au plus tiennent côte à côte : décochez-en."
        : "Cochez « Comparer » pour deux ou trois cas de la liste.",
    );
    list.querySelector("input[type=checkbox]")?.focus();
    return;
  }
  location.href = new URL(`comparer/?${wanted.map((one, index) => `${"abc"[index]}=${one.key}`).join("&")}`, ROOT).href;
};

const printBooklet = async () => {
  tell("Le livret se compose…");
  try {
    const { booklet, setBooklet } = await import("./booklet.js");
    const { made, missing, number } = await booklet(
      readable().map((one) => one.key),
      shareAddress(keys),
    );
    if (!number) throw new Error("nothing to print");
    setBooklet(made);
    tell(
      `Le livret est prêt : ${number === 1 ? "1 cas" : `${number} cas`}. Si la fenêtre d’impression ne s’ouvre pas, imprimez cette page.${missing.length ? ` ${missing.length === 1 ? "Une page manque" : `${missing.length} pages manquent`} : ${listed(missing.map(quoted))}.` : ""}`,
    );
    print();
  } catch {
    tell("Le livret n’a pas pu se composer. Vérifiez votre connexion, puis recommencez.");
  }
};

const saveTable = async () => {
  try {
    const { csv, download } = await import("../lib/csv.js");
    download(csv(readable()), "selection-ptce.csv");
    tell("Le tableau est téléchargé : selection-ptce.csv. Un tableur l’ouvre tel quel.");
  } catch {
    tell("Le tableau n’a pas pu se préparer. Vérifiez votre connexion, puis recommencez.");
  }
};

const clear = async () => {
  const before = [...keys];
  await change([]);
  tell("La liste est vide.", async () => {
    await change([...before, ...keys]);
    tell("La liste est de retour.");
    tools.querySelector("button").focus();
  });
  undo.focus();
};

// --- the address --------------------------------------------------------------------------------

const fromAddress = () => {
  const given = new URLSearchParams(location.search).get("cases");
  if (given === null) {
    sent = false;
    keys = kept();
    return [];
  }
  const pieces = given
    .split(",")
    .map((piece) => piece.trim().replace(/^\/+|\/+$/g, ""))
    .filter(Boolean);
  const readable = keysAmong(pieces);
  keys = readable.slice(0, MOST);
  sent = keys.length > 0;
  if (!sent) keys = kept();
  const told = [];
  const wrong = new Set(pieces).size - readable.length;
  if (!readable.length)
    told.push(
      `Ce lien ne nomme aucune page${pieces.length ? ` : on y lit ${quoted(pieces[0])}` : ""}. Il a peut-être été coupé en chemin : demandez-le de nouveau.${keys.length ? " Voici votre propre sélection." : ""}`,
    );
  else if (wrong > 0)
    told.push(
      `Une partie du lien ne se lit pas (${quoted(pieces.find((piece) => !readable.includes(piece)))}) : le reste est là.`,
    );
  if (readable.length > MOST) told.push(`Le lien nomme ${readable.length} pages ; les ${MOST} premières sont là.`);
  return told;
};

const start = async () => {
  complain([
    ...fromAddress(),
    ...(isKept() ? [] : ["Votre navigateur n’enregistre rien : copiez le lien pour retrouver cette liste."]),
  ]);
  tell("");
  await show();
};

if (place) {
  fallback.hidden = true;
  tools.append(
    action("Imprimer le livret", printBooklet, { className: "act strong" }),
    action("Comparer", compare),
    action("Télécharger le tableau (CSV)", saveTable),
    action("Copier le lien", () => copyLink(shareAddress(keys), tools, tell)),
    action("Vider", clear),
  );
  empty.append(
    make(
      "p",
      {},
      "Rien n’est de côté pour l’instant. Sur chaque page et dans chaque liste, un bouton « Mettre de côté » garde un cas ici.",
    ),
    make(
      "p",
      {},
      make("a", { href: new URL("explorer/", ROOT).pathname, textContent: "Chercher un cas" }),
      ", ou parcourir les ",
      make("a", { href: new URL("pratiques/", ROOT).pathname, textContent: "pratiques" }),
      " et les ",
      make("a", { href: new URL("poles/", ROOT).pathname, textContent: "pôles" }),
      ".",
    ),
  );
  place.append(banner, problems, tools, make("div", { className: "said-line" }, status, undo), list, empty);
  place.hidden = false;
  addEventListener("popstate", start);
  // Another tab, or a button of this page, has changed what this browser keeps.
  addEventListener("selection", () => {
    if (sent) {
      showBanner();
      return;
    }
    if (kept().join() === keys.join()) return;
    keys = kept();
    tell("");
    show();
  });
  start();
}
