// The last step: the consent, the name of the file, then the channels, each with what happens next.
// Nothing leaves the browser before somebody takes one of them.
import { action, make } from "../../lib/elements.js";
import { notesFor } from "../fields/objections.js";
import { slugOf } from "../fields/new-sources.js";
import { announced, inOrder, forgeChannel, mailChannel, sharedFile } from "./channels.js";

const TICKS = [
  [
    "licences",
    "Mon texte peut être publié sous licence CC BY-SA 4.0, et les données de la fiche sous Licence Ouverte 2.0.",
  ],
  ["sources", "Chaque fait vient d’un document que je cite, ou que d’autres peuvent lire."],
  ["prive", "La page ne donne ni téléphone, ni adresse, ni rien de privé sur une personne."],
];

const NEXT = [
  "Une personne de l’équipe éditoriale lit la page et ouvre les documents cités.",
  "Si quelque chose n’est pas clair, elle vous écrit, là d’où votre envoi est parti.",
  "Acceptée, la page paraît à la prochaine mise à jour du site. Nous ne promettons pas de délai.",
];

const tick = (name, text, changed) => {
  const input = make("input", { type: "checkbox", id: `f-accord-${name}`, name });
  input.addEventListener("change", changed);
  return {
    input,
    element: make("p", { className: "field-tick" }, input, make("label", { htmlFor: input.id, textContent: text })),
  };
};

// Who contributes, as the vocabulary says it.
const linkChoice = (catalogue, link, changed) => {
  const radios = [...catalogue.terms("contributor_links").values()].map(({ id, label }) => {
    const input = make("input", { type: "radio", id: `f-lien-${id}`, name: "lien", value: id, checked: id === link });
    input.addEventListener("change", changed);
    return {
      input,
      element: make("p", { className: "field-tick" }, input, make("label", { htmlFor: input.id, textContent: label })),
    };
  });
  return {
    element: make(
      "fieldset",
      { className: "group" },
      make("legend", { textContent: "Votre lien avec le sujet" }),
      make("p", {
        className: "help",
        textContent: "Ce lien est noté dans le fichier et dit au bas de la page ; votre nom n’est écrit nulle part.",
      }),
      ...radios.map((one) => one.element),
    ),
    value: () => radios.find(({ input }) => input.checked)?.input.value ?? "",
    focus: () => radios[0]?.input.focus(),
  };
};

// The name of a new file, proposed from the title until somebody writes another.
const nameField = (catalogue, folder, start, changed) => {
  const input = make("input", {
    type: "text",
    id: "f-nom",
    autocomplete: "off",
    spellcheck: false,
    value: start.name || slugOf(start.title),
    attributes: { autocapitalize: "none", "aria-describedby": "f-nom-aide f-nom-dit" },
  });
  const help = make("p", { className: "help", id: "f-nom-aide" });
  const notes = notesFor("f-nom-dit", "Nom du fichier", [input]);
  const read = () => input.value.trim();
  const objections = () => {
    const name = read();
    const said = (objection) => [catalogue.say(objection, { value: name })];
    if (!catalogue.whole("slug", name)) return said("slug");
    if (catalogue.rules.reserved.includes(name)) return said("reserved-slug");
    // A page that was withdrawn keeps its address.
    if (catalogue.keys.includes(`${folder}/${name}`) || catalogue.former.has(`${folder}/${name}`))
      return said("duplicate-slug/page");
    return [];
  };
  const check = () => {
    help.textContent = `L’adresse de la page : /${folder}/${read() || "…"}/. Minuscules sans accent, chiffres et tirets.`;
    notes.show(objections());
  };
  input.addEventListener("input", () => {
    check();
    changed();
  });
  check();
  return {
    element: make(
      "div",
      { className: "field" },
      make("label", { htmlFor: input.id, textContent: "Nom du fichier" }),
      help,
      input,
      notes.element,
    ),
    read,
    good: () => !objections().length,
    focus: () => input.focus(),
  };
};

