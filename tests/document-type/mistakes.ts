import { type Marked, mistaken } from "./right-manifest.ts";
import type { DocumentTypeCode } from "../../src/findings/codes.ts";

/** A mistake in a manifest, with the expected findings. */
export interface Planted extends Marked {
  readonly name: string;
  readonly code: DocumentTypeCode;
  /** Words of the messages, one for each place. */
  readonly says: readonly RegExp[];
}

/** Mistakes by code: a name, the right text, the wrong text, and the words of the messages. */
type Rows = readonly (readonly [name: string, before: string, now: string, ...says: RegExp[]])[];

const SYNTAX: Rows = [
  ["a tab", "  paper: A4", "‸\tpaper: A4", /^Deze regel springt in met een tab/],
  ["a key twice", "called:", "‸title: Nog een\ncalled:", /^"title" staat ook al op regel 1/],
  ["a key twice, deep", "title: Geheim", "title: Geheim\n    ‸title: Nog", /ook al op regel 56/],
  [
    "a quote that stays open",
    "title: Jaarbericht",
    'title: ‸"Jaarbericht',
    /aanhalingsteken dat nergens/,
  ],
  [
    "a quote that stays open, late",
    "mark: INTERN",
    "mark: ‸'INTERN",
    /aanhalingsteken dat nergens/,
  ],
  [
    "text behind a quote",
    "title: Jaarbericht 2024",
    'title: "Jaar" ‸bericht',
    /^Achter een tekst tussen/,
  ],
  [
    "a colon in a text",
    "subject: Over",
    "subject: ‸Over: over",
    /^In deze tekst staat een dubbelepunt/,
  ],
  [
    "no colon",
    "called: dit jaarbericht",
    "‸called dit jaarbericht",
    /^Op deze regel ontbreekt de dubbelepunt/,
  ],
  ["no space", "called: dit", "‸called:dit", /ontbreekt de spatie/],
  ["a bracket that stays open", "[year, quarter]", "‸[year, quarter", /^Hier begint een haakje/],
  [
    "a wrong indent",
    "  contact: contact",
    "   ‸contact: contact",
    /^De inspringing klopt hier niet/,
  ],
  ["two documents", "roles:", "‸---\nroles:", /^Hier begint een tweede document/],
  ["a reserved character", "mark: INTERN", "mark: ‸@INTERN", /kan niet met @ beginnen/],
  ["a tag", "mark: INTERN", "mark: ‸!INTERN", /kan niet met ! beginnen/],
  ["a reference to nothing", "mark: INTERN", "mark: ‸*INTERN", /verwijst naar iets/],
];

const UNKNOWN: Rows = [
  [
    "a name at the top",
    "called: dit",
    "‸caled: dit",
    /De naam "caled" bestaat hier niet\. Bedoel je called\?$/,
  ],
  ["a name of a page", "  columns: 1", "  ‸colums: 1", /Bedoel je columns\?$/],
  ["a name of margins", "left: 25 }", "‸lefft: 25 }", /Bedoel je left\?$/],
  ["a name of a footer", '    right: "Pag', '    ‸rigth: "Pag', /Kies uit: left, right\.$/],
  ["a name of a role", "  contact: contact", "  ‸contract: contact", /Bedoel je contact\?$/],
  [
    "a name of an edition",
    "    mark: INTERN",
    "    mark: INTERN\n    ‸marks: x",
    /Bedoel je mark\?$/,
  ],
  ["a name of fields", "  file: kop", "  ‸files: kop", /Bedoel je file\?$/],
  ["a name of a field", "label: Aan }", "label: Aan, ‸kinds: text }", /Bedoel je kind\?$/],
  ["a name of a section", "    required: true", "    ‸requird: true", /Bedoel je required\?$/],
  [
    "a name that JavaScript knows",
    "    folded: true",
    "    ‸__proto__: {a: 1}",
    /^Deze naam bestaat hier niet\. Kies uit: id, /,
  ],
  [
    "another one",
    "    folded: true",
    "    ‸constructor: x",
    /De naam "constructor" bestaat hier niet\. Kies uit/,
  ],
  ["a merge", "    folded: true", "    ‸<<: {folded: true}", /^Deze naam bestaat hier niet/],
  ["a name that is a list", "called:", "? ‸[a, b]\n: x\ncalled:", /^Deze naam bestaat hier niet/],
  [
    "a name with a person in it",
    "called:",
    "‸Aaltje Jansen: x\ncalled:",
    /^Deze naam bestaat hier niet/,
  ],
];

