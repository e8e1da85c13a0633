// The last step: the consent, the name of the file, then the ways out, each with what happens next.
// Nothing leaves the browser before somebody takes one of them.
import { action, make } from "../elements.js";
import { notesFor } from "./objections.js";
import { slugOf } from "./shelf.js";
import { forgeWay, mailWay, sharedFile } from "./ways.js";

const TICKS = [
  ["licences", "Mon texte peut être publié sous licence CC BY-SA 4.0, et les données de la fiche sous Licence Ouverte 2.0."],
  ["sources", "Chaque fait vient d’un document que je cite, ou que d’autres peuvent lire."],
  ["prive", "La page ne donne ni téléphone, ni adresse, ni rien de privé sur une personne."],
];

const NEXT = [
  "Une personne de l’équipe éditoriale lit la page et ouvre les documents cités.",
  "Si quelque chose n’est pas clair, elle vous écrit, là d’où votre envoi est parti.",
  "Acceptée, la page paraît à la construction suivante du site. Nous ne promettons pas de délai.",
];

const tick = (name, text, changed) => {
  const input = make("input", { type: "checkbox", id: `f-accord-${name}`, name });
  input.addEventListener("change", changed);
  return { input, element: make("p", { className: "field-tick" }, input, make("label", { htmlFor: input.id, textContent: text })) };
};

// Who contributes, as the vocabulary says it.
const linkChoice = (book, link, changed) => {
  const radios = [...book.terms("contributor_links").values()].map(({ id, label }) => {
    const input = make("input", { type: "radio", id: `f-lien-${id}`, name: "lien", value: id, checked: id === link });
    input.addEventListener("change", changed);
    return { input, element: make("p", { className: "field-tick" }, input, make("label", { htmlFor: input.id, textContent: label })) };
  });
  return {
    element: make("fieldset", { className: "group" }, make("legend", { textContent: "Votre lien avec le sujet" }), make("p", { className: "help", textContent: "Ce lien est noté dans le fichier et dit au bas de la page ; votre nom n’est écrit nulle part." }), ...radios.map((one) => one.element)),
    value: () => radios.find(({ input }) => input.checked)?.input.value ?? "",
    focus: () => radios[0]?.input.focus(),
  };
};

// The name of a new file, proposed from the title until somebody writes another.
const nameField = (book, folder, start, changed) => {
  const input = make("input", { type: "text", id: "f-nom", autocomplete: "off", spellcheck: false, value: start.name || slugOf(start.title), attributes: { autocapitalize: "none", "aria-describedby": "f-nom-aide f-nom-dit" } });
  const help = make("p", { className: "help", id: "f-nom-aide" });
  const notes = notesFor("f-nom-dit", "Nom du fichier", [input]);
  const read = () => input.value.trim();
  const objections = () => {
    const name = read();
    const said = (message, hint) => [{ code: "file-name", severity: "error", message, hint }];
    if (!book.whole("slug", name)) return [book.say("slug", { value: name })];
    if (book.rules.reserved.includes(name)) return said(`le nom « ${name} » est réservé au site`, "choisissez-en un autre");
    if (book.cases.has(`${folder}/${name}`) || book.former.has(`${folder}/${name}`)) return said(`une page porte déjà le nom « ${name} »`, "choisissez-en un autre, ou corrigez cette page");
    return [];
  };
  const check = () => {
    help.textContent = `L’adresse de la page : /${folder}/${read() || "…"}/. Minuscules sans accent, chiffres et tirets.`;
    notes.show(objections());
  };
  input.addEventListener("input", () => { check(); changed(); });
  check();
  return { element: make("div", { className: "field" }, make("label", { htmlFor: input.id, textContent: "Nom du fichier" }), help, input, notes.element), read, good: () => !objections().length, focus: () => input.focus() };
};

