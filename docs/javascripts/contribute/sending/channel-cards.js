// The channels by which a case leaves the browser, a card each, the one that suits this device best first.
// Nothing leaves before somebody takes one of them.
import { ROOT } from "../../lib/addresses.js";
import { download } from "../../lib/download.js";
import { action, make } from "../../lib/elements.js";
import { voices } from "../../lib/live-region.js";
import {
  forgeChannel,
  inOrder,
  letter,
  letterWithFile,
  mailChannel,
  sharedFile,
  subjectOf,
  uploadPage,
} from "./channels.js";

/** @typedef {{ editors: string, edit: string }} Settings the address of the editors, and where files are edited; empty where there is none */
/** @typedef {{ title: string, folder: string, slug: string, text: string, mended: boolean, ground?: import("./consent.js").Ground, event?: string, said?: string[], pictures?: import("../pictures/leaving.js").Leaving | null }} Outgoing the case that leaves, with its new pictures */
/** @typedef {(card: HTMLElement) => HTMLElement} MakeControl a control is made knowing its card */

const UNSET =
  "Ce site n’a pas encore d’adresse où écrire. Téléchargez votre page, ou copiez-la, et remettez-la à la personne qui vous a fait connaître le site, en disant de quelle page il s’agit.";

/** @type {(id: string, title: string, text: string, ...controls: MakeControl[]) => HTMLElement} */
const cardOf = (id, title, text, ...controls) => {
  const card = make(
    "section",
    { className: "way-out", data: { way: id } },
    make("h4", { textContent: title }),
    make("p", { textContent: text }),
  );
  card.append(
    make("p", { className: "act-line" }, ...controls.map((control) => control(card))),
    ...voices("p", { className: "said" }),
  );
  return card;
};

/** @type {(text: string, run: (card: HTMLElement) => unknown) => MakeControl} */
const pressed = (text, run) => (card) => action(text, () => run(card));

/** @type {(href: string, text: string, run: (card: HTMLElement) => unknown) => MakeControl} */
const linked = (href, text, run) => (card) => {
  const made = make("a", { className: "act", href, textContent: text });
  if (!href.startsWith("mailto:")) Object.assign(made, { target: "_blank", rel: "noopener" });
  made.addEventListener("click", () => run(card));
  return made;
};