const INVALID: Rows = [
  [
    "no title",
    "title: Jaarbericht 2024\nsubject",
    "‸subject",
    /^"title" klopt niet: het ontbreekt\.$/,
  ],
  [
    "no orientation",
    "page:\n  paper: A4\n  orientation: portrait\n",
    "‸page:\n  paper: A4\n",
    /"page\.orientation" .* het ontbreekt/,
  ],
  [
    "no margin",
    "  margins: { top: 20, ",
    "  ‸margins: { ",
    /"page\.margins\.top" .* het ontbreekt/,
  ],
  [
    "no blocks",
    "  - id: contact\n    title: Contact\n    folded: true\n    onScreen: second\n    blocks:\n      - say: introduction.contact\n",
    "  - ‸id: contact\n    title: Contact\n",
    /"sections\.4\.blocks" .* het ontbreekt/,
  ],
  [
    "no id",
    "  - id: geheim\n    title: Geheim",
    "  - ‸title: Geheim",
    /"sections\.2\.id" .* het ontbreekt/,
  ],
  ["nothing behind a name", "title: Jaarbericht 2024", "‸title:", /er staat niets achter/],
  ["a comment for a value", "title: Jaarbericht 2024", "‸title: #2024", /achter een hekje/],
  [
    "a number for a title",
    "title: Jaarbericht 2024",
    "‸title: 2024",
    /hier hoort een tekst op één regel\.$/,
  ],
  [
    "a list for a title",
    "title: Jaarbericht 2024",
    "‸title: [a]",
    /hier hoort een tekst op één regel/,
  ],
  [
    "a title of two lines",
    "title: Jaarbericht 2024",
    '‸title: "a\\nb"',
    /hier hoort een tekst op één regel/,
  ],
  [
    "a title that shows nothing",
    "title: Jaarbericht 2024",
    '‸title: "\\u00ad"',
    /woorden die te zien zijn/,
  ],
  [
    "a title that is too long",
    "title: Jaarbericht 2024",
    `‸title: ${"x".repeat(301)}`,
    /ten hoogste 300 tekens/,
  ],
  [
    "a character that no font has",
    "title: Jaarbericht 2024",
    "‸title: Jaar 🦄",
    /teken 6 kan niet in een document/,
  ],
  [
    "a digit in what it is called",
    "called: dit jaarbericht",
    "‸called: dit jaarbericht 2024",
    /hier kan geen cijfer in staan/,
  ],
  ["a text for yes or no", "figures: true", "‸figures: ja", /kies true of false/],
  [
    "a number out of range",
    "earlierPeriods: 2",
    "‸earlierPeriods: 13",
    /een heel getal van 1 tot en met 12/,
  ],
  [
    "a large number",
    "fewestRegistrations: 1",
    "‸fewestRegistrations: -1",
    /van 0 tot en met 1\.000\.000/,
  ],
  ["a word for a list", "periods: [year, quarter]", "‸periods: year", /hier hoort een lijst\.$/],
  ["a paper that is not there", "  paper: A4", "  ‸paper: A6", /kies uit A3, A4, A5\.$/],
  ["a paper in small letters", "  paper: A4", "  ‸paper: a4", /kies uit A3, A4, A5\.$/],
  [
    "an orientation",
    "  orientation: portrait",
    "  ‸orientation: portrat",
    /bedoel je portrait\?\)/,
  ],
  [
    "a margin with its unit",
    "{ top: 20,",
    "{ ‸top: 20mm,",
    /aantal millimeters van 0 tot en met 100, zonder mm/,
  ],
  ["a negative margin", "{ top: 20,", "{ ‸top: -1,", /aantal millimeters/],
  [
    "margins without room between",
    "  margins: { top: 20, right: 25, bottom: 22, left: 25 }",
    "  ‸margins: { top: 20, right: 90, bottom: 22, left: 90 }",
    /geen ruimte over/,
  ],
  [
    "margins without room below",
    "  paper: A4\n  orientation: portrait\n  margins: { top: 20, right: 25, bottom: 22, left: 25 }",
    "  paper: A5\n  orientation: landscape\n  ‸margins: { top: 60, right: 25, bottom: 60, left: 25 }",
    /geen ruimte over/,
  ],
  ["columns that are too narrow", "  columns: 1", "  ‸columns: 4", /smaller dan 40 millimeter/],
  ["half a column", "  columns: 1", "  ‸columns: 1.5", /een heel getal van 1 tot en met 4/],
  [
    "a place in the footer",
    '    left: "{title}',
    '    ‸left: "{titel}',
    /\{title\}, \{period\}, \{organisation\}, \{page\}, \{pages\}\.$/,
  ],
  ["a brace that is alone", '    left: "{title}', '    ‸left: "{title', /tussen accolades/],
  [
    "a reference without its page",
    '  reference: "(pagina {page})"',
    '  ‸reference: "(pagina)"',
    /schrijf waar het nummer van de bladzijde komt/,
  ],
  [
    "a reference with all pages",
    '  reference: "(pagina {page})"',
    '  ‸reference: "{pages}"',
    /alleen staan: \{page\}\.$/,
  ],
  [
    "a period",
    "[year, quarter]",
    "[year, ‸kwartaal]",
    /kies uit year, half-year, quarter, month, range\.$/,
  ],
  ["a period misspelt", "[year, quarter]", "[‸yaer, quarter]", /"periods\.0"/],
  ["no periods", "periods: [year, quarter]", "‸periods: []", /ten minste één ding/],
  [
    "a role of no section",
    "  contact: contact",
    "  ‸contact: kontact",
    /zo heet geen onderdeel; bedoel je contact\?$/,
  ],
  [
    "a role of no section at all",
    "  contact: contact",
    "  ‸contact: waar-dan-ook",
    /kies uit inhoud, cijfers, geheim, tabellen, contact, none\.$/,
  ],
  [
    "a contents that lists nothing",
    "  contents: inhoud",
    "  ‸contents: cijfers",
    /heeft geen blok contents\.$/,
  ],
  [
    "an appendix without tables",
    "  appendix: tabellen",
    "  ‸appendix: cijfers",
    /heeft geen blok chartTables\.$/,
  ],
  [
    "a mark on the first edition",
    "  - id: openbaar",
    "  - ‸id: openbaar\n    mark: X",
    /de eerste uitgave is om te publiceren/,
  ],
  [
    "no mark on the second",
    "  - id: intern\n    mark: INTERN",
    "  - ‸id: intern",
    /de eerste uitgave is om te publiceren/,
  ],
  [
    "an edition twice",
    "  - id: intern\n",
    "  - id: intern\n    mark: INTERN\n  - ‸id: intern\n",
    /staat ook al op regel 28/,
  ],
  [
    "an edition that is not there",
    "editions: [intern]",
    "editions: [intern, ‸extern]",
    /kies uit openbaar, intern\.$/,
  ],
  [
    "texts of the first edition only",
    "editions: [intern]",
    "editions: [‸openbaar]",
    /niet de eerste\.$/,
  ],
  [
    "no ground",
    "    editions: [intern]\n    ground: grond",
    "    ‸editions: [intern]",
    /zeg ook met ground/,
  ],
  [
    "guidance for a text of another section",
    "narrative: geheim\n        purpose",
    "‸narrative: inleiding\n        purpose",
    /zo heet geen tekst van dit onderdeel; kies uit geheim\.$/,
  ],
  [
    "guidance for a name that is nearly right",
    "narrative: geheim\n        purpose",
    "‸narrative: geheimen\n        purpose",
    /bedoel je geheim\?/,
  ],
  [
    "guidance twice",
    "      - narrative: geheim\n        purpose",
    "      - { narrative: geheim, purpose: a, questions: [b] }\n      - ‸narrative: geheim\n        purpose",
    /er al hulp/,
  ],
  [
    "guidance without a purpose",
    "- narrative: geheim\n        purpose: Wat er geheim is\n        questions",
    "- ‸narrative: geheim\n        questions",
    /purpose.*ontbreekt/,
  ],
  ["guidance of no text", "purpose: Wat er geheim is", "‸purpose: 3", /ten hoogste 2000 tekens/],
  ["a call of two lines", 'call: "{{periode}}"', '‸call: "a\\nb"', /tekst op één regel/],
  ["a ground alone", "    editions: [intern]\n    ground", "    ‸ground", /een grond hoort bij/],
  [
    "a ground that is no field",
    "    ground: grond",
    "    ‸ground: gronden",
    /kies uit aan, bij, periode, grond\.$/,
  ],
  [
    "a kind of field",
    "label: Aan }",
    "label: Aan, ‸kind: dag }",
    /kies uit text, day, moment, document, period\.$/,
  ],
  [
    "a field twice",
    "{ id: grond,",
    "{ id: grond, label: Grond }\n    - { ‸id: grond,",
    /staat ook al op regel 36/,
  ],
  [
    "a field with the name of a mark",
    "{ id: aan,",
    "{ ‸id: voorbeeldtekst,",
    /deze naam is al bezet/,
  ],
  [
    "a field that says something else",
    "kind: period, accompanies: period",
    "kind: day, ‸accompanies: period",
    /hierbij hoort kind: period\.$/,
  ],
  [
    "a document without its period",
    "accompanies: document, shown: false }\n    - { id: periode, label: Periode, kind: period, accompanies: period }",
    "‸accompanies: document }",
    /\(accompanies: period\)\.$/,
  ],
  [
    "a title without its document",
    "kind: document, accompanies: document",
    "‸accompanies: title",
    /\(accompanies: document\)\.$/,
  ],
  [
    "two titles of what it accompanies",
    "{ id: aan, label: Aan }",
    "{ id: aan, label: Aan, accompanies: title }\n    - { id: naar, label: Naar, ‸accompanies: title }",
    /staat ook al op regel 33/,
  ],
  ["a file of fields that is a text", "  file: kop", "  ‸file: inleiding", /zo heet al een tekst/],
  [
    "a section twice",
    "  - id: tabellen\n",
    "  - ‸id: cijfers\n    title: Weer\n    blocks:\n      - subheading: X\n  - id: tabellen\n",
    /staat ook al op regel 43/,
  ],
  [
    "a text twice",
    "narrative: geheim",
    "narrative: geheim\n      - ‸narrative: inleiding",
    /staat ook al op regel 54/,
  ],
  [
    "the tables twice",
    "- chartTables: all",
    "- chartTables: all\n      - ‸chartTables: all",
    /staat ook al op regel 76/,
  ],
  [
    "a chart twice",
    "      - table: changes.keyFigures",
    "      - ‸chart: registrations-by-month",
    /staat ook al op regel 51/,
  ],
  [
    "an id with a capital",
    "  - id: contact",
    "  - ‸id: Contact",
    /kleine letters, cijfers en streepjes/,
  ],
  [
    "an id of the page itself",
    "  - id: geheim",
    "  - ‸id: rapportage",
    /op de pagina al iets anders/,
  ],
  ["an id of a chart", "  - id: geheim", "  - ‸id: grafiek-x", /op de pagina al iets anders/],
  [
    "required without a text",
    "    required: true\n    editions: [intern]\n    ground: grond\n    blocks:\n      - subheading: Waarom\n      - narrative: geheim",
    "    ‸required: true\n    blocks:\n      - say: introduction.contact",
    /heeft een tekst \(narrative\)/,
  ],
  [
    "a place on a screen",
    "    onScreen: second",
    "    ‸onScreen: third",
    /kies uit inPlace, second/,
  ],
  ["a kind of block", "- list: inBrief", "- ‸lijst: inBrief", /bedoel je list\?$/],
  [
    "a kind of block like none",
    "- list: inBrief",
    "- ‸foto: inBrief",
    /kies uit say, lead, subheading, /,
  ],
  [
    "two kinds in a block",
    "- list: inBrief.changes",
    "- ‸list: inBrief.changes\n        table: changes.keyFigures",
    /een blok heeft één soort/,
  ],
  ["a word for a block", "- list: inBrief.changes", "- ‸list", /een blok heeft één soort/],
  [
    "a block of JavaScript",
    "- list: inBrief.changes",
    "- ‸__proto__: x",
    /dit soort blok bestaat niet/,
  ],
  ["an empty block", "- list: inBrief.changes", "- ‸{}", /een blok heeft één soort/],
  [
    "a contents of something else",
    "- contents: following",
    "- ‸contents: everything",
    /kies uit following, chapters/,
  ],
  ["no tables but all", "- chartTables: all", "- ‸chartTables: some", /kies uit all/],
  ["nothing to say", "- say: introduction.contact", "- ‸say: []", /ten minste één ding/],
  [
    "a number to say",
    "- say: introduction.contact",
    "- say: [introduction.contact, ‸3]",
    /een tekst op één regel/,
  ],
  [
    "a sentence",
    "registrations.inPeriod",
    "‸registrations.inPeriode",
    /bedoel je registrations\.inPeriod\?$/,
  ],
  ["a sentence of JavaScript", "registrations.inPeriod", "‸toString", /dit bestaat niet/],
  [
    "a lead",
    "- lead: [inBrief.news]",
    "- lead: [‸inBrief.nieuws]",
    /bedoel je inBrief\.news\?$|noemt alles wat er is/,
  ],
  [
    "a key figure",
    "[registrations, supported]",
    "[registrations, ‸suported]",
    /bedoel je supported\?$/,
  ],
  ["a list", "- list: inBrief.changes", "- ‸list: inBrief.change", /bedoel je inBrief\.changes\?$/],
  [
    "a table",
    "- table: changes.keyFigures",
    "- ‸table: changes.keyFigure",
    /bedoel je changes\.keyFigures\?$/,
  ],
  [
    "a chart",
    "- chart: registrations-by-month",
    "- ‸chart: registrations-by-moth",
    /bedoel je registrations-by-month\?$/,
  ],
  [
    "a chart like none",
    "- chart: registrations-by-month",
    "- ‸chart: taart",
    /report documents --format json noemt alles/,
  ],
  [
    "a word for the roles",
    "roles:\n  contents: inhoud\n  accountability: none\n  contact: contact\n  appendix: tabellen\n",
    "‸roles: none\n",
    /hier horen onderdelen/,
  ],
  [
    "a section that is a word",
    "  - id: contact\n    title: Contact\n    folded: true\n    onScreen: second\n    blocks:\n      - say: introduction.contact",
    "  - ‸contact",
    /hier horen onderdelen/,
  ],
];

