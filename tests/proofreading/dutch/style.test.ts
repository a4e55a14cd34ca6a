import { describe, expect, it } from "vitest";

import { HARD_WORDS, NOMINAL_PHRASES } from "../../../src/proofreading/dutch/hard-words.ts";
import { longSentences, passives } from "../../../src/proofreading/dutch/dutch.ts";
import { hardWords, nominals, wordListOf } from "../../../src/proofreading/dutch/phrases.ts";
import { proofText, wordsOfRemarks } from "../proof-text.ts";

const words = (count: number) => Array.from({ length: count }, () => "woord").join(" ");
const NONE = { plainer: new Map<string, string | null>() };

describe("a long sentence", () => {
  it.each([
    ["of 25 words", `Een ${words(24)}.`, []],
    ["of 26 words", `Een ${words(25)}.`, ["Een"]],
    ["behind a short one", `Kort. Lang ${words(25)}.`, ["Lang"]],
    ["of two short ones", `Een ${words(20)}. Twee ${words(20)}.`, []],
    ["with abbreviations and numbers", `Een ${words(20)} t/m 1.569 o.a. om 10.00 uur.`, ["Een"]],
    ["of someone else", `> Een ${words(30)}.`, []],
    ["with words of someone else", `Zij zei: “Een ${words(30)}.” En zweeg.`, []],
    ["in another language", `[Een ${words(30)}.]{lang=en}`, []],
    ["that names a source", `Tekst.[^1]\n\n[^1]: Team, _${words(30)}_, januari 2024.`, []],
    ["in a note", `Tekst.[^1]\n\n[^1]: Een ${words(30)}.`, ["Een"]],
    ["that is a list in a cell", `| a | b |\n| --- | --- |\n| c | een ${words(30)} |`, []],
    ["in a cell", `| a | b |\n| --- | --- |\n| c | Een ${words(30)}. |`, ["Een"]],
    ["in a list", `- Een ${words(30)}.`, ["Een"]],
  ])("is reported or not: %s", (_, text, expected) => {
    expect(wordsOfRemarks(longSentences(proofText(text)))).toStrictEqual(expected);
  });

  it("counts woven values, and is reported with its number of words", () => {
    const [found] = longSentences(proofText(`Een ${words(20)} {{0}} erbij.`, ["een op de vijf"]));
    expect(found?.more).toBe("We tellen er 26.");
  });
});

describe("a passive sentence", () => {
  it.each([
    "De brief wordt door het team verstuurd.",
    "Het plan werd geschreven door twee collega’s.",
    "Ouders worden door een procesbegeleider geholpen, elke week.",
    "We zagen dat kinderen door de rechter werden gehoord.",
    "De analyse is door het team opgesteld.",
    "Er wordt gewerkt aan een oplossing.",
    "Daarom werd er besloten om te stoppen.",
    "Vanaf maart worden er gesprekken georganiseerd.",
    "De klacht wordt in april behandeld door de commissie.",
    "Het gezin zal door de gemeente worden ondersteund.",
  ])("is reported once: %s", (text) => {
    expect(passives(proofText(text))).toHaveLength(1);
  });

  it.each([
    "Door personeelstekort wisselen contactpersonen soms snel.",
    "De wachttijd is gegroeid door de drukte.",
    "Gezinnen worden door al die brieven moe.",
    "Hij wordt vader, en dat gaat gewoon door.",
    "Het werk wordt door de week heen zwaarder.",
    "Er wordt gezwegen, gehuild en aan het eind ook gelachen.",
    "Er werd een kind geboren.",
    "Twee mensen werden door elkaar gehaald.",
    "Dat wordt doorgegeven.",
    "De kinderen zijn gezond door goed eten.",
    "We werken door, en de brief wordt verstuurd.",
    "Het aantal is veranderd door late aanmeldingen.",
    "Zij zijn door de wijk gelopen.",
    "Het gebied wordt groter door de nieuwe gemeente.",
    "> De brief wordt door het team verstuurd.",
    "Zij schreef: “De brief wordt door het team verstuurd.”",
    "Een moeder wordt boos, door alles wat is gebeurd.",
    "Een kind wordt door te praten weer rustig.",
  ])("is not reported in the active voice or in a quotation: %s", (text) => {
    expect(passives(proofText(text))).toStrictEqual([]);
  });
});

