// The last step: the consent, the name of the file, then the channels, each with what happens next.
import { action, make, say } from "../../lib/elements.js";
import { speakBy, spokenLine } from "../../lib/live-region.js";
import { listed } from "../../lib/phrases.js";
import { announced } from "./channels.js";
import { noteFields, proposedNote, withNote } from "./change-note.js";
import { changes } from "./changes.js";
import { channelCards } from "./channel-cards.js";
import { consents, linkChoice, nameField } from "./consent.js";
import { fileText } from "./file-text.js";
import { livedGround } from "./lived.js";
import { withSessionIds } from "./session-ids.js";

/** @typedef {import("./channel-cards.js").Settings} Settings */
/** @typedef {import("../flow/editing-session.js").EditingSession} EditingSession */
/** @typedef {Pick<EditingSession, "catalogue" | "folder" | "slug" | "file" | "link" | "name" | "title" | "body" | "ground" | "choose" | "save"> & Partial<Pick<EditingSession, "written" | "note" | "said">> & { data: () => import("../catalogue.js").Data, text?: () => string, event?: string }} Leaving what is sent; `text` is the file, where it is not made of the values; what is told of a change is asked where what is `written` can be compared */

// What is done with a demand to take something out is what /retirer/ says. Anybody may claim to be the pole: that it read the page is told once it answered from an address that is known to be its own.
const AFTER_A_READING = [
  "Une personne de l’équipe éditoriale lit vos réponses, puis écrit à l’adresse publique de la structure pour savoir si elles viennent d’elle : tout le monde peut ouvrir ce formulaire.",
  "Après cette réponse seulement, la page dit que vous l’avez relue, quand, et au nom de qui.",
  "Ce que vous demandez de retirer : ce qui touche à une personne l’est d’abord ; un fait sur une structure l’est s’il est faux ou ne tient qu’à votre récit. S’il vient d’un document public que vous contestez, les deux versions restent, datées.",
  "Vous avez une réponse à une demande de retrait en un mois au plus, si votre envoi dit à qui répondre. Pour le reste, nous ne promettons pas de délai.",
];

/** @type {(ground: import("./consent.js").Ground) => string[]} */
const next = (ground) =>
  ground === "confirmed"
    ? AFTER_A_READING
    : [
        `Une personne de l’équipe éditoriale lit la page${ground === "lived" ? "" : " et ouvre les documents cités"}.`,
        "Si quelque chose n’est pas clair, elle vous écrit, si votre envoi dit à qui répondre.",
        "Acceptée, la page paraît à la prochaine mise à jour du site. Nous ne promettons pas de délai.",
      ];

/** @type {(missing: string[]) => string} */
const lost = (missing) =>
  `${missing.length > 1 ? "Ces images ne sont plus" : "Cette image n’est plus"} dans ce navigateur : ${listed(missing)}. Revenez au texte pour ${missing.length > 1 ? "les" : "la"} choisir de nouveau, ou ${missing.length > 1 ? "joignez-les" : "joignez-la"} vous-même à votre envoi.`;

// `forget` deletes the draft; `pictures` are those that go with the page.
/** @type {(section: HTMLElement, session: Leaving, settings: Settings, forget: () => void, pictures?: import("../pictures/leaving.js").Leaving | null) => void} */
export const sendStep = (section, session, settings, forget, pictures = null) => {
  const { catalogue, folder, file } = session;
  const changed = () => {
    session.choose({ link: link.value(), name: name?.read() ?? "" });
    draw();
  };
  const own = session.written?.();
  // Of a new page nothing has to be told but that it is new. What those whom a page tells of say of it is told by their answers: readers
  // are told once the editors believe them.
  const note =
    file && own && session.ground !== "confirmed"
      ? noteFields(catalogue, session.note ?? proposedNote(changes(catalogue, folder, file, own)), () => {
          session.choose({ link: link.value(), name: name?.read() ?? "", note: note?.value() });
          draw();
        })
      : null;
  const told = () => (file || !own ? note?.value() : proposedNote(null));
  // What a letter says of it, a line each: what those whom the page tells of answered, what a correction changes.
  /** @type {(note: import("./change-note.js").Note | undefined) => string[]} */
  const saidIn = (note) => [...(session.said ?? []), ...(file && note?.text ? [`Ce qui change : ${note.text}.`] : [])];
  const ground = own && session.ground === "documents" ? livedGround(own.data, file?.data) : session.ground;
  const consent = consents(changed, ground, pictures !== null);
  const link = linkChoice(catalogue, session.link, changed);
  const start = { title: session.title(), name: session.name };
  const name = file ? null : nameField(catalogue, folder, start, changed);
  const left = spokenLine({ className: "consent-left" });
  let lastLeft = "";
  const channels = make("div", { className: "ways-out", hidden: true });
  const after = make(
    "section",
    { className: "after" },
    make("h3", { textContent: "Et après ?" }),
    make("ol", {}, ...next(ground).map((text) => make("li", { textContent: text }))),
    make(
      "p",
      { className: "help" },
      "Votre brouillon reste dans ce navigateur tant que vous ne le supprimez pas. ",
      action("Supprimer ce brouillon", forget, { className: "act small" }),
    ),
  );
  // What became of a channel is said in its own card, where the eye is.
  /** @type {(card: HTMLElement, text: string, wrong?: boolean) => void} */
  const tell = (card, text, wrong) => {
    for (const said of channels.querySelectorAll(".said")) said.textContent = "";
    speakBy(card.querySelectorAll(".said"), text, wrong);
    card.querySelector(".said:not(:empty)")?.scrollIntoView({ block: "nearest", behavior: "instant" });
    session.save();
  };

  // What is missing before the channels are shown.
  const missing = () => [
    ...(consent.given() ? [] : [`les ${pictures ? "quatre" : "trois"} cases à cocher`]),
    ...(file || link.value() ? [] : ["votre lien avec le sujet"]),
    ...(!name || name.good() ? [] : ["le nom du fichier"]),
  ];
  const draw = () => {
    const wanted = missing();
    const open = !wanted.length;
    const state = open
      ? "Tout y est. Choisissez comment envoyer."
      : `Avant d’envoyer, il manque : ${wanted.join(", ")}.`;
    if (state !== lastLeft) left.speak(state, !open); // what has not changed is not said again
    lastLeft = state;
    channels.hidden = !open;
    after.hidden = !open;
    if (!open) return;
    const slug = session.slug ?? name?.read() ?? "";
    const leaving = () => withNote(withSessionIds(catalogue, folder, file?.data, session.data()), told());
    const text = session.text?.() ?? fileText(catalogue, folder, file, leaving(), session.body());
    const event = file ? "" : catalogue.cases.get(`evenements/${session.event}`)?.title;
    const outgoing = {
      title: session.title(),
      folder,
      slug,
      text,
      mended: Boolean(file),
      ground,
      event,
      said: saidIn(told()),
      pictures,
    };
    channels.replaceChildren(...channelCards(settings, outgoing, tell));
  };
  section.append(
    make(
      "section",
      { className: "story-part" },
      consent.element,
      session.ground === "confirmed" ? null : link.element, // they said it, with their role
      name?.element,
    ),
    ...(note ? [note.element] : []),
    make(
      "section",
      { className: "story-part" },
      make("h3", { textContent: "Comment l’envoyer" }),
      make("p", { className: "help", textContent: announced(settings) }),
      pictures?.missing.length ? make("p", { className: "notice", textContent: lost(pictures.missing) }) : null,
      left.element,
      channels,
    ),
    after,
  );
  draw();
};