// `tell(card, text)` says in a card what became of it.
/** @type {(settings: Settings, outgoing: Outgoing, tell: (card: HTMLElement, text: string, wrong?: boolean) => void) => HTMLElement[]} */
export const channelCards = (settings, outgoing, tell) => {
  const { title, folder, slug, text, mended, ground, event, said, pictures } = outgoing;
  const about = {
    title,
    path: `cases/${folder}/${slug}.md`,
    text,
    mended,
    ground,
    event,
    said,
    images: pictures?.letter,
    address: mended ? new URL(`${folder}/${slug}/`, ROOT).href : "",
  };
  const carried = pictures?.files.length ? pictures : null;
  /** @type {(way: Parameters<import("../pictures/leaving.js").Leaving["told"]>[0]) => string} */
  const besides = (way) => (carried ? ` ${carried.told(way)}` : "");
  // Where the pictures do not go with the text they are fetched apart.
  const apart = () => (carried ? [pressed(carried.apart, (card) => tell(card, carried.saved()))] : []);
  const editors = settings.editors || "l’équipe éditoriale";
  // Without an address of the editors somebody else brings it to them.
  const receiver = settings.editors || "la personne qui vous a fait connaître le site";
  /** @type {(card: HTMLElement, told: string) => void} */
  const fetchFile = (card, told) => {
    download(`${slug}.md`, text, "text/markdown");
    tell(card, `Le fichier ${slug}.md est téléchargé${told}`);
  };
  /** @type {(card: HTMLElement, copied: string, done: string, name?: string) => Promise<void>} */
  const copy = async (card, copied, done, name = "Le texte de la page, à copier") => {
    try {
      await navigator.clipboard.writeText(copied);
      tell(card, done);
    } catch {
      card.parentElement?.querySelector(".copied-text")?.remove();
      const attributes = { "aria-label": name };
      const area = make("textarea", { className: "copied-text", readOnly: true, rows: 8, value: copied, attributes });
      card.querySelector(".said")?.before(area);
      tell(card, "Voici le texte : copiez-le avec Ctrl + C, ou par un appui long.");
      area.focus();
      area.select();
    }
  };

  const sharing = () => {
    const others = carried?.files ?? [];
    const together = sharedFile(slug, text, others);
    const file = together ?? sharedFile(slug, text);
    if (!file) return null;
    const files = together ? [file, ...others] : [file];
    /** @type {(card: HTMLElement) => Promise<void>} */
    const share = async (card) => {
      try {
        const told = { files, title: event || ground === "confirmed" ? subjectOf(about) : title };
        const whole = { ...told, text: letter(about) };
        await navigator.share(navigator.canShare(whole) ? whole : told);
        tell(
          card,
          files.length > 1
            ? "Les fichiers sont remis à l’application que vous avez choisie. Vérifiez qu’ils sont bien partis."
            : "Le fichier est remis à l’application que vous avez choisie. Vérifiez qu’il est bien parti.",
        );
      } catch (error) {
        if (!(error instanceof Error) || error.name !== "AbortError")
          tell(card, "Le partage n’a pas pu se faire. Essayez une autre manière.", true);
      }
    };
    const copied = `L’adresse est copiée : ${settings.editors}. Collez-la là où votre message demande à qui l’envoyer.`;
    return cardOf(
      "partager",
      "Partager le fichier",
      `Votre appareil propose ses moyens d’envoi : messagerie, courriel… Envoyez le fichier à ${editors}, ou à une personne qui le lui transmettra.${besides(together ? "partager" : "alone")}`,
      pressed("Partager", share),
      ...(together ? [] : apart()),
      ...(settings.editors
        ? [pressed("Copier l’adresse", (card) => copy(card, settings.editors, copied, "L’adresse, à copier"))]
        : []),
    );
  };
  const mail = () => {
    if (!settings.editors) return null;
    const { href, whole, pasted } = mailChannel(settings.editors, about);
    if (whole)
      return cardOf(
        "courriel",
        "Envoyer par courriel",
        `Votre messagerie s’ouvrira avec un message prêt pour ${settings.editors}. Relisez-le, puis envoyez-le.${besides("courriel")}`,
        ...apart(),
        linked(href, "Préparer le message", (card) =>
          tell(card, "Le message est prêt dans votre messagerie : il reste à l’envoyer."),
        ),
      );
    return cardOf(
      "courriel",
      "Envoyer par courriel",
      `Le texte est trop long pour être mis d’avance dans un message. Il sera copié, et votre messagerie s’ouvrira sur un message pour ${settings.editors} : collez-y le texte. Vous pouvez aussi télécharger le fichier et le joindre.${besides("courriel")}`,
      ...apart(),
      linked(href, "Copier le texte et préparer le message", (card) =>
        copy(card, pasted, "Le texte est copié : collez-le dans le message, puis envoyez-le."),
      ),
      pressed("Télécharger le fichier", (card) => fetchFile(card, " : joignez-le au message.")),
    );
  };
  const forge = () => {
    const found = forgeChannel(settings.edit, about);
    if (!found) return null;
    const upload = carried
      ? [
          ...apart(),
          linked(uploadPage(settings.edit, "cases/_images"), carried.upload, (card) =>
            tell(card, "La page du dépôt s’est ouverte dans un autre onglet : glissez-y ce que vous avez téléchargé."),
          ),
        ]
      : [];
    if (found.whole)
      return cardOf(
        "depot",
        "Proposer sur le dépôt",
        `Pour qui a un compte sur le site qui héberge le dépôt : la page s’ouvrira, remplie. Validez-la ; cela crée une proposition, que l’on appelle pull request.${besides("depot")}`,
        linked(found.href, "Ouvrir la page du dépôt", (card) =>
          tell(card, "La page du dépôt s’est ouverte dans un autre onglet : il reste à valider."),
        ),
        ...upload,
      );
    const put = mended ? "Remplacez-y tout le contenu du fichier" : "Collez-y le texte";
    return cardOf(
      "depot",
      "Proposer sur le dépôt",
      `Pour qui a un compte sur le site qui héberge le dépôt : le texte sera copié et la page s’ouvrira. ${put}, puis validez ; cela crée une proposition, que l’on appelle pull request.${besides("depot")}`,
      linked(found.href, "Copier le texte et ouvrir la page du dépôt", (card) =>
        copy(card, text, "Le texte est copié : collez-le sur la page du dépôt, puis validez."),
      ),
      ...upload,
    );
  };
  /** @type {(card: HTMLElement, those: NonNullable<typeof carried>) => Promise<void>} */
  const fetchTogether = async (card, those) => {
    const name = await those.savedWith(slug, about.path, text);
    tell(card, `Le fichier ${name} est téléchargé. Il reste à l’envoyer.`);
  };
  const downloading = () =>
    cardOf(
      "telecharger",
      "Télécharger le fichier",
      `Le fichier ${slug}${carried ? ".zip" : ".md"} s’enregistrera sur votre appareil. Vous pourrez le joindre à un message quand vous voudrez.${besides("telecharger")}`,
      pressed("Télécharger", (card) =>
        carried ? fetchTogether(card, carried) : fetchFile(card, ". Il reste à l’envoyer."),
      ),
    );
  const copying = () =>
    cardOf(
      "copier",
      "Copier le texte",
      `${ground === "confirmed" ? "Vos réponses en toutes lettres, puis tout" : "Quelques lignes qui disent de quoi il s’agit, puis tout"} le texte de la page, à coller dans un message à ${receiver}.${besides("copier")}`,
      pressed("Copier", (card) =>
        copy(
          card,
          letterWithFile(about),
          `Le texte est copié. Collez-le dans un message à ${receiver}, puis envoyez-le.`,
        ),
      ),
      ...apart(),
    );

  const cards = [sharing(), mail(), forge(), downloading(), copying()].filter((card) => card !== null);
  const byId = new Map(cards.map((card) => [card.dataset.way ?? "", card]));
  const sorted = inOrder([...byId.keys()]).flatMap((id) => byId.get(id) ?? []);
  sorted[0].prepend(make("p", { className: "way-best", textContent: "Le plus simple ici" }));
  sorted[0].querySelector(".act")?.classList.add("strong");
  return settings.editors ? sorted : [...sorted, make("p", { className: "help", textContent: UNSET })];
};
