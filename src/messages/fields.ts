/** The Dutch messages about the fields that a writer fills in. */
export const fieldMessages = {
  noFile: (ids: readonly string[]) =>
    `Dit bestand is er niet. Het hoort tussen twee regels met --- deze velden te hebben: ${ids.join(", ")}.`,
  noHead:
    "Dit bestand begint en eindigt met een regel met drie strepen (---). Daartussen staan de velden, elk met een naam, een dubbelepunt en een waarde.",
  textBelow:
    "Onder de velden staat hier nog tekst, en die komt nergens. Zet de tekst in het bestand van het onderdeel waar hij hoort.",
  cut: "Wat op deze regel achter een hekje (#) staat, is een opmerking en telt niet mee. Hoort het erbij? Zet de hele waarde tussen aanhalingstekens.",
  unknown: (suggestion: string | undefined, known: readonly string[]) =>
    suggestion === undefined
      ? `Dit veld bestaat niet. Kies uit: ${known.join(", ")}.`
      : `Dit veld bestaat niet. Bedoel je ${suggestion}?`,
  missing: (id: string, label: string) =>
    `Het veld "${id}" (${label}) is niet ingevuld. Schrijf op een eigen regel tussen de strepen: ${id}: …`,
  invalid: (id: string, detail: string) => `Het veld "${id}" klopt niet: ${detail}.`,
  sampleForm: "Achter voorbeeldtekst hoort true of false.",
  sample:
    "Dit zijn voorbeeldgegevens (`voorbeeldtekst: true`), en die publiceren we niet. Vul eigen gegevens in en haal deze regel weg.",
  text: "hier hoort een tekst op één regel",
  tooLong: (most: number) => `maak de tekst korter, tot ten hoogste ${most} tekens`,
  unprintable: (position: number) => `teken ${position} kan niet in een document; haal het weg`,
  personal: "er staat een burgerservicenummer (bsn) of een rekeningnummer in; haal dat weg",
  document: (known: readonly string[], suggestion: string | undefined) =>
    suggestion === undefined
      ? `zo heet geen documenttype; kies uit ${known.join(", ")}`
      : `zo heet geen documenttype; bedoel je ${suggestion}?`,
  period: "schrijf een periode als 2024-Q1, 2024-H1 of 2024-02..2024-04",
  day: "schrijf een bestaande dag als 2024-05-24",
  moment: (suggestion: string | undefined) =>
    `schrijf een dag met een tijd, als 2024-05-27T10:00${suggestion === undefined ? "" : ` (bedoel je ${suggestion}?)`}`,
  /** Messages about fields that name a legal ground. */
  groundWithoutText: (id: string, text: string) =>
    `Het veld "${id}" noemt een grond, maar ${text} is er niet of is leeg. Is er niets om weg te laten? Schrijf dan ${id}: geen. Anders hoort de tekst in dat bestand.`,
  groundNone: (id: string, text: string) =>
    `Het veld "${id}" zegt "geen", maar ${text} is er wel. Noem de grond, of haal het bestand weg.`,
  /** Messages about the document that a document accompanies. */
  otherwise: {
    document: (there: string) => `daar ligt een document van het type ${there}`,
    title: (there: string) => `dat heet "${there}"`,
    period: (there: string) => `dat gaat over ${there}`,
    publishedOn: (there: string) => `dat is gepubliceerd op ${there}`,
  },
  accompaniedOtherwise: (file: string, what: string) =>
    `Dit is niet wat ${file} zegt van het document dat hierbij hoort: ${what}. Pas dit veld aan, of maak dat document opnieuw.`,
  accompaniedNoMark: "dat is voor intern gebruik en wordt niet gepubliceerd",
  accompaniedDraft: "dat is nog een concept, zonder publicatiedatum",
  draft: (file: string) =>
    `Volgens ${file} is het document dat hierbij hoort nog een concept. Geef dat eerst zijn publicatiedatum; daarna kan dit document naar buiten.`,
  notMade: (file: string) =>
    `We konden niet nakijken of dit klopt: ${file} is er niet of is niet te lezen. Maak eerst het document dat hierbij hoort.`,
  notMadeButSent: (file: string) =>
    `Dit document kan zo niet naar buiten: ${file} is er niet of is niet te lezen, dus niemand weet of titel, periode en publicatie kloppen. Maak eerst het document dat hierbij hoort, met zijn publicatiedatum.`,
  noTime: (file: string, day: string) =>
    `De tijd van publicatie konden we niet nakijken: ${file} noemt alleen de dag, ${day}. Geef de tijd mee als je dat document maakt: --published-on 2024-05-27T10:00.`,
} as const;