const COMMENTS: Rows = [
  [
    "a hash within a value",
    "title: Jaarbericht 2024",
    "title: Jaarbericht ‸#2024",
    /achter een hekje/,
  ],
  [
    "a hash within a block",
    "- list: inBrief.changes",
    "- list: inBrief.changes ‸#1",
    /achter een hekje/,
  ],
];

const CONTROLS: Rows = [
  ["an escape", "title: Jaarbericht", "title: ‸\u001bJaarbericht", /stuurteken \(U\+001B\)/],
  ["an escape that is written", "mark: INTERN", 'mark: ‸"IN\\eTERN"', /stuurteken \(U\+001B\)/],
];

const planted = (code: DocumentTypeCode, rows: Rows): readonly Planted[] =>
  rows.map(([name, before, now, ...says]) => ({ name, code, says, ...mistaken(before, now) }));

/** Every kind of mistake that a manifest can have, one at a time. */
export const MISTAKES: readonly Planted[] = [
  ...planted("document-type-syntax", SYNTAX),
  ...planted("document-type-unknown", UNKNOWN),
  ...planted("document-type-invalid", INVALID),
];

/** Oddities that are not mistakes. */
export const ODDITIES: readonly Planted[] = [
  ...planted("document-type-comment", COMMENTS),
  ...planted("document-type-control", CONTROLS),
];