describe("a nominal phrase", () => {
  const list = wordListOf(NONE);
  it.each([
    ["We doen dit in het kader van het herstel.", "in"],
    ["Het uitvoeren van het plan kost tijd.", "Het"],
    ["De uitvoering van het plan vindt plaats in mei.", "De"],
    ["De beoordeling vond plaats in april.", "De"],
    ["Het team draagt zorg voor de brieven.", "draagt"],
    ["Ten behoeve van ouders schreven we dit.", "Ten"],
    ["We gaan over tot een nieuwe aanpak.", "gaan"],
    ["Met betrekking tot de klachten is er nieuws.", "Met"],
    ["Naar aanleiding van de brief belden ouders.", "Naar"],
  ])("is reported: %s", (text, first) => {
    expect(wordsOfRemarks(nominals(proofText(text), list))).toStrictEqual([first]);
  });

  it.each([
    "Het leven van een kind verandert.",
    "Het vertrouwen van ouders groeit.",
    "In het kader staat een voorbeeld van een gezin.",
    "De bijeenkomst vindt plaats in mei.",
    "Zij zei dat het “in het kader van” iets was.",
    "Het maken van afspraken lukt.",
  ])("is not reported: %s", (text) => {
    expect(nominals(proofText(text), list)).toStrictEqual([]);
  });
});

describe("a hard word", () => {
  const list = wordListOf(NONE);
  it.each([
    ["Conform de afspraak belden we.", ["Conform"]],
    ["We belden, derhalve, reeds in mei.", ["derhalve", "reeds"]],
    ["De ouder dient te bellen.", ["dient"]],
    ["Zij waarborgden dat en bewerkstelligden meer.", ["waarborgden", "bewerkstelligden"]],
    ["Te allen tijde geldt dit.", ["Te"]],
    ["De casuïstiek is vol.", ["casuïstiek"]],
    ["### Reeds gedaan", ["Reeds"]],
    ["| Alsmede | b |\n| --- | --- |\n| c | d |", ["Alsmede"]],
  ])("is reported in every form: %s", (text, expected) => {
    expect(wordsOfRemarks(hardWords(proofText(text), list))).toStrictEqual(expected);
  });

  it.each([
    "Dit dient als voorbeeld.",
    "Het Verdrag inzake de Rechten van het Kind geldt.",
    "> Conform de afspraak belde ik.",
    "Zij schreef “conform de afspraak” in haar brief.",
    "[conform]{lang=en}",
    "Tekst.[^1]\n\n[^1]: Team, _Notitie inzake wachttijden_, 2024.",
    "De gecertificeerde instelling vraagt een machtiging tot uithuisplaatsing.",
    "De jeugdbeschermingsmaatregel staat in de voortgangsrapportage.",
    "Vrij van dienen, te laat.",
  ])("is not reported: %s", (text) => {
    expect(hardWords(proofText(text), list)).toStrictEqual([]);
  });

  it("is reported with a plain word", () => {
    const [found] = hardWords(proofText("Middels een brief."), list);
    expect(found?.more).toBe("Schrijf liever: met.");
  });

  it("is not reported in a woven value", () => {
    expect(hardWords(proofText("{{0}} blijft.", ["conform"]), list)).toStrictEqual([]);
  });

  it("can be added, replaced and allowed, in all its forms", () => {
    const own = wordListOf({
      plainer: new Map([
        ["Tafelen", "praten"],
        ["vigerend", "van nu"],
        ["middels", null],
        ["in het kader van", null],
        ["op  gelijke voet", "samen"],
      ]),
    });
    const text = proofText(
      "Wij tafelen op gelijke voet middels vigerende regels in het kader van iets.",
    );
    expect(hardWords(text, own).map(({ more }) => more)).toStrictEqual([
      "Schrijf liever: praten.",
      "Schrijf liever: samen.",
      "Schrijf liever: van nu.",
    ]);
    expect(nominals(text, own)).toStrictEqual([]);
  });
});

describe("the lists", () => {
  it("contain at least 150 hard words", () => {
    expect(Object.keys(HARD_WORDS).length).toBeGreaterThanOrEqual(150);
  });

  it("have each form once, as in a text, with a plain word that is not hard itself", () => {
    const { hard, nominal } = wordListOf(NONE);
    const forms = [...hard, ...nominal];
    expect(new Set(forms.map(([form]) => form)).size).toBe(forms.length);
    const hits = forms.flatMap(([form, plain]) => {
      expect(form).toMatch(/^[\p{Ll}-]+(?: [\p{Ll}-]+){0,5}$/u);
      return hardWords(proofText(plain), { hard, nominal }).map(() => `${form}: ${plain}`);
    });
    expect(hits).toStrictEqual([]);
    for (const list of [HARD_WORDS, NOMINAL_PHRASES]) {
      expect(Object.values(list).filter((plain) => plain.trim() === "")).toStrictEqual([]);
    }
  });

  it("match every form of each entry in a sentence", () => {
    const list = wordListOf(NONE);
    for (const form of [...list.hard.keys(), ...list.nominal.keys()]) {
      const text = proofText(`Wij ${form} dat.`);
      expect([form, hardWords(text, list).length + nominals(text, list).length > 0]).toStrictEqual([
        form,
        true,
      ]);
    }
  });
});
