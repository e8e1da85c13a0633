// The contribution form (/contribuer/proposer/): opens what the address asks for, leads from step to step. The first step waits for
// nothing; what is written stands on the rules, which may still be on their way (`flow/writing.js`).
// Nothing is sent from here but what somebody sends in `sending/send-step.js`.
import { printed } from "../language/typography.js";
import { make } from "../lib/elements.js";
import { quoted } from "../lib/phrases.js";
import { arriving } from "./flow/arrival.js";
import { factsIn } from "./asked-facts.js";
import { chooseStep } from "./flow/choose-step.js";
import { noticesAbove } from "./flow/notices.js";
import { addressOf, draftAddress, stepAt, steps, titleOf } from "./flow/steps.js";
import { openWriting } from "./flow/writing.js";

/** @typedef {import("./catalogue.js").KnownCaseList} KnownCaseList */
/** @typedef {import("./flow/steps.js").Shown} Shown */
/** @typedef {import("./flow/writing.js").Writing} Writing */

// `place` is where the form is, `introduction` what is said of a new page; `cases` are those that exist, perhaps on their way; `waiting` is the type that was chosen before this had come.
/** @type {(place: HTMLElement, introduction: HTMLElement, cases: KnownCaseList, waiting: string | undefined) => Promise<void>} */
export const contributionPage = async (place, introduction, cases, waiting) => {
  const site = document.title;
  const settings = { editors: place.dataset.editors ?? "", edit: place.dataset.edit ?? "" };
  const saved = make("p", { className: "saved", attributes: { role: "status" } });
  const notices = noticesAbove(() => bar.focus());
  /** @type {Writing | null} */
  let writing = null;
  const session = () => writing?.session() ?? null;

  // --- steps ------------------------------------------------------------------------------------

  /** @type {(step: string, shown?: Shown) => Promise<void>} */
  const show = async (step, { push = true, focus = true } = {}) => {
    const own = session();
    const name = own ? step : "choisir";
    const address = addressOf(own, name);
    if (push) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    own?.save();
    if (name === "choisir") choosing.draw();
    await writing?.drawn(name);
    bar.call(own?.form.head?.steps);
    bar.show(name);
    introduction.hidden = Boolean(own?.slug); // what is asked of a page that there is stands above its fields
    writing?.shown(name);
    document.title = printed(own ? titleOf(own, name, site) : site);
    if (focus) bar.focus();
  };

  // From one step to the next: errors stop, with their list on top of the fields.
  /** @type {(step: string) => Promise<void>} */
  const go = async (step) => {
    if (writing && (step === "relire" || step === "envoyer") && !(await writing.check())) {
      await show("ecrire", { push: bar.current() !== "ecrire", focus: false });
      writing.tell();
      return;
    }
    await show(step);
  };

  // --- what is begun ----------------------------------------------------------------------------

  const forgotten = (/** @type {import("./flow/drafts.js").Draft} */ draft) => choosing.forget(draft);
  const around = { notices, saved, settings, cases, show, go, forgotten };
  /** @type {Promise<Writing> | undefined} */
  let coming;
  const comes = () => {
    coming ??= openWriting({ ...around, bar });
    coming.catch(() => {
      coming = undefined; // whoever asks next tries again
    });
    return coming;
  };
  // Does something with what comes when somebody begins; until then the page says that it is coming. `asked` is what the
  // address is made of when the page has to be loaded again for it.
  /** @type {(asked: string | undefined, run: (opening: Writing["opening"]) => Promise<void>) => Promise<void>} */
  const begin = async (asked, run) => {
    place.classList.add("asked");
    place.setAttribute("aria-busy", "true");
    cases.withCases().catch(() => {}); // told by what opens
    const opens = async () => {
      writing = await comes();
      await run(writing.opening);
    };
    await arriving(place, opens(), asked);
    place.classList.remove("asked");
    place.removeAttribute("aria-busy");
  };
  // The event for which a page is asked and the facts that are known of it, as the address names them, until one is begun.
  /** @type {URLSearchParams | undefined} */
  let asked = new URLSearchParams(location.search);
  let call = asked.get("rencontre") ?? undefined;
  /** @type {(folder: string, number?: number, step?: string, shown?: Shown) => Promise<void>} */
  const start = (folder, number = 1, step = undefined, shown = undefined) => {
    const [event, facts] = [call, asked];
    call = asked = undefined;
    const again = `?type=${folder}${event === undefined ? "" : `&rencontre=${encodeURIComponent(event)}`}${facts ? factsIn(facts) : ""}#ecrire`;
    return begin(again, (opening) => opening.start(folder, number, step, shown, { call: event, facts }));
  };
  /** @type {(key: string, number?: number, step?: string, shown?: Shown) => Promise<void>} */
  const openCase = (key, ...more) =>
    begin(more.length ? undefined : `?fiche=${encodeURIComponent(key)}#ecrire`, (opening) =>
      opening.openCase(key, ...more),
    );

  // What the address asks for, or the first step.
  const fromAddress = async () => {
    const asked = new URLSearchParams(location.search);
    const step = stepAt(location.hash);
    const number = Math.max(1, Number.parseInt(asked.get("brouillon") ?? "1", 10) || 1);
    const shown = { push: false, focus: false };
    const checked = step === "relire" || step === "envoyer" ? "ecrire" : step;
    const [key, folder] = [asked.get("fiche"), asked.get("type")];
    if (key !== null) {
      const field = asked.get("champ");
      // What came out of an event is asked for by itself, for one of its sessions or for the whole of it.
      const report = field === "outputs" ? (asked.get("seance") ?? "") : undefined;
      await openCase(key.replace(/^\/+|\/+$/g, ""), number, checked ?? "ecrire", {
        ...shown,
        report,
        confirm: asked.has("relire"),
      });
      writing?.toPlace({ part: asked.get("partie"), field });
    } else if (folder !== null && choosing.knows(folder)) {
      choosing.choose(folder);
      const at = checked ?? (call === undefined ? "choisir" : "ecrire");
      if (at !== "choisir") await start(folder, number, at, shown);
    } else if (folder !== null)
      notices.warn(`Il n’y a pas de type ${quoted(folder)}. Choisissez ce que vous voulez raconter.`);
    if (!session()) await show("choisir", shown);
  };

  place.prepend(notices.element);
  const bar = steps(place, { allowed: (step) => step === "choisir" || session() !== null, chosen: go });
  place.querySelector(".steps")?.append(saved);
  const choosing = chooseStep(bar.section("choisir"), cases, {
    start: (folder) => {
      notices.hush();
      start(folder);
    },
    resume: (draft) => begin(draftAddress(draft), (opening) => opening.resume(draft)),
    openCase: (key) => {
      notices.hush();
      openCase(key);
    },
  });
  addEventListener("popstate", () => {
    const step = location.hash ? stepAt(location.hash) : "choisir";
    if (step) show(step, { push: false });
  });
  await fromAddress();
  if (waiting) await start(waiting);
  else comes().catch(() => {}); // ahead of who reads the choices; a failure is told when one is made
};
