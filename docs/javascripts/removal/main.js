// « Demander un retrait » (/retirer/): three fields become a message, which its author sends. Nothing is sent from here, and nothing is
// kept. Without this script the page shows the message to copy.
import { ROOT, keysAmong } from "../lib/addresses.js";
import { casePage } from "../lib/case-page.js";
import { action, make, say } from "../lib/elements.js";
import { issueOf, mailOf, messageOf, missingIn } from "./message.js";

const form = document.getElementById("retirer");
const given = new URLSearchParams(location.search);
const [key] = keysAmong([given.get("fiche")]);

/** @type {(name: string) => HTMLInputElement | HTMLTextAreaElement} */
const field = (name) => /** @type {any} */ (form?.querySelector(`[name="${name}"]`));

/** @type {import("./message.js").Page | undefined} the page that somebody comes from */
let page = key ? { title: key, address: new URL(`${key}/`, ROOT).href } : undefined;

/** @type {() => import("./message.js").Asked} */
const asked = () => {
  const chosen = /** @type {HTMLInputElement | null} */ (form?.querySelector("[name=scope]:checked"));
  const scope = /** @type {import("./message.js").Scope} */ (chosen?.value ?? "");
  return { scope, page, what: field("what").value, why: field("why").value, reply: field("reply").value };
};

// The page is named by its title; by its address alone where it cannot be read. How much of it is to go is chosen by whoever asks.
const fill = async () => {
  if (!page) return;
  const { address } = page;
  const title = await casePage(key).then(
    (read) => read.title,
    () => key,
  );
  page = { title, address };
  const told = document.getElementById("retirer-page");
  if (!told) return;
  told.hidden = false;
  say(told, `Votre demande porte sur la page « ${title} ».`);
};

/** @type {(link: HTMLAnchorElement, said: HTMLElement, text: HTMLTextAreaElement) => void} */
const prepare = (link, said, text) => {
  const { way } = link.dataset;
  if (way === "depot") link.href = issueOf(form?.dataset.issues ?? "", asked());
  if (way !== "courriel") return;
  const { href, whole } = mailOf(form?.dataset.editors ?? "", asked());
  link.href = href;
  if (whole) say(said, "Le message est prêt dans votre messagerie : relisez-le, puis envoyez-le.");
  else copy(said, text, "Le message est long : il est copié. Collez-le dans votre messagerie, puis envoyez-le.");
};

// What is `done` is said once it is: a browser that keeps its clipboard to itself has the message shown, to be copied by hand.
/** @type {(said: HTMLElement, text: HTMLTextAreaElement, done?: string) => Promise<void>} */
const copy = async (
  said,
  text,
  done = "Le message est copié. Collez-le dans un message à l’équipe, puis envoyez-le.",
) => {
  text.value = messageOf(asked());
  try {
    await navigator.clipboard.writeText(text.value);
    say(said, done);
  } catch {
    text.hidden = false;
    text.focus();
    text.select();
    say(said, "Voici le message : copiez-le avec Ctrl + C, ou par un appui long.");
  }
};

if (form) {
  const said = make("p", { className: "said", attributes: { role: "status" } });
  const text = make("textarea", {
    className: "copied-text",
    readOnly: true,
    rows: 8,
    hidden: true,
    attributes: { "aria-label": "Le message, à copier" },
  });
  const objection = document.getElementById("retirer-quoi-objection");
  // Whether it is said what to take out: without it there is no message.
  const complete = () => {
    const what = field("what");
    const now = asked();
    const missing = missingIn(now);
    if (missing) what.setAttribute("aria-invalid", "true");
    else what.removeAttribute("aria-invalid");
    if (objection) say(objection, missing);
    if (missing) (page && !now.scope ? field("scope") : what).focus();
    return !missing;
  };
  for (const link of form.querySelectorAll("a[data-way]"))
    link.addEventListener("click", (event) => {
      if (!complete()) event.preventDefault();
      else prepare(/** @type {HTMLAnchorElement} */ (link), said, text);
    });
  const ways = form.querySelector(".act-line");
  ways?.append(action("Copier le message", () => complete() && copy(said, text)));
  ways?.after(said, text);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  document.querySelector(".removal-by-hand")?.remove();
  fill();
}
