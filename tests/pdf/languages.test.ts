import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type PrintableBrowser, startBrowser } from "../../src/browser/browser.ts";
import { withSoftHyphens } from "../../src/render/text-html.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { bodyHtml } from "../narrative/body-html.ts";
import { finished } from "./finished.ts";
import { elementsIn, readDocument, type Node, type ReadPage } from "./second-reader.ts";

describe("words in another language, in a finished PDF", () => {
  let browser: PrintableBrowser;
  beforeAll(async () => {
    browser = await startBrowser(contextOfThisMachine());
  });
  afterAll(() => browser.close());

  const pdfOf = async (markdown: string, style = ""): Promise<Buffer> => {
    const body = `<h1>Titel</h1><h2>Deel</h2>${bodyHtml(markdown)}`;
    const html = `<!doctype html><html lang="nl-NL"><meta charset="utf-8"><title>Proef</title><style>${style}</style><body>${body}`;
    return await finished(await browser.print(withSoftHyphens(html)));
  };
  /** Each element with a language: its role, language and words. */
  const languagesIn = async (pdf: Uint8Array): Promise<readonly string[]> => {
    const { pages } = await readDocument(pdf);
    return pages.flatMap((page) =>
      [...elementsIn(page.tree)].flatMap((node) =>
        node.lang === undefined
          ? []
          : [
              `${node.role ?? ""} ${node.lang}: ${wordsOf(node, page).replaceAll(/\s+/g, " ").trim()}`,
            ],
      ),
    );
  };

  it.each([
    ["> [en] We were never asked.\n> — Ouder", ["P en: We were never asked."]],
    ["> [en-GB]\n> - one\n> - two\n>\n> — Ouder", ["L en-GB: one two"]],
    ["Een [follow-up]{lang=en} van ons.", ["Span en: follow-up"]],
    [
      "Een *[follow-up]{lang=en}* en [een **vet** woord]{lang=tr}.",
      ["Span en: follow-up", "Span tr: een vet woord"],
    ],
    [
      "### [Follow-up]{lang=en} van ons\n\n- [uno]{lang=pap}\n\n| [one]{lang=en} | b |\n| - | - |\n| [tres]{lang=es} | 4 |",
      ["Span en: Follow-up", "Span pap: uno", "Span en: one", "Span es: tres"],
    ],
    [
      "[See [the letter](https://a.nl/) now]{lang=en} en [een [iki]{lang=tr} brief](https://b.nl/).",
      ["Span en: See the letter now", "Span tr: iki"],
    ],
    [
      "> [en] See [the letter](https://a.nl/) of the [Jugendamt]{lang=de} and the [raad]{lang=nl-NL} too.",
      [
        "P en: See the letter of the Jugendamt and the raad too.",
        "Span de: Jugendamt",
        "Span nl-NL: raad",
      ],
    ],
    ["> [en]\n> ### Our letter\n>\n> Thanks.", ["H3 en: Our letter", "P en: Thanks."]],
    ["> [en] Thank you.[^a]\n\n[^a]: Noot.", ["P en: Thank you. 1", "Link nl-NL: 1"]],
    ["> [he] אני מודה לכם\n> — Ouder", ["P he: אני מודה לכם"]],
    ["Dat heet [אני מודה לכם]{lang=he} daar.", ["Span he: אני מודה לכם"]],
    ["Gewoon [een woord](https://a.nl/).\n\n> Een citaat.\n>\n> — Ouder", []],
  ])(
    "are in the element with that language, and nothing else is: %j",
    async (markdown, expected) => {
      expect(await languagesIn(await pdfOf(markdown))).toEqual(expected);
    },
  );

  it("keep the other meanings of a heading and a link", async () => {
    const pdf = await pdfOf("> [en]\n> ### Our letter\n>\n> See [our site](https://a.nl/) now.");
    const { outline, pages } = await readDocument(pdf);
    expect(outline).toEqual(["Titel", "Deel", "Our letter"]);
    expect(pages.flatMap(({ links }) => [...links.values()])).toEqual(["our site (a.nl)"]);
  });

  it("are not hyphenated as Dutch, and the Dutch words beside them are", async () => {
    const style = "p { width: 400px; font: 16px sans-serif }";
    const word = "jeugdbeschermingsmaatregelenverantwoording";
    const dutch = await pdfOf(`[van alle ${word}]{lang=nl}`, style);
    expect(await brokenIn(dutch)).toEqual([word]);
    expect(await languagesIn(dutch)).toEqual([expect.stringMatching(/^Span nl: van alle jeugd/)]);
    const pdf = await pdfOf(`[van alle ${word}]{lang=en}`, style);
    expect(await brokenIn(pdf)).toEqual([]);
    expect(await languagesIn(pdf)).toEqual([`Span en: van alle ${word}`]);
  });
});

/** The words that are broken over lines. An element contains each of them in full. */
async function brokenIn(pdf: Uint8Array): Promise<readonly string[]> {
  const { pages } = await readDocument(pdf);
  return pages.flatMap(({ tree }) =>
    [...elementsIn(tree)].flatMap(({ role, alt }) =>
      role === "Span" && alt !== undefined ? [alt] : [],
    ),
  );
}

function wordsOf(node: Node, page: ReadPage): string {
  if (node.type === "content") return page.texts.get(node.id ?? "") ?? "";
  return (node.children ?? []).map((child) => wordsOf(child, page)).join(" ");
}
