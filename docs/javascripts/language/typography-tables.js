// The tables by which French is printed. Written by `python -m scripts.word_tables` from
// macros/casebook/language/french.py, which explains them: change that file, not this one.

/** @type {[typed: string, printed: string][]} what is printed in place of what, wherever it stands */
// prettier-ignore
export const SWAPS = [["\u00ab ", "\u00ab\u00a0"], [" ;", "\u00a0;"], [" :", "\u00a0:"], [" !", "\u00a0!"], [" ?", "\u00a0?"], [" \u00bb", "\u00a0\u00bb"], [" %", "\u00a0%"], [" \u20ac", "\u00a0\u20ac"]];

/** @type {[signs: string[], pattern: string, character: string][]} the character in place of what a regular expression finds, in a text that holds one of the signs */
// prettier-ignore
export const REWRITINGS = [[["'"], "'(?<=[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u0153].)", "\u2019"], [["\u02bc"], "\u02bc(?<=[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u0153].)", "\u2019"], [["\u00b4"], "\u00b4(?<=[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u0153].)", "\u2019"], [["\u2018"], "\u2018(?<=[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u0153].)", "\u2019"], [["'"], "'(?<![A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u01530-9].)(?=[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u0153])", "\u2018"], [[" "], " (?<=[0-9r] )(?:(?:(?<=(?<![0-9])[0-9]{1} )|(?<=(?<![0-9])[0-9]{2} )|(?<=(?<![0-9])[0-9]{3} ))(?=[0-9]{3}(?![0-9]))|(?<=[0-9] )(?=(?:k\u20ac|M\u20ac|Md\u20ac|km|m\u00b2|ha|h|min|kg|kWh|MWh)(?![A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u01530-9\u00b2]))|(?:(?<=(?<![A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u01530-9])[1-9] )|(?<=(?<![A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u01530-9])(?:0[1-9]|[12][0-9]|3[01]) )|(?<=(?<![A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u01530-9])1er ))(?=(?:[Jj]anvier|[Ff]\u00e9vrier|[Mm]ars|[Aa]vril|[Mm]ai|[Jj]uin|[Jj]uillet|[Aa]o\u00fbt|[Ss]eptembre|[Oo]ctobre|[Nn]ovembre|[Dd]\u00e9cembre)(?![A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u01530-9])))", "\u00a0"], [["\u00a0h "], " (?<=[0-9]\u00a0h )(?=[0-9])", "\u00a0"], [["M. ", "MM. ", "Mme ", "Mmes ", "Mlle ", "Dr "], " (?:(?<=(?<![A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u01530-9])M\\. )|(?<=(?<![A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u01530-9])MM\\. )|(?<=(?<![A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u01530-9])Mme )|(?<=(?<![A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u01530-9])Mmes )|(?<=(?<![A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u01530-9])Mlle )|(?<=(?<![A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u01530-9])Dr ))(?=[A-Z\u00c0-\u00d6\u00d8-\u00de\u0152])", "\u00a0"], [["\u00b0 ", "\u00ba ", "\u00a7 ", "p. ", "art. ", "chap. "], " (?:(?<=(?<![A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u01530-9])(?:[nN][\u00b0\u00ba]|p\\.) )|(?<=(?<![A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u01530-9])\u00a7 )|(?<=(?<![A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u01530-9])pp\\. )|(?<=(?<![A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u01530-9])art\\. )|(?<=(?<![A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u01530-9])chap\\. ))(?=[0-9])", "\u00a0"]];

/** @type {string} what tells an address, as a regular expression */
// prettier-ignore
export const ADDRESS_SIGN = "://|www\\.|@";

/** @type {string} the characters that end an address */
// prettier-ignore
export const ADDRESS_ENDS = " \n\t\u00a0\u202f\"<>";