const download = (name, text) => {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" })), download: `${name}.md` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

// `offer` is what `session` gives: `{ book, folder, file, title(), link, name, settings, text(name), saveChoice({ link, name }), sent(), forget() }`.
export const sending = (section, offer) => {
  const { book, folder, file, settings } = offer;
  const said = make("p", { className: "said", attributes: { role: "status" } });
  const tell = (text) => { said.textContent = text; offer.sent(); };
  const changed = () => { offer.saveChoice({ link: link.value(), name: name?.read() ?? "" }); draw(); };
  const ticks = TICKS.map(([id, text]) => tick(id, text, changed));
  const link = linkChoice(book, offer.link, changed);
  const name = file ? null : nameField(book, folder, { title: offer.title(), name: offer.name }, changed);
  const left = make("p", { className: "consent-left", attributes: { role: "status" } });
  const ways = make("div", { className: "ways-out", hidden: true });
  const after = make("section", { className: "after" }, make("h3", { textContent: "Et après ?" }), make("ol", {}, ...NEXT.map((text) => make("li", { textContent: text }))),
    make("p", { className: "help" }, "Votre brouillon reste dans ce navigateur tant que vous ne le supprimez pas. ", action("Supprimer ce brouillon", offer.forget, { className: "act small" })));

  const copy = async (text, done) => {
    try {
      await navigator.clipboard.writeText(text);
      tell(done);
    } catch {
      const area = ways.querySelector(".copied-text") ?? ways.appendChild(make("textarea", { className: "copied-text", readOnly: true, rows: 8, attributes: { "aria-label": "Le texte de la page, à copier" } }));
      area.value = text;
      area.focus();
      area.select();
      tell("Voici le texte : copiez-le avec Ctrl + C, ou par un appui long.");
    }
  };
  const way = (id, title, text, ...controls) => make("section", { className: "way-out", data: { way: id } }, make("h4", { textContent: title }), make("p", { textContent: text }), make("p", { className: "act-line" }, ...controls));
  const linked = (href, text, run) => {
    const made = make("a", { className: "act", href, textContent: text });
    if (!href.startsWith("mailto:")) Object.assign(made, { target: "_blank", rel: "noopener" });
    made.addEventListener("click", run);
    return made;
  };

  const drawWays = () => {
    const slug = file ? offer.slug : name.read();
    const text = offer.text(slug);
    const path = `cases/${folder}/${slug}.md`;
    const about = { title: offer.title(), path, text, mended: Boolean(file) };
    const made = [];
    const shared = sharedFile(slug, text);
    if (shared) {
      made.push(way("partager", "Partager le fichier", "Votre téléphone ou votre ordinateur propose ses moyens d’envoi : messagerie, courriel… Choisissez l’équipe éditoriale, ou une personne qui lui transmettra.",
        action("Partager", async () => {
          try { await navigator.share({ files: [shared], title: about.title }); tell("Le fichier est remis à l’application que vous avez choisie. Vérifiez qu’il est bien parti."); } catch (error) {
            if (error.name !== "AbortError") tell("Le partage n’a pas pu se faire. Essayez une autre manière, ci-dessous.");
          }
        }, { className: "act strong" })));
    }
    if (settings.editors) {
      const mail = mailWay(settings.editors, about);
      made.push(way("courriel", "Envoyer par courriel", mail.whole ? `Votre messagerie s’ouvre avec un message prêt pour ${settings.editors}. Relisez-le, puis envoyez-le.`
        : `Le texte est trop long pour être mis d’avance dans un message. Il est copié, et votre messagerie s’ouvre sur un message pour ${settings.editors} : collez-y le texte, ou joignez le fichier téléchargé.`,
      linked(mail.href, mail.whole ? "Préparer le message" : "Copier le texte et préparer le message", () => (mail.whole ? tell("Le message est prêt dans votre messagerie : il reste à l’envoyer.") : copy(text, "Le texte est copié : collez-le dans le message, puis envoyez-le.")))));
    }
    const forge = forgeWay(settings.edit, about);
    if (forge) {
      made.push(way("depot", "Proposer sur le dépôt", forge.whole ? "Pour qui a un compte sur le site qui héberge le dépôt : la page s’ouvre, remplie. Validez-la ; cela crée une proposition, que l’on appelle pull request."
        : `Pour qui a un compte sur le site qui héberge le dépôt : le texte est copié et la page s’ouvre. ${file ? "Remplacez-y tout le contenu du fichier" : "Collez-y le texte"}, puis validez ; cela crée une proposition, que l’on appelle pull request.`,
      linked(forge.href, forge.whole ? "Ouvrir la page du dépôt" : "Copier le texte et ouvrir la page du dépôt", () => (forge.whole ? tell("La page du dépôt s’est ouverte dans un autre onglet : il reste à valider.") : copy(text, "Le texte est copié : collez-le sur la page du dépôt, puis validez.")))));
    }
    made.push(
      way("telecharger", "Télécharger le fichier", `Le fichier ${slug}.md s’enregistre sur votre appareil. Vous pourrez le joindre à un message quand vous voudrez.`,
        action("Télécharger", () => { download(slug, text); tell(`Le fichier ${slug}.md est téléchargé. Il reste à l’envoyer.`); })),
      way("copier", "Copier le texte", "Tout le texte de la page, à coller dans un message.", action("Copier", () => copy(text, "Le texte est copié. Collez-le où vous voulez."))),
    );
    if (!settings.editors) made.push(make("p", { className: "help", textContent: "L’adresse de l’équipe éditoriale de cette copie du site n’est pas encore réglée : envoyez le fichier à la personne qui vous a fait connaître ce site." }));
    ways.replaceChildren(...made);
  };

  // What is missing before the ways out are shown.
  const missing = () => [
    ...(ticks.every(({ input }) => input.checked) ? [] : ["les trois cases à cocher"]),
    ...(file || link.value() ? [] : ["votre lien avec le sujet"]),
    ...(!name || name.good() ? [] : ["le nom du fichier"]),
  ];
  const draw = () => {
    const wanted = missing();
    const open = !wanted.length;
    left.textContent = open ? "Tout y est. Choisissez comment envoyer." : `Avant d’envoyer, il manque : ${wanted.join(", ")}.`;
    if (open) drawWays();
    ways.hidden = !open;
    after.hidden = !open;
  };
  section.append(
    make("section", { className: "story-part" }, make("h3", { textContent: "Votre accord" }), ...ticks.map(({ element }) => element), link.element, name?.element ?? null),
    make("section", { className: "story-part" }, make("h3", { textContent: "Comment l’envoyer" }), make("p", { className: "help", textContent: "Sans compte : par partage, par courriel, ou en téléchargeant le fichier. Rien n’est parti encore." }), left, ways, said),
    after,
  );
  draw();
};
