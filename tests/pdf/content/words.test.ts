import { beforeAll, describe, expect, it } from "vitest";

import { withBrowser } from "../../../src/browser/browser.ts";
import { readFile, readText } from "../../../src/pdf/walk/read-file.ts";
import { contextOfThisMachine } from "../../browser/machine.ts";
import { finished } from "../finished.ts";

const page = (body: string, style = ""): string =>
  `<!doctype html><html lang="nl-NL"><meta charset="utf-8"><title>Proef</title><style>
@page { margin: 20mm; @bottom-left { content: "Voet" } @bottom-right { content: "Pagina 1" } }
p { width: 100px; margin: 0; font-size: 16px; overflow-wrap: anywhere } ${style}</style><body><h1>Kop</h1>${body}`;

/** The body of a page, and the words that its content gives a reader that does not guess. */
const CASES: readonly (readonly [string, string, string])[] = [
  ["over two lines", "<p>Een zin over meer dan twee regels.", "Een zin over meer dan twee regels."],
  ["behind a break", "<p>Straat 1<br>Plaats", "Straat 1 Plaats"],
  [
    "of a line in larger type",
    `<p><strong style="font-size:40px">936</strong> mensen meldden zich aan`,
    "936 mensen meldden zich aan",
  ],
  ["of a word in bold within a word", "<p>a<b>b</b>c", "abc"],
  ["of a raised number", "<p>In 2024<sup> 1</sup> was", "In 2024 1 was"],
  [
    "in two columns of one line",
    `<div style="columns:2;width:300px"><p>links</p><p>rechts</p></div>`,
    "links rechts",
  ],
  ["in cells", "<table><tr><th scope=row>mei<td>12<td>13</table>", "mei 12 13"],
  ["with a space that no line breaks at", "<p>3&nbsp;dagen", "3 dagen"],
  ["that breaks at its own hyphen", "<p>Provincie Noord-Holland", "Provincie Noord-Holland"],
  ["that breaks at a dash", "<p>oktober–november", "oktober–november"],
  [
    "that breaks where it must",
    "<p>www.voorbeeld.nl/rapporten/2024",
    "www.voorbeeld.nl/rapporten/2024",
  ],
  [
    "that breaks at a soft hyphen",
    "<p>jeugdbescher&shy;mingsmaatregel",
    "jeugdbeschermingsmaatregel",
  ],
  [
    "that breaks over three lines",
    "<p>jeugdbescher&shy;mingsmaat&shy;regelenverantwoor&shy;ding",
    "jeugdbeschermingsmaatregelenverantwoording",
  ],
];

describe("the content of a PDF contains separate words", () => {
  const said = new Map<string, { content: string; artifacts: string }>();
  beforeAll(async () => {
    await withBrowser(contextOfThisMachine(), async (starting) => {
      const browser = await starting;
      for (const [name, body] of CASES) {
        const file = await readFile(await finished(await browser.print(page(body))));
        const paints = file.pages.flatMap((one) => readText(one).paints);
        const of = (isArtifact: boolean): string =>
          paints
            .filter(({ owner }) => (owner === "artifact") === isArtifact)
            .map(({ text = "" }) => text)
            .join("");
        said.set(name, { content: of(false), artifacts: of(true) });
      }
    });
  });

  it.each(CASES)("%s", (name, _, expected) => {
    const words = said
      .get(name)
      ?.content.replaceAll(/[\s\u00A0]+/g, " ")
      .trim();
    expect(words).toBe(`Kop ${expected}`);
  });

  it("on a page without any space", async () => {
    const bare = `<!doctype html><html lang="nl-NL"><meta charset="utf-8"><title>Proef</title><body><h1>Kop</h1><p>een<br>twee`;
    const print = await withBrowser(contextOfThisMachine(), async (browser) =>
      (await browser).print(bare),
    );
    const [first] = (await readFile(await finished(print))).pages;
    if (first === undefined) throw new Error("no page");
    const texts = readText(first).paints.map(({ text = "" }) => text);
    expect(texts.join("")).toBe("Kop een twee");
  });

  it("in the margins too", () => {
    for (const { artifacts } of said.values()) {
      expect(artifacts.split(/\s+/).toSorted()).toEqual(["", "1", "Pagina", "Voet"]);
    }
  });
});
