// The tables by which words are folded and stemmed. Written by `python -m scripts.word_tables` from
// macros/casebook/language/words.py, which explains them: change that file, not this one.

/** @type {string} the characters that nobody sees, as ranges of a regular expression */
// prettier-ignore
export const INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff";

/** @type {string} the combining marks, as ranges of a regular expression */
// prettier-ignore
export const MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f";

/** @type {Record<string, string>} the letters that no normalisation takes apart */
// prettier-ignore
export const LETTERS = {"\u0153": "oe", "\u00e6": "ae", "\u00df": "ss", "\u00f8": "o", "\u0111": "d", "\u0142": "l", "\u0127": "h", "\u0167": "t", "\u0131": "i", "\u00fe": "th", "\u00f0": "d", "\u03c2": "\u03c3", "\u02b9": "'", "\u02ba": "'", "\u02bb": "'", "\u02bc": "'", "\u02bd": "'", "\u02be": "'", "\u02bf": "'", "\u02c8": "'", "\u02ca": "'", "\u02cb": "'", "\ua78b": "'", "\ua78c": "'"};

/** @type {string} what stands between the thousands of a number besides a space */
// prettier-ignore
export const GROUPING = ".'\u2019\u2018\u201b\u2032`";

/** @type {string} what a verb looks like that says what somebody wants to do, as a regular expression */
// prettier-ignore
export const INFINITIVE = "^[a-z]{3,}(?:[^i]er|ir)$";

/** @type {Set<string>} the words that decide nothing */
// prettier-ignore
export const SMALL_WORDS = new Set("a afin ai ainsi alors apres as au aucun aucune aussi autre autres aux avant avec avoir c ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez comme comment d dans de dedans depuis des deux dire dit doit donc dont du elle elles en entre es est et etait etc ete etes etre eu eux faire fait faites faut font hui il ils j je jusqu l la le les leur leurs lors lorsqu lui m ma mais me meme memes mes moi moins mon n ne ni non nos notre nous on ont ou par parce pas peu peut peuvent plus plusieurs pour pourquoi pourrait puis puisqu qu quand que quel quelle quelles quelqu quelque quelques quels qui quoi quoiqu s sa sans se sera ses seulement si soi sois soit sommes son sont sous suis sur t ta te tel telle tels tes toi ton tous tout toute toutes tres trop tu un une va vers veut veux voici voila vos votre vouloir vous vu y".split(" "));

/** @type {Map<string, string>} the words with a stem of their own */
// prettier-ignore
export const OWN = new Map([["aliment", "aliment"], ["appartement", "appartement"], ["association", "associat"], ["batiment", "batiment"], ["collectif", "collectif"], ["collective", "collectif"], ["collectivite", "collectivit"], ["complement", "complement"], ["cooperative", "cooperativ"], ["cour", "cour"], ["departement", "departement"], ["document", "document"], ["don", "don"], ["element", "element"], ["evenement", "evenement"], ["fond", "fond"], ["fondation", "fondation"], ["fondement", "fondement"], ["fourniture", "fourniture"], ["gouvernement", "gouvernement"], ["instrument", "instrument"], ["locaux", "locaux"], ["maire", "maire"], ["moment", "moment"], ["monument", "monument"], ["nature", "nature"], ["organisme", "organisme"], ["parlement", "parlement"], ["part", "part"], ["partie", "partie"], ["pierre", "pierre"], ["plaine", "plaine"], ["port", "port"], ["sentiment", "sentiment"], ["supplement", "supplement"], ["temperament", "temperament"], ["testament", "testament"], ["universitaire", "univers"], ["vetement", "vetement"]]);

/** @type {[ending: string, replacement: string, least: number][]} the endings of plurals */
// prettier-ignore
export const PLURALS = [["eaux", "eau", 0], ["eux", "eu", 2], ["aux", "al", 2], ["oux", "ou", 2], ["s", "", 2], ["x", "", 3]];

/** @type {[ending: string, replacement: string, least: number][]} the endings of a family of words, in the order in which they are tried */
// prettier-ignore
export const ENDINGS = [["issements", "i", 3], ["issement", "i", 3], ["issantes", "i", 3], ["issante", "i", 3], ["issants", "i", 3], ["issant", "i", 3], ["ificatrice", "ifi", 2], ["ificateur", "ifi", 2], ["ification", "ifi", 2], ["isatrice", "is", 3], ["isateur", "is", 3], ["isation", "is", 3], ["atrice", "", 3], ["ateur", "", 3], ["ation", "", 3], ["ative", "", 4], ["atif", "", 4], ["itrice", "", 4], ["iteur", "", 4], ["ition", "", 4], ["trice", "t", 3], ["ution", "u", 4], ["teuse", "t", 3], ["teur", "t", 3], ["euse", "", 4], ["eur", "", 4], ["ivement", "", 4], ["ement", "", 3], ["iment", "i", 3], ["ments", "", 5], ["ment", "", 5], ["orial", "or", 4], ["oriale", "or", 4], ["oire", "or", 4], ["arite", "ar", 3], ["aire", "ar", 4], ["arie", "ar", 4], ["ariee", "ar", 4], ["ariat", "ar", 4], ["ivite", "", 3], ["bilite", "bl", 3], ["ible", "bl", 4], ["able", "", 4], ["alite", "al", 3], ["ite", "", 5], ["iere", "", 4], ["ier", "", 4], ["ive", "", 3], ["if", "", 3], ["ique", "", 4], ["isme", "is", 4], ["iste", "is", 4], ["ance", "", 4], ["ence", "", 4], ["antes", "", 4], ["ante", "", 4], ["ant", "", 4], ["age", "", 5], ["elle", "el", 4], ["enne", "en", 3], ["onne", "on", 3], ["aient", "", 3], ["erent", "", 3], ["eront", "", 3], ["erait", "", 3], ["erons", "", 3], ["erez", "", 3], ["era", "", 4], ["assent", "", 4], ["ions", "", 4], ["iez", "", 3], ["ees", "", 3], ["ee", "", 3], ["ent", "", 4], ["ez", "", 3], ["er", "", 3], ["ir", "i", 3], ["ie", "i", 3], ["e", "", 3]];
