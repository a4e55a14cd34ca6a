import { describe, expect, it } from "vitest";

import { leftOver } from "../../src/proofreading/unfinished.ts";
import { findingOf } from "../../src/proofreading/proofread.ts";
import { proofText } from "./proof-text.ts";
import { SAMPLE_TEXTS } from "./sample-texts.ts";

/** The places in a text that are left over. */
function placesIn(markdown: string, values: readonly string[] = []): readonly string[] {
  const text = proofText(markdown, values);
  return leftOver(text).map((remark) => {
    const { line, position } = findingOf(remark, text);
    return `${line}:${position}`;
  });
}

describe("text that is left over", () => {
  it.each([
    ["TODO nog doen", 1],
    ["Hier **TODO**: bellen.", 8],
    ["Todo: bellen", 1],
    ["FIXME", 1],
    ["Het is TBD.", 8],
    ["Er waren XX gezinnen.", 10],
    ["In XX gezinnen.", 4],
    ["We zagen XXX kinderen", 10],
    ["Dat is XX%.", 8],
    ["Dat is XX %.", 8],
    ["Dat kost € XX.", 12],
    ["Dat kost €XX.", 11],
    ["Op xx-xx-2024", 4],
    ["Dat waren xx gezinnen", 11],
    ["PM", 1],
    ["Budget: PM.", 9],
    ["Start: n.t.b.", 8],
    ["Start ntb", 7],
    ["Wie: n.n.b.", 6],
    ["Wie: n.t.v.", 6],
    ["Wat???", 4],
    ["??? gezinnen", 1],
    ["Wij, [naam team], helpen.", 6],
    ["Op [datum] was het zover.", 4],
    ["Er zijn [aantal] gezinnen.", 9],
    ["Er zijn {aantal} gezinnen.", 9],
    ["Nu [vul in] dus.", 4],
    ["[Schrijf hier wat er in deze periode gebeurde.]", 1],
    ["[schrijf hier iets over [de regio]]", 1],
    ["[Hier de aantallen per regio]", 1],
    ["[nog aanvullen]", 1],
    ["> [citaat van een ouder]", 3],
    ["> Het was [vul in] goed.", 11],
    ["- [ ] tekst", 3],
    ["Bij <aantal, regio> dus.", 5],
    ["…", 1],
    ["...", 1],
    ["Naam: ____", 7],
    ["Naam: ........", 7],
    ["Dat is … %.", 8],
    ["Dat kost € …", 12],
    ["Lorem ipsum dolor", 1],
    ["Lorem ipsum dolor sit amet.", 1],
    ["Het komt uit op dd-mm-jjjj.", 17],
    ["De datum is nader te bepalen.", 13],
    ["Dat is ... procent.", 8],
    ["De naam: NOG AANVULLEN", 10],
    ["### Wat nog moet: [INVULLEN]", 19],
    ["> Op [datum invullen] kwam ik.", 6],
    ["Bij <naam van de collega> dus.", 5],
    ["Dit is een voorbeeldtekst.", 12],
    ["(tekst volgt)", 1],
    ["Hier komt nog een foto van het team", 1],
    ["Zie Fout! Verwijzingsbron niet gevonden.", 5],
    ["Het zijn er #VERW!.", 13],
  ])("is reported in %j", (markdown, position) => {
    expect(placesIn(markdown)).toEqual([`1:${position}`]);
  });

  it.each([
    "Een noot.[^1]\n\n[^1]: De tekst.",
    "Zie [de folder](https://a.nl/TODO) en [naam][a].\n\n[a]: https://a.nl",
    "Zie https://a.nl/TODO of `TODO`.",
    "De [follow-up]{lang=en} kwam later.",
    "> [en] We were never asked.",
    "> [hij] zei dat het [eindelijk] goed kwam […] en dat [naam] hielp [...].",
    "“[Hij] kwam [naam moeder] halen,” zei ze. “[…] Toen ging ze [hier] weg.”",
    "Zij zei: “Dat wil [de school] niet.”",
    "[De namen in dit verhaal zijn veranderd.]",
    "Onder koning Lodewijk XX, in deel XX en eeuw XX, maat XXL en XXIV, XX-chromosoom.",
    "Om 10 PM belt de PM over PM 2,5 en PM10, voor de PM-lijst. De pm is op vakantie.",
    "Dat is n.v.t. De NTB 2021/3 schrijft, in het ntb-blad, Kantbank, todos.",
    "> Waarom??? Wat...",
    "We wachtten … en toen kwam ... niets.",
    "Er was een voorbeeld, en de voorbeeldteksten staan op de site.",
    "Dit is gezet in 5 < 6 en 7 > 3.",
    "Groetjes, xx",
    "De aantallen volgen uit de export. De tekst volgt de regels van het ministerie.",
    "De gemeente en het aantal, de datum (aantal) en de naam.",
    "Snelweg #1 en #NAAMloos.",
    "Nog invullen is niet nodig. De plek is later te bepalen.",
  ])("is not reported in %j", (markdown) => {
    expect(placesIn(markdown)).toEqual([]);
  });

  it("is not reported in a woven value", () => {
    expect(placesIn("Er zijn {{0}} en TODO.", ["XX gezinnen [aantal]"])).toEqual(["1:18"]);
  });

  it("is reported with its sign, but never with the text in brackets", () => {
    const text = proofText("TODO [naam Jansen]");
    const messages = leftOver(text).map((remark) => findingOf(remark, text).message);
    expect(messages[0]).toContain('Hier staat "TODO".');
    expect(messages.join(" ")).not.toContain("Jansen");
    expect(messages).toHaveLength(2);
  });

  it("does not occur in the samples", () => {
    for (const { file, markdown } of SAMPLE_TEXTS)
      expect([file, ...placesIn(markdown)]).toEqual([file]);
  });
});