const download = (name, text) => {
  const link = make("a", {
    href: URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" })),
    download: `${name}.md`,
  });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

// `offer` is what `editing-session.js` gives: `{ catalogue, folder, file, title(), link, name, settings, text(name), saveChoice({ link, name }), sent(), forget() }`.
export const sendStep = (section, offer) => {
  const { catalogue, folder, file, settings } = offer;
  // What became of a channel is said in its own card, where the eye is.
  const tell = (card, text) => {
    for (const said of channels.querySelectorAll(".said")) said.textContent = "";
    const said = card.querySelector(".said");
    said.textContent = text;
    said.scrollIntoView({ block: "nearest", behavior: "instant" });
    offer.sent();
  };
  const changed = () => {
    offer.saveChoice({ link: link.value(), name: name?.read() ?? "" });
    draw();
  };
  const ticks = TICKS.map(([id, text]) => tick(id, text, changed));
  const link = linkChoice(catalogue, offer.link, changed);
  const name = file ? null : nameField(catalogue, folder, { title: offer.title(), name: offer.name }, changed);
  const left = make("p", { className: "consent-left", attributes: { role: "status" } });
  const channels = make("div", { className: "ways-out", hidden: true });
  const after = make(
    "section",
    { className: "after" },
    make("h3", { textContent: "Et après ?" }),
    make("ol", {}, ...NEXT.map((text) => make("li", { textContent: text }))),
    make(
      "p",
      { className: "help" },
      "Votre brouillon reste dans ce navigateur tant que vous ne le supprimez pas. ",
      action("Supprimer ce brouillon", offer.forget, { className: "act small" }),
    ),
  );

  const copy = async (card, text, done, name = "Le texte de la page, à copier") => {
    try {
      await navigator.clipboard.writeText(text);
      tell(card, done);
    } catch {
      channels.querySelector(".copied-text")?.remove();
      const area = make("textarea", {
        className: "copied-text",
        readOnly: true,
        rows: 8,
        value: text,
        attributes: { "aria-label": name },
      });
      card.querySelector(".said").before(area);
      tell(card, "Voici le texte : copiez-le avec Ctrl + C, ou par un appui long.");
      area.focus();
      area.select();
    }
  };
  // A card; each of its controls is made knowing it.
  const channel = (id, title, text, ...controls) => {
    const card = make(
      "section",
      { className: "way-out", data: { way: id } },
      make("h4", { textContent: title }),
      make("p", { textContent: text }),
    );
    card.append(
      make("p", { className: "act-line" }, ...controls.map((control) => control(card))),
      make("p", { className: "said", attributes: { role: "status" } }),
    );
    return card;
  };
  const pressed = (text, run) => (card) => action(text, () => run(card));
  const linked = (href, text, run) => (card) => {
    const made = make("a", { className: "act", href, textContent: text });
    if (!href.startsWith("mailto:")) Object.assign(made, { target: "_blank", rel: "noopener" });
    made.addEventListener("click", () => run(card));
    return made;
  };

  const drawWays = () => {
    const slug = file ? offer.slug : name.read();
    const text = offer.text(slug);
    const path = `cases/${folder}/${slug}.md`;
    const about = { title: offer.title(), path, text, mended: Boolean(file) };
    const editors = settings.editors || "l’équipe éditoriale";
    const fetched = pressed("Télécharger le fichier", (card) => {
      download(slug, text);
      tell(card, `Le fichier ${slug}.md est téléchargé : joignez-le au message.`);
    });
    const made = new Map();
    const shared = sharedFile(slug, text);
    if (shared) {
      made.set(
        "partager",
        channel(
          "partager",
          "Partager le fichier",
          `Votre appareil propose ses moyens d’envoi : messagerie, courriel… Envoyez le fichier à ${editors}, ou à une personne qui le lui transmettra.`,
          pressed("Partager", async (card) => {
            try {
              await navigator.share({ files: [shared], title: about.title });
              tell(card, "Le fichier est remis à l’application que vous avez choisie. Vérifiez qu’il est bien parti.");
            } catch (error) {
              if (error.name !== "AbortError") tell(card, "Le partage n’a pas pu se faire. Essayez une autre manière.");
            }
          }),
          ...(settings.editors
            ? [
                pressed("Copier l’adresse", (card) =>
                  copy(card, settings.editors, `L’adresse est copiée : ${settings.editors}`, "L’adresse, à copier"),
                ),
              ]
            : []),
        ),
      );
    }
    if (settings.editors) {
      const mail = mailChannel(settings.editors, about);
      made.set(
        "courriel",
        mail.whole
          ? channel(
              "courriel",
              "Envoyer par courriel",
              `Votre messagerie s’ouvrira avec un message prêt pour ${settings.editors}. Relisez-le, puis envoyez-le.`,
              linked(mail.href, "Préparer le message", (card) =>
                tell(card, "Le message est prêt dans votre messagerie : il reste à l’envoyer."),
              ),
            )
          : channel(
              "courriel",
              "Envoyer par courriel",
              `Le texte est trop long pour être mis d’avance dans un message. Il sera copié, et votre messagerie s’ouvrira sur un message pour ${settings.editors} : collez-y le texte. Vous pouvez aussi télécharger le fichier et le joindre.`,
              linked(mail.href, "Copier le texte et préparer le message", (card) =>
                copy(card, text, "Le texte est copié : collez-le dans le message, puis envoyez-le."),
              ),
              fetched,
            ),
      );
    }
    const forge = forgeChannel(settings.edit, about);
    if (forge) {
      made.set(
        "depot",
        channel(
          "depot",
          "Proposer sur le dépôt",
          forge.whole
            ? "Pour qui a un compte sur le site qui héberge le dépôt : la page s’ouvrira, remplie. Validez-la ; cela crée une proposition, que l’on appelle pull request."
            : `Pour qui a un compte sur le site qui héberge le dépôt : le texte sera copié et la page s’ouvrira. ${file ? "Remplacez-y tout le contenu du fichier" : "Collez-y le texte"}, puis validez ; cela crée une proposition, que l’on appelle pull request.`,
          linked(
            forge.href,
            forge.whole ? "Ouvrir la page du dépôt" : "Copier le texte et ouvrir la page du dépôt",
            (card) =>
              forge.whole
                ? tell(card, "La page du dépôt s’est ouverte dans un autre onglet : il reste à valider.")
                : copy(card, text, "Le texte est copié : collez-le sur la page du dépôt, puis validez."),
          ),
        ),
      );
    }
    made.set(
      "telecharger",
      channel(
        "telecharger",
        "Télécharger le fichier",
        `Le fichier ${slug}.md s’enregistrera sur votre appareil. Vous pourrez le joindre à un message quand vous voudrez.`,
        pressed("Télécharger", (card) => {
          download(slug, text);
          tell(card, `Le fichier ${slug}.md est téléchargé. Il reste à l’envoyer.`);
        }),
      ),
    );
    made.set(
      "copier",
      channel(
        "copier",
        "Copier le texte",
        "Tout le texte de la page, à coller dans un message.",
        pressed("Copier", (card) => copy(card, text, "Le texte est copié. Collez-le où vous voulez.")),
      ),
    );
    const order = inOrder([...made.keys()]);
    const [best] = order;
    made.get(best).prepend(make("p", { className: "way-best", textContent: "Le plus simple ici" }));
    made.get(best).querySelector(".act").classList.add("strong");
    channels.replaceChildren(...order.map((id) => made.get(id)));
    if (!settings.editors)
      channels.append(
        make("p", {
          className: "help",
          textContent:
            "L’adresse de l’équipe éditoriale de cette copie du site n’est pas encore réglée : envoyez le fichier à la personne qui vous a fait connaître ce site.",
        }),
      );
  };

  // What is missing before the channels are shown.
  const missing = () => [
    ...(ticks.every(({ input }) => input.checked) ? [] : ["les trois cases à cocher"]),
    ...(file || link.value() ? [] : ["votre lien avec le sujet"]),
    ...(!name || name.good() ? [] : ["le nom du fichier"]),
  ];
  const draw = () => {
    const wanted = missing();
    const open = !wanted.length;
    left.textContent = open
      ? "Tout y est. Choisissez comment envoyer."
      : `Avant d’envoyer, il manque : ${wanted.join(", ")}.`;
    if (open) drawWays();
    channels.hidden = !open;
    after.hidden = !open;
  };
  section.append(
    make(
      "section",
      { className: "story-part" },
      make("h3", { textContent: "Votre accord" }),
      ...ticks.map(({ element }) => element),
      link.element,
      name?.element ?? null,
    ),
    make(
      "section",
      { className: "story-part" },
      make("h3", { textContent: "Comment l’envoyer" }),
      make("p", { className: "help", textContent: announced(settings) }),
      left,
      channels,
    ),
    after,
  );
  draw();
};
