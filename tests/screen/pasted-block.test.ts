import type { AxeResults } from "axe-core";
import { beforeAll, describe, expect, it } from "vitest";

import { accessibilityParagraph, wordpressBlock } from "../../src/kit/kit-texts.ts";
import { smallMaterial } from "../kit/small-report.ts";
import { axeOn } from "./axe-on.ts";
import { DESK, TELEPHONE, withScreens } from "./open-screen.ts";

/** A picture of one pixel, because the address in the block leads nowhere here. */
const PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";
const withoutAddresses = (html: string): string =>
  html.replaceAll(/src="[^"]*"/g, `src="${PIXEL}"`);

/** A page of a site with the line spacing of usual themes, and the pasted block under its title. */
const pageWith = (pasted: string): string => `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Voortgangsrapportage – Steunteam</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { font: 16px/1.6 sans-serif; } img { max-width: 100%; }</style></head>
<body><header><nav aria-label="Hoofdmenu"><a href="/">Naar het begin</a></nav></header>
<main><h1>Voortgangsrapportage</h1>
${pasted}</main></body></html>`;

const PASTED = {
  block: withoutAddresses(wordpressBlock(smallMaterial())),
  "paragraph for the statement": accessibilityParagraph(smallMaterial()),
  "block with a mistake": `<h4>Te diep</h4>\n<p><img src="${PIXEL}" /></p>`,
};
const found = new Map<string, AxeResults>();

beforeAll(async () => {
  await withScreens(async (open) => {
    for (const [name, pasted] of Object.entries(PASTED)) {
      for (const screen of [DESK, TELEPHONE]) {
        const { page } = await open(pageWith(pasted), screen);
        found.set(`${name}, ${screen.width}`, await (await axeOn(page))());
        await page.close();
      }
    }
  });
});

describe("axe-core, on the page of a site", () => {
  const screens = [DESK, TELEPHONE].map(({ width }) => width);

  it.each(
    ["block", "paragraph for the statement"].flatMap((name) =>
      screens.map((width) => [name, width] as const),
    ),
  )("finds nothing wrong with the %s, %i pixels wide", (name, width) => {
    const results = found.get(`${name}, ${width}`);
    expect(results?.passes.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["heading-order", "link-name", "list", "listitem"]),
    );
    const wrong = results?.violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
    expect([wrong, results?.incomplete]).toEqual([[], []]);
  });

  it("finds a mistake that is made on purpose", () => {
    const ids = found.get(`block with a mistake, ${DESK.width}`)?.violations.map(({ id }) => id);
    expect(ids).toEqual(["heading-order", "image-alt"]);
  });
});
