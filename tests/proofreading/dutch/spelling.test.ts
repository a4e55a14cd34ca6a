import { beforeAll, describe, expect, it } from "vitest";

import { STANDARD_CODEBOOK } from "../../../src/codebook/codebook.ts";
import { NOUNS } from "../../../src/language/words.ts";
import { proofDutchMessages } from "../../../src/messages/text-checks.ts";
import { HARD_WORDS } from "../../../src/proofreading/dutch/hard-words.ts";
import {
  loadSpelling,
  misspelt,
  type Spelling,
  suggestionsFor,
} from "../../../src/proofreading/dutch/spelling.ts";
import { proofText, wordsOfRemarks } from "../proof-text.ts";

let spelling: Spelling;
beforeAll(async () => {
  spelling = await loadSpelling({ known: [] });
});

const found = (text: string, values: readonly string[] = []) =>
  misspelt(proofText(text, values), spelling);

describe("a misspelt word", () => {
  it.each([
    ["Wij kregen een aanmeldding.", ["aanmeldding"]],
    ["Dat gebeurdt vaak, onmidelijk.", ["gebeurdt", "onmidelijk"]],
    ["### Een verassing", ["verassing"]],
    ["> Ik was verassend blij.", ["verassend"]],
    ["| gezinen | b |\n| --- | --- |\n| c | d |", ["gezinen"]],
    ["Aanmelddingen kwamen er veel.", ["Aanmelddingen"]],
    ["Ouders en/of kindren.", ["kindren"]],
    ["Een oud-colega belde.", ["oud-colega"]],
    ["Dat is een **mois** gesprek.", ["mois"]],
    ["Een [koppelling](https://voorbeeld.nl).", ["koppelling"]],
    ["‘Verschilende’ en 'verschilende' woorden", ["Verschilende", "verschilende"]],
    [
      "Een begeleidding en samenwerkking met een ondersteuningbrief.",
      ["begeleidding", "samenwerkking", "ondersteuningbrief"],
    ],
    ["Een welkomsgesprek.", ["welkomsgesprek"]],
    ["Een aan\u00ADmeldding.", ["aan\u00ADmeldding"]],
  ])("is reported at its place: %s", (text, words) => {
    expect(wordsOfRemarks(found(text))).toStrictEqual(words);
  });

  it.each([
    "De regio’s, zo’n foto's en ’s ochtends; ‘t kan.",
    "Ouders’ vragen, en ‘vragen’ van ouders.",
    "Dat is níet één, maar twéé keer gebeurd.",
    "Wij spraken mevrouw Yilmaz-Oztürkk en Jansma.",
    "Yilmazz belde ons.",
    "De UHT en de UHT’er, het BSN, de VNG en DigiD.",
    "Zie www.voorbeelld.nl, info@voorbeelld.nl of https://voorbeelld.nl/paggina.",
    "In 2024-Q1 om 10.00u, een 19-jarige, COVID-19 en km/u.",
    "[folow-up]{lang=en} en `kode`.",
    "In het bestand monnitor.csv staat o.a. dat, t/m mei, d.w.z. bijv. nu.",
    "Een kraaiennestoverleg, een leerdag en een procesbegeleider.",
    "Ouder\u00ADschap, e\u2011mail en oud\u2010collega.",
    "IJs en ijs op het IJsselmeer.",
    "Uithuisplaatsing, jeugdbeschermingsmaatregel en gedupeerden.",
    "— Ouder",
    "a b c zz",
  ])("is not reported for a correct word, a name, an address or another language: %s", (text) => {
    expect(wordsOfRemarks(found(text))).toStrictEqual([]);
  });

  it("is not reported in a woven value", () => {
    expect(found("Het zijn {{0}}.", ["25 gezinen"])).toStrictEqual([]);
  });

  it("is reported once in a text, with its number and suggestions", () => {
    const [first, ...more] = found("Een aanmeldding, nog een aanmeldding.\n\nEn een aanmeldding.");
    expect(more).toStrictEqual([]);
    expect(first?.more).toBe("Bedoel je aanmelding? Het staat 3 keer in deze tekst.");
  });

  it.each([
    ["gebeurdt", ["gebeurd", "gebeurt"]],
    ["verassing", ["verrassing"]],
    ["onmidelijk", ["onmiddellijk"]],
    ["hertsel", ["herstel"]],
    ["klagten", ["klachten"]],
    ["handrijking", ["handreiking"]],
    ["geintereseerd", ["geïnteresseerd"]],
    ["eigelijk", ["eigenlijk"]],
    ["belanrijk", ["belangrijk"]],
    ["true", []],
    ["xqxqxqxqxq", []],
  ])("%s gets the suggestions %j", (word, words) => {
    expect(suggestionsFor(word, spelling.knows)).toStrictEqual(words);
  });

  it("with a capital gets no suggestion that could reveal a name", () => {
    expect(found("Aanmelddingen kwamen er veel.")[0]?.more).toBe("");
    expect(found("Wij zagen jansenn daar.")[0]?.more).not.toMatch(/Jan/);
  });

  it("gets suggestions for up to twenty words of a run, and is reported after that", async () => {
    const fresh = await loadSpelling({ known: [] });
    const letters = "abcdefghijklmnopqrstuvwxyz".split("");
    const text = proofText(letters.map((letter) => `aanmeldding${letter}${letter}`).join(" "));
    const reported = misspelt(text, fresh);
    expect(reported).toHaveLength(26);
    expect(reported.slice(20).map(({ more }) => more)).toStrictEqual(["", "", "", "", "", ""]);
  });
});

describe("the words of an organisation", () => {
  it("are known in lower case, with a capital, and as part of a word with hyphens", async () => {
    const own = await loadSpelling({ known: ["terugkomtafel", "luistermaatje"] });
    const text = proofText("Terugkomtafel met een luistermaatje en een oud-luistermaatje.");
    expect(wordsOfRemarks(misspelt(text, own))).toStrictEqual([]);
    expect(found("Een luistermaatjje.")).toHaveLength(1);
  });
});

describe("the words that the report itself writes", () => {
  const { columns, themes } = STANDARD_CODEBOOK;
  it.each([
    [
      "labels",
      [...columns, ...columns.flatMap(({ choices = [] }) => choices), ...themes].map(
        ({ label }) => label,
      ),
    ],
    ["nouns", Object.values(NOUNS).flatMap(({ singular, plural }) => [singular, plural])],
    ["plain words", Object.values(HARD_WORDS)],
    ["messages about Dutch", Object.values(proofDutchMessages)],
  ] as const)("are known: %s", (_, texts) => {
    expect(texts.length).toBeGreaterThan(4);
    expect(wordsOfRemarks(found(texts.join("\n\n")))).toStrictEqual([]);
  });
});
