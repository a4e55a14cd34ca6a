import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type PrintableBrowser, startBrowser } from "../../src/browser/browser.ts";
import type { PageMeaning } from "../../src/browser/page-scripts.ts";
import { contextOfThisMachine } from "./machine.ts";

describe("what a page means beyond its print", () => {
  let browser: PrintableBrowser;
  beforeAll(async () => {
    browser = await startBrowser(contextOfThisMachine());
  });
  afterAll(() => browser.close());

  const meaningOf = async (body: string, language = "nl-NL"): Promise<PageMeaning> =>
    (await browser.print(`<!doctype html><html lang="${language}"><title>x</title>${body}`))
      .meaning;

  it("covers headings, links, lists, notes, signs, words in another language and broken words, in page order", async () => {
    const meaning = await meaningOf(`
      <h1>Een <em>kop</em>
        op twee regels</h1>
      <ol data-meaning="contents"><li><a href="#d%20e">naar d</a></ol>
      <p id="d e">tekst <a href="http://example.org" aria-label="Naar buiten">hier</a></p>
      <div style="width: 60px">jeugdbe\u00ADschermingswerk</div>
      <ol data-meaning="notes"><li id="noot-7">Noot</ol>
      <h4>jeugd\u00ADzorg</h4>
      <p><span>Een</span> <span lang="en">word</span> en <span role="img" aria-label="leeg">–</span>`);
    expect([...meaning.values()]).toEqual([
      { kind: "heading", text: "Een kop op twee regels" },
      { kind: "contents" },
      { kind: "link", href: "#d%20e", label: "naar d" },
      { kind: "target", id: "d e" },
      { kind: "link", href: "http://example.org/", label: "Naar buiten" },
      { kind: "word", word: "jeugdbeschermingswerk" },
      { kind: "notes" },
      { kind: "note", id: "noot-7" },
      { kind: "heading", text: "jeugdzorg" },
      { kind: "language" },
      { kind: "sign", says: "leeg" },
    ]);
  });

  it("names each element that a link of the page leads to, and no other", async () => {
    const meaning = await meaningOf(`
      <h1 id="kop">Kop</h1>
      <p><a href="#kop">a</a> <a id="aanroep" href="#een%20tabel">b</a> <a href="#noot">c</a> <a href="#weg">d</a></p>
      <table><caption id="een tabel">Tabel</caption><tr><th scope="row" id="rij">x<td>1</table>
      <ol data-meaning="notes"><li id="noot"><a href="#aanroep">1</a> Noot<li id="los">Los</ol>`);
    const named = [...meaning.values()].map(({ kind, id }) => [kind, id] as const);
    expect(named.filter(([, id]) => id !== undefined)).toEqual([
      ["heading", "kop"],
      ["link", "aanroep"],
      ["target", "een tabel"],
      ["note", "noot"],
      ["note", "los"],
    ]);
    expect(named).toHaveLength(10);
  });

  it("is in the print under its key, after the language of the element", async () => {
    const { pdf, meaning } = await browser.print(
      `<!doctype html><html lang="nl"><title>x</title><h1>Kop</h1><p>een <a href="#a" lang="en">link</a><p id="a">b`,
    );
    expect([...meaning.keys()]).toEqual(["k1", "k2", "k3"]);
    const languages = Buffer.from(pdf)
      .toString("latin1")
      .matchAll(/\/Lang \(([^)]*)\)/g);
    expect(new Set(Array.from(languages, ([, language]) => language))).toEqual(
      new Set(["nl", "nl-x-k1", "en-x-k2", "nl-x-k3"]),
    );
  });
});
