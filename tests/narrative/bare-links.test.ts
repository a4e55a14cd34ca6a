import { describe, expect, it } from "vitest";

import { checkNarrative } from "../../src/narrative/check-narrative.ts";
import { bodyHtml } from "./body-html.ts";

const check = (source: string) => checkNarrative("slot", "slot.md", source);
const found = (source: string) =>
  check(source).findings.map(({ code, line, position }) => `${code} ${line}:${position}`);
const linksIn = (html: string) =>
  [...html.matchAll(/<a href="([^"]*)">(.*?)<\/a>/g)].map(([, to, words]) => [to, words]);

describe("an address of a site in running text", () => {
  it.each([
    ["Zie https://www.a.nl/b.", "https://www.a.nl/b", "https://www.a.nl/b"],
    ["Zie http://a.nl, en dan", "http://a.nl", "http://a.nl"],
    ["Zie www.a.nl/b_c_d!", "https://www.a.nl/b_c_d", "www.a.nl/b_c_d"],
    ["(zie www.a.nl/b)", "https://www.a.nl/b", "www.a.nl/b"],
    ["(https://a.nl/b(c))", "https://a.nl/b(c)", "https://a.nl/b(c)"],
    ["“https://a.nl/b”", "https://a.nl/b", "https://a.nl/b"],
    ["https://a.nl/?a=1&b=2;", "https://a.nl/?a=1&amp;b=2", "https://a.nl/?a=1&amp;b=2"],
    ["https://a.nl/?a=1&amp;b=2", "https://a.nl/?a=1&amp;b=2", "https://a.nl/?a=1&amp;b=2"],
    ["https://a.nl/x\\_y", "https://a.nl/x_y", "https://a.nl/x_y"],
    ["**https://a.nl/b**", "https://a.nl/b", "https://a.nl/b"],
    ["https://a.nl/b…", "https://a.nl/b", "https://a.nl/b"],
    ["https://a.nl/é", "https://a.nl/%C3%A9", "https://a.nl/é"],
    ["[HTTPS://A.nl]{lang=en}", "HTTPS://A.nl", "HTTPS://A.nl"],
  ])("is a link with the words as typed: %j", (text, address, words) => {
    for (const medium of ["print", "screen"] as const) {
      expect(linksIn(bodyHtml(text, medium))).toEqual([[address, words]]);
    }
    expect(check(text).narrative).toMatchObject({ hasBareLinks: true });
    expect(found(text)).toEqual([`narrative-bare-link 1:${text.search(/https?:|www/i) + 1}`]);
  });

  it.each([
    "Zie `https://a.nl`.",
    "    https://a.nl",
    "Mail a@b.nl, ftp://a.nl, //a.nl, a.nl of www.a.",
    "Zie [de site](https://a.nl) en [de folder][f].\n\n[f]: https://a.nl",
    "xhttps://a.nl en hwww.a.nl",
  ])("is no link in %j", (text) => {
    expect(found(text).filter((one) => one.startsWith("narrative-bare"))).toEqual([]);
    expect(check(text).narrative).not.toHaveProperty("hasBareLinks");
    expect(bodyHtml(text)).not.toContain('<a href="https://a.nl">https');
  });

  it("gets a warning at its own place, after the same address elsewhere", () => {
    const text =
      "### Zie www.a.nl\n\n[de site](https://a.nl) `https://a.nl` en\nhttps://a.nl en https://a.nl\n\n- punt https://a.nl\n\nTabel: T\n\n| a | https://a.nl |\n| - | - |\n| https://a.nl | c |";
    expect(found(text)).toEqual(
      ["1:9", "4:1", "4:17", "6:8", "10:7", "12:3"].map((place) => `narrative-bare-link ${place}`),
    );
  });

  it("leads nowhere if a name precedes the site", () => {
    for (const text of ["Zie https://www.a.nl@b.nl/c.", "Zie https://u:p@b.nl/c."]) {
      expect(bodyHtml(text)).toBe(`<p>${text}</p>\n`);
      expect(found(text)).toContain("narrative-link 1:5");
    }
  });

  it("is a link in brackets that make no link", () => {
    expect(found("[een](https://a.nl/a b)")).toEqual(["narrative-bare-link 1:7"]);
    expect(found("\\[naam]: https://a.nl")).toEqual(["narrative-bare-link 1:10"]);
  });

  it("is no link within the words of a link", () => {
    const html = bodyHtml("[zie https://a.nl en www.b.nl](https://c.nl)");
    expect(html).toBe('<p><a href="https://c.nl">zie https://a.nl en www.b.nl</a></p>\n');
  });

  it("was text in a report of an earlier release", () => {
    expect(bodyHtml("Zie https://a.nl.", "kept")).toBe("<p>Zie https://a.nl.</p>\n");
  });
});
