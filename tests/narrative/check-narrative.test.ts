import { describe, expect, it } from "vitest";

import { checkNarrative } from "../../src/narrative/check-narrative.ts";
import { MARKDOWN } from "../../src/narrative/markdown/markdown.ts";
import { bodyHtml } from "./body-html.ts";

const check = (source: string) => checkNarrative("inleiding", "inleiding.md", source);
/** The findings, without those for missing captions: most tables here test something else. */
const places = (source: string) =>
  check(source)
    .findings.filter(({ code }) => code !== "narrative-table-caption")
    .map(({ code, line, position }) => `${code} ${line}:${position}`);

describe("a narrative file", () => {
  it("is read with its front matter, with any line ends and byte order mark", () => {
    for (const source of [
      "---\nvoorbeeldtekst: true\n---\n\nTekst.\n",
      "\uFEFF---\r\nvoorbeeldtekst: true\r\n---\r\n\r\nTekst.\r\n",
      "---\rvoorbeeldtekst: true\r---\r\rTekst.\r",
      "---\r\r\nvoorbeeldtekst: true\r\r\n---\r\r\n\r\r\nTekst.\r\r\n",
    ]) {
      expect(check(source)).toMatchObject({
        narrative: { name: "inleiding", markdown: "Tekst.", isSample: true },
        findings: [],
        images: [],
      });
    }
  });

  it("needs no front matter", () => {
    expect(check("Tekst.").narrative).toMatchObject({ markdown: "Tekst.", isSample: false });
  });

  it.each([
    ["# Kop", ["narrative-heading 1:1"]],
    ["Kop\n===", ["narrative-heading 1:1"]],
    ["### Kop\n\n## Kop", ["narrative-heading 3:1"]],
    ["---\nvoorbeeldtekst: true\n---\n# Kop", ["narrative-heading 4:1"]],
    ["Een <b>woord</b>", ["narrative-html 1:5"]],
    ["Zie ![foto](x.png)", ["narrative-image 1:5"]],
    ["Tekst.[^1]", ["narrative-note 1:7"]],
    [
      "---\nvoorbeeldtekst: true\n---\nEen[^a], twee[^b]\nen *drie[^a]*.\n\n[^b]: Noot.",
      ["narrative-note 4:4", "narrative-note 5:9"],
    ],
    ["| a | b |\n| - | - |\n| c | d[^e] |", ["narrative-note 3:8"]],
    ["Tekst.[^1]\n\n[^1]: Zie ook[^2].", ["narrative-note 3:14"]],
    ["Tekst.[^1]\n\n[^1]:", ["narrative-note 3:1"]],
    ["Tekst.[^1]\n\n[^1]: &nbsp;\u00AD", ["narrative-note 3:1"]],
    ["Tekst.^[]\nMeer ^[a] en ^[\u00AD].", ["narrative-note 1:7", "narrative-note 2:14"]],
    ["Tekst.[^1] Meer.[^2]\n\n[^1]: Zie ook[^2].\n[^2]: Slot.", ["narrative-note-in-note 3:1"]],
    ["---\nkleur: rood\n---\nTekst", ["narrative-front-matter 1:1"]],
    ["---\nvoorbeeldtekst: [\n---\nTekst", ["narrative-front-matter 1:1"]],
    ...[
      "*nope",
      "voorbeeldtekst: *nope",
      "? *x",
      "? [*x]\n: 1",
      "<<: *a",
      "<<: {voorbeeldtekst: true}",
      "&a [*a]",
      "&a {b: *a}",
      "voorbeeldtekst: true\nvoorbeeldtekst: false",
      "? {a: 1}\n: 2",
      "!!js/function x",
      "__proto__: x",
      "a: &a [1]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]",
      ...["[", "- ", "{a: ", "? ", "&a ", "*", "a:\n "].map((unit) => unit.repeat(20_000)),
      "# ".padEnd(1001, "a"),
    ].map((header): [string, string[]] => [
      `---\n${header}\n---\nTekst`,
      ["narrative-front-matter 1:1"],
    ]),
    ...[
      "", "\u200B", "\u00AD", "\u2060", "\uFEFF\uFEFF", "\u00A0", "&nbsp;", "&shy;", "&#8203;", "**\u200B**",
      "\u200B\n\n- \u00AD\n- ", "***", "> ", "| |\n| - |\n| |",
    ].map((nothing): [string, string[]] => [nothing, ["narrative-empty 1:1"]]), // prettier-ignore
    ["###", ["narrative-heading-empty 1:1"]],
    ["Tekst\n\n> ### \u00AD", ["narrative-heading-empty 3:1"]],
    ["| Regio | Aantal |\n| - | - |\n\nTekst.", ["narrative-table-empty 1:3"]],
    ["| Regio |\n| - |", ["narrative-table-empty 1:3"]],
    ["Tekst\n\n> | Regio |\n> | - |\n\nMeer", ["narrative-table-empty 3:5"]],
    ["- a\n\n  Regio | Aantal\n  --- | ---\n- b", ["narrative-table-empty 3:3"]],
    ["Een.[^1]\n\n[^1]:\n    | Regio |\n    | - |", ["narrative-table-empty 4:7"]],
    ["---\nvoorbeeldtekst: true\n---\n", ["narrative-empty 1:1"]],
  ])("%j gets %j", (source, expected) => {
    expect(places(source)).toEqual(expected);
    expect(check(source).narrative).toBeNull();
  });

  it.each([
    ["tekst\n\n#### Kop", ["narrative-heading-jump 3:1"]],
    ["### Kop\n#### Kop\n##### Kop\n### Kop\n##### Kop", ["narrative-heading-jump 5:1"]],
  ])("gets a warning for a heading that skips a level, and is accepted: %j", (source, expected) => {
    expect(places(source)).toEqual(expected);
    expect(check(source).narrative).not.toBeNull();
  });

  it.each([
    ["Zie [dit](bijlage.docx) en [dat](#kop).", ["narrative-link 1:5", "narrative-link 1:28"]],
    ["Eerst\ndan\n[leeg]() en\nmeer", ["narrative-link 3:1"]],
    ["Hoera!\nZie [dit](#kop)!\nEn [dat](#kop).", ["narrative-link 2:5", "narrative-link 3:4"]],
    ["Tekst.[^a]\n\n[^a]: Zie\n    [ftp](ftp://voorbeeld.nl/).", ["narrative-link 4:5"]],
    ["> Een [a](#kop)\n> - twee [[b]](#kop)", ["narrative-link 1:7", "narrative-link 2:10"]],
    [
      "| a | b |\n| - | - |\n| c | [d](#kop) |\n| \\| | [e](x) [f](y) |",
      ["narrative-link 3:7", "narrative-link 4:8", "narrative-link 4:15"],
    ],
    ["Een^[Zie [a](#kop) en\n[b](#kop).]", ["narrative-link 1:10", "narrative-link 2:1"]],
  ])("gets a warning for a link that leads nowhere in a report: %j", (source, expected) => {
    expect(places(source)).toEqual(expected);
    expect(check(source).narrative).not.toBeNull();
  });

  it.each([
    "[klik](javascript:alert(1))",
    "[klik](JaVaScRiPt:alert(1))",
    "[klik](JaVa&#58;script:x)",
    "[klik](javascript&colon;alert(1))",
    "[klik](java&#10;script:x)",
    "[klik](java\nscript:x)",
    "[klik](javascript:alert('a b'))",
    "[klik](javascript:alert(1)",
    '[klik](javascript:x "titel" y)',
    "[klik](data:text/html,x)",
    "[klik](data:image/png;base64,x)",
    "[klik](file:///etc/passwd)",
    "[klik](vbscript:x)",
    "[klik](blob:x)",
    "[klik](//evil.example)",
    "[klik](https:/evil.example)",
    "[klik](https:\\\\evil.example)",
    "[klik](https://overheid.nl\\evil.example)",
    "[klik](https://overheid.nl:80@evil.example/)",
    "[klik](https://overheid\\@evil.example)",
    "[klik][a]\n\n[a]: javascript:alert(1)",
    "[klik][]\n\n[klik]: data:x",
    "[klik]\n\n[klik]: vbscript:x",
    "[*klik*](javascript:x)",
  ])("prints only the words of a link that leads nowhere, with a warning: %j", (link) => {
    expect(places(`Een\n${link}`)).toContain("narrative-link 2:1");
    const { narrative } = check(link);
    const html = bodyHtml(narrative?.markdown ?? "");
    expect(html).toMatch(/^<p>(?:<em>)?klik(?:<\/em>)?<\/p>\n$/);
  });

  it("prints an address that leads nowhere as text", () => {
    expect(places("Zie <javascript:alert(1)>.")).toEqual(["narrative-link 1:5"]);
    const html = bodyHtml("Zie <javascript:alert(1)>.");
    expect(html).toBe("<p>Zie javascript:alert(1).</p>\n");
  });

  it.each([
    ["Bel 06-12345678.", ["narrative-phone 1:5"]],
    ["Tel. 0612345678, 123456789", ["narrative-phone 1:6"]],
    ["Bel (020) 123 45 67 of +31 (0)6 1234 5678", ["narrative-phone 1:6", "narrative-phone 1:24"]],
    ["Bel 06\n**1234**5678", ["narrative-phone 1:5"]],
    [
      "Mail a.b@voorbeeld.nl of <i_j@voorbeeld.nl>!",
      ["narrative-email 1:6", "narrative-email 1:27"],
    ],
    ["*jan@voorbeeld.nl*", ["narrative-email 1:2"]],
    ["Mail jan&#46;jansen&commat;voorbeeld&period;nl", ["narrative-email 1:6"]],
    ["Mail [jan](https://a.nl)\u00AD@voorbeeld\u200B.nl", ["narrative-email 1:7"]],
    ["Bel 06&nbsp;1234&shy;5678", ["narrative-phone 1:5"]],
    ["Bel +31 (0)20 624 1100 of +49 30 1234567", ["narrative-phone 1:5", "narrative-phone 1:27"]],
    ["[mail](https://voorbeeld.nl/?n=111222333)", ["narrative-number 1:32"]],
    ["Straat 1, 1234 AB Plaats", ["narrative-postcode 1:11"]],
    ["| a |\n| --- |\n| 1234AB |", ["narrative-postcode 3:3"]],
  ])(
    "gets a warning for the contact details of a person, and is accepted: %j",
    (source, expected) => {
      expect(places(source)).toEqual(expected);
      expect(check(source).narrative).not.toBeNull();
      expect(JSON.stringify(check(source).findings)).not.toMatch(/1234|voorbeeld\.nl/);
    },
  );

  it.each([
    "Bel 06 12 34 56 78, +31 6 12345678 of [ons](tel:+31612345678).",
    "Mail Info@voorbeeld.nl, [ons](mailto:hallo@voorbeeld.nl) of hallo@voorbeeld.nl.",
    "Postbus 1, 1234AB Plaats",
    "Op 06-12-2024 12:34 en 2024-01-02 03, in 2024 en 0 1 2 3 4 5 6 7 8 9.",
    "NL91 ABNA 0417 1643 00".slice(0, 9),
    "Bel [+31 20 624 1100](tel:+31206241100). RSIN 111222333.",
  ])("accepts the contact details of the organisation, dates and rows of numbers: %j", (source) => {
    const contact = "Bel 06-12345678, mail info@voorbeeld.nl of schrijf naar 1234 AB Plaats.";
    const { findings } = checkNarrative("inleiding", "inleiding.md", source, { contact });
    expect(findings).toEqual([]);
  });

  it.each([
    ["Eerst\nvan huis → naar huis ✓", ["narrative-character 2:10"]],
    ["Een ouder schreef: شكرا.", ["narrative-character 1:20"]],
    ["Hij zei شكرا.", ["narrative-character 1:9"]],
    ["Zij zei 谢谢 en 👪.", ["narrative-character 1:9"]],
    ["Een &#x634; en &#x202E;", ["narrative-character 1:5", "narrative-character 1:16"]],
    ["Caf\uFFFD", ["narrative-character 1:4"]],
  ])("is refused for a character that print cannot show: %j", (source, expected) => {
    expect(places(source)).toEqual(expected);
    expect(check(source).narrative).toBeNull();
  });

  it.each([
    ["NUL: \0", ["narrative-control 1:6"], "NUL:"],
    [
      "Eerste regel\u000Btweede\u000Cderde",
      ["narrative-control 1:13"],
      "Eerste regel tweede derde",
    ],
    ["Een\n\u0007pie\u001B[31mp\u007F\n", ["narrative-control 2:1"], "Een\npie[31mp"],
    ["\uFFFE### Kop", ["narrative-control 1:1"], "### Kop"],
  ])(
    "gets a warning for control characters, and is read without them: %j",
    (source, expected, markdown) => {
      expect(places(source)).toEqual(expected);
      expect(check(source).narrative?.markdown).toBe(markdown);
    },
  );

  it("gets a warning for a character that only another font has, and is accepted", () => {
    expect(places("Dank: Ευχαριστώ, спасибо, Nguyễn, Dvořák")).toEqual([
      "narrative-other-font 1:7",
    ]);
    expect(places("Danie\u0308lle, fac\u0327ade")).toEqual([]);
    expect(check("Danie\u0308lle").narrative?.markdown).toBe("Daniëlle");
  });

  it.each([
    ["BSN 111222333.", ["narrative-bsn 1:5"]],
    ["Eerst\nBSN 111 222 333 en 123.456.782", ["narrative-bsn 2:5", "narrative-bsn 2:20"]],
    ["BSN\u00A0111\u202F222\u00A0333", ["narrative-bsn 1:5"]],
    ["BSN 111**222**333 en _123456782_", ["narrative-bsn 1:5", "narrative-bsn 1:23"]],
    ["> BSN 111 222\n> 333", ["narrative-bsn 1:7"]],
    ["| a |\n| --- |\n| 111222333 |", ["narrative-bsn 3:3"]],
    ["---\n# 111222333\nvoorbeeldtekst: true\n---\nTekst", ["narrative-bsn 2:3"]],
    ["Een\n111&nbsp;222&thinsp;333", ["narrative-bsn 2:1"]],
    ["NL91&nbsp;ABNA&ensp;0417&#8211;1643 00", ["narrative-iban 1:1"]],
    ["[111](https://a.nl)222333", ["narrative-bsn 1:2"]],
    ["IBAN NL91ABNA0417164300.", ["narrative-iban 1:6"]],
    ["NL91 ABNA\n0417 1643 00", ["narrative-iban 1:1"]],
    [
      "nl91 abna 0417164300, NL 91-ABNA-0417-1643-00",
      ["narrative-iban 1:1", "narrative-iban 1:23"],
    ],
    ["NL91 **ABNA** 0417 1643 00", ["narrative-iban 1:1"]],
  ])("may not contain the number of a person: %j", (source, expected) => {
    expect(places(source)).toEqual(expected);
    expect(check(source).narrative).toBeNull();
    expect(JSON.stringify(check(source).findings)).not.toMatch(/111|ABNA/i);
  });

  it.each([
    ["Een <!-- geheime opmerking --> hier", ["narrative-html 1:5"]],
    ["<!--\ngeheim\n\n-->", ["narrative-html 1:1"]],
    ["<!-- nooit dicht", ["narrative-html 1:1"]],
    [
      "NL91 ABNA 0417 1643 00, 1234 AB, jan@voorbeeld.nl, 020 1234567",
      [
        "narrative-iban 1:1",
        "narrative-postcode 1:25",
        "narrative-email 1:34",
        "narrative-phone 1:52",
      ],
    ],
    ["Word<o:p></o:p>", ["narrative-html 1:5"]],
    ["<b>Eerst</b> en <i>dan</i> <b>weer</b>", ["narrative-html 1:1", "narrative-html 1:17"]],
    ["Een <br> en <!-- wat\nniemand leest -->", ["narrative-html 1:5", "narrative-html 1:13"]],
    [
      "De heer <naam van de ouder> en <link> en <data>",
      ["narrative-html 1:32", "narrative-html 1:42"],
    ],
    ['<?xml version="1.0"?>', ["narrative-html 1:1"]],
    ["<?xml:namespace prefix = o />", ["narrative-html 1:1"]],
    ["Eerst\n<![CDATA[ x ]]>", ["narrative-html 2:1"]],
    ["<!DOCTYPE html>", ["narrative-html 1:1"]],
    ['Een <span\n  lang="nl">woord</span>', ["narrative-html 1:5", "narrative-html 2:18"]],
    ['<p class="MsoNormal"', ["narrative-html 1:1"]],
    ["<BR/>", ["narrative-html 1:1"]],
    ["<my-element>", ["narrative-html 1:1"]],
    ["<img\nsrc=x\nonerror=alert(1)>", ["narrative-html 1:1"]],
    ["> <img\n> src=x>", ["narrative-html 1:3"]],
    ["Een\n<svg/onload=alert(1)>", ["narrative-html 2:1"]],
    ["<svg", ["narrative-html 1:1"]],
    ["<iframe\nsrc", ["narrative-html 1:1"]],
    ["<img/src=x", ["narrative-html 1:1"]],
    ['<script src="x', ["narrative-html 1:1"]],
    ["</style", ["narrative-html 1:1"]],
    ["<details open ontoggle=alert(1)", ["narrative-html 1:1"]],
    ["<x y\nz onclick = alert(1)", ["narrative-html 1:1"]],
    ["<a\\ href=x>", ["narrative-html 1:1"]],
    ['<a"b>', ["narrative-html 1:1"]],
  ])("may not contain HTML: %j", (source, expected) => {
    expect(places(source)).toEqual(expected);
    expect(check(source).narrative).toBeNull();
  });

  it.each([
    ["[naam]: https://voorbeeld.nl", ["narrative-reference 1:1"]],
    ["Eerst [dit][a].\n\n[a]: https://a.nl\n[a]: https://b.nl", ["narrative-reference 4:1"]],
    ["> tekst\n>\n> [Noot]: hierboven", ["narrative-reference 3:1"]],
    ["Tekst.\n\n[^2]: Nergens aangeroepen.", ["narrative-note-unused 3:1"]],
    ["Tekst.[^1]\n\n[^1]: Een.\n\n[^1]: Nog een.", ["narrative-note-unused 5:1"]],
    ["Tekst.[^noot 1]\n\n[^noot 1]: Ja, dat is zo.", ["narrative-note 1:7", "narrative-note 3:1"]],
    ["- [a]: https://voorbeeld.nl", ["narrative-reference 1:1"]],
    ["[](https://voorbeeld.nl)", ["narrative-link-empty 1:1"]],
    ["Zie [\u00AD](https://voorbeeld.nl)", ["narrative-link-empty 1:5"]],
    ["[**&nbsp;**](https://voorbeeld.nl)", ["narrative-link-empty 1:1"]],
    ["| a |\n| --- |\n| 1 | 2 |", ["narrative-table 3:1"]],
    ["| a | b |\n| --- |\n| 1 | 2 |", ["narrative-table 1:1"]],
    ["| a | b |\n| 1 | 2 |", ["narrative-table 1:1"]],
    ["a | b\n--|--|--\n1 | 2", ["narrative-table 2:1"]],
    ["```\ncode\n\nen de rest", ["narrative-fence 1:1"]],
    ["``` Let op\ncode\n```", ["narrative-fence 1:1"]],
    ["---\nvoorbeeldtekst: true\n\nTekst", ["narrative-front-matter 1:1"]],
    ["Zie ![foto][x]\n\n[x]: https://x.nl", ["narrative-image 1:5"]],
  ])("may not contain anything that would not print: %j", (source, expected) => {
    expect(places(source)).toEqual(expected);
    expect(check(source).narrative).toBeNull();
  });

  it.each([
    ["Zo:\n• een\n• twee", ["narrative-list 2:1"]],
    ["•\teen\no\ttwee", ["narrative-list 1:1"]],
    ["Tekst\no\teen", ["narrative-list 2:1"]],
    ["· een", ["narrative-list 1:1"]],
    ["– een\n– twee", ["narrative-list 1:1"]],
    ["Dit doen we:\n– bellen", ["narrative-list 2:1"]],
    ["a. een\nb. twee", ["narrative-list 1:1"]],
    ["o een\no twee", ["narrative-list 1:1"]],
    ["Zo:\no een", ["narrative-list 2:1"]],
    ["Zo:\n\no een", ["narrative-list 3:1"]],
    ["o een\n\no twee", ["narrative-list 1:1", "narrative-list 3:1"]],
    ["- een\no twee", ["narrative-list 2:1"]],
    ["- een\n  o twee", ["narrative-list 2:3"]],
    ["- een\n- twee\n\no drie", ["narrative-list 4:1"]],
    ["1. Een\n1. Twee", ["narrative-counted 1:1"]],
    ["> 18 jaar: 12 jongeren", ["narrative-as-written 1:1"]],
    ["Tekst\n\n- 3 gezinnen", ["narrative-as-written 3:1"]],
    ["Tekst\n+ 3 gezinnen", ["narrative-as-written 2:1"]],
    ["Tekst\n\n    ingesprongen", ["narrative-code 3:1"]],
    ["\tingesprongen", ["narrative-code 1:1"]],
    ["```\ncode\n```", ["narrative-code 1:1"]],
    ["Een ~~oud~~ woord", ["narrative-struck 1:5"]],
    [
      "| a | b |\n| - | - |\n| c | ~~d~~ |\n| e | ~~f~~ |",
      ["narrative-struck 3:7", "narrative-struck 4:7"],
    ],
    ["R&eacut;", ["narrative-entity 1:2"]],
    ['[een](https://voorbeeld.nl "titel")', ["narrative-link-title 1:1"]],
    ["| a | b |\n| --- | --- |\n| 1 | 2 |\nGewone tekst.", ["narrative-table-row 4:1"]],
    ["> Citaat.\n> - Ouder", ["narrative-speaker 2:1"]],
    ["> Citaat.\n> -- Ouder van drie", ["narrative-speaker 2:1"]],
  ])(
    "gets a warning for a line that may print differently from what is meant: %j",
    (source, expected) => {
      expect(places(source)).toEqual(expected);
      expect(check(source).narrative).not.toBeNull();
    },
  );

  it.each([
    ["Lees [hier](https://a.nl) meer.", ["narrative-link-words 1:6"]],
    [
      "[**Klik hier!**](https://a.nl) en [lees\nmeer »](https://b.nl)",
      ["narrative-link-words 1:1", "narrative-link-words 1:35"],
    ],
    [
      "Zie <https://a.nl/b> en [https://a.nl](https://a.nl).",
      ["narrative-link-words 1:5", "narrative-link-words 1:25"],
    ],
    ["Zie [link][a].\n\n[a]: https://a.nl", ["narrative-link-words 1:5"]],
  ])("gets a warning for a link whose words do not say where it leads: %j", (source, expected) => {
    expect(places(source)).toEqual(expected);
    expect(check(source).narrative).not.toBeNull();
  });

  it.each(["▪", "◦", "‣", "●", "\uF0B7"])("may mean a list by %s, which no font has", (sign) => {
    expect(places(`Zo:\n\n${sign} een`)).toEqual(["narrative-list 3:1", "narrative-character 3:1"]);
  });

  it.each([
    "a < b en c > d",
    "minder dan <3, < 5 en <= 6, x <y",
    "a <b en c, i<n, als x<y dan <dat",
    "<mailto:info@voorbeeld.nl>",
    "> Citaat.\n> — Ouder\n\n– Kind",
    "> – Hoe gaat het?\n>\n> – Goed.",
    "Een zin loopt door\n– zo blijkt – en nog eens door.",
    "Een zin over A. Bakker en\nb. dus",
    "Dat is € 111.222.333 en 111222333 euro, 123456789.",
    "Hoera![^1]\n\n[^1]: Noot.",
    "[Eerst] dit, en [dit][a].\n\n[a]: https://voorbeeld.nl",
    "\\[naam]: voorbeeld.nl",
    "AT&T, R&D &amp; &nbsp;",
    "2023. Dat was het jaar.",
    "97. Een\n98. Twee",
    "| a | b |\n| --- | --- |\n| 1 \\| 2 | 3 |\n\nTekst.",
    "> | a | b |\n> | --- | --- |\n> | 1 | 2 |",
    "\n\n---\nvoorbeeldtekst: true\n---\n\nTekst",
    "**vet** en *schuin*",
    "> o ja, dat was zo:\n> o nee, toch niet.",
    "We zeggen:\no ja, dat klopt.",
    "De letter\no staat hier.",
    "Eerst dit.\n\no kind toch, zei ze.",
    "> citaat\n>\n> — Ouder",
    "- een\n- twee",
    "[Meer informatie over de folder](https://a.nl) [hier in Utrecht](https://a.nl)",
    "[voorbeeld.nl](https://voorbeeld.nl)",
    "[een](/a b) [twee](mailto:a@b.nl) [drie](tel:0612345678)",
    "Tekst.[^1] En meer.[^1]\n\n[^1]: De noot.",
    "Tekst.^[De noot.]",
    "Een `[^1]`",
    "Een \\[^1]",
  ])("%j is fine", (source) => expect(places(source)).toEqual([]));
});

describe("Markdown", () => {
  it("never becomes raw HTML, script or picture", () => {
    const html = MARKDOWN.render("<script>x</script>\n\n[a](javascript:x)\n\n![b](c.png)");
    expect(html).not.toMatch(/<script|<img|href="javascript/);
  });
});

describe("a narrative file with an error", () => {
  it("can still be proofread, but goes into no report", () => {
    const { narrative, text, refused } = check("Een <b>woord</b>.");
    expect([narrative, text]).toEqual([null, null]);
    expect(refused?.body).toBe("Een <b>woord</b>.");
    expect(check("Een woord.").refused).toBeNull();
  });

  it("is not proofread if it is too large", () => {
    expect(check("a".repeat(200_000)).refused).toBeNull();
  });

  it("is checked even if a call has an error", () => {
    expect(places('Er zijn {{cijfr "registrations.total"}}.\n\n• Een\n• Twee\n\n<o:p>')).toEqual([
      "woven-unknown 1:9",
      "narrative-list 3:1",
      "narrative-html 6:1",
    ]);
  });
});
