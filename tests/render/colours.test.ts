import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { PALETTE } from "../../src/colour/palette.ts";

const TEMPLATES = path.join(import.meta.dirname, "../../templates");

/** The frame around a preview is the tool's: it keeps its look beside the colours of any organisation. */
const OF_TOOL = /^preview[\\/]/;

/** The files that decide how documents look: styles, markup and specs of charts. */
const FILES = readdirSync(TEMPLATES, { recursive: true, encoding: "utf8" }).filter(
  (file) => /\.(?:css|hbs|vl\.json)$/.test(file) && !OF_TOOL.test(file),
);
const textOf = (file: string) => readFileSync(path.join(TEMPLATES, file), "utf8");

/** The shades between little and much. */
const SHADES = PALETTE.ramp.map((_, index) => `ramp-${index}`);

/** The page of a document type. */
const PAGE = [
  "page-width",
  "page-height",
  "text-width",
  "columns",
  "column-gap",
  ...["top", "right", "bottom", "left"].map((side) => `margin-${side}`),
];

describe("the templates", () => {
  it.each(FILES)("%s contains no literal colour", (file) => {
    const colours = textOf(file).match(/#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|lab)\(/gi) ?? [];
    expect(colours).toEqual([]);
  });

  it.each(FILES.filter((file) => file.endsWith(".css")))("%s uses existing colours", (file) => {
    // A variable of the style itself is no literal colour, as the test above proves.
    const given = textOf(file) + textOf("shared/every-screen.css") + textOf("shared/screen.css");
    const own = new Set(Array.from(given.matchAll(/^\s*--([\w-]+):/gm), ([, name]) => name));
    const used = Array.from(textOf(file).matchAll(/var\(--([\w-]+)\)/g), ([, name]) => name);
    // The style of a document type may be small.
    expect(used.length).toBeGreaterThan(file.startsWith("shared") ? 5 : -1);
    const known = new Set([
      ...Object.keys(PALETTE),
      ...own,
      ...SHADES,
      "logo-ground",
      "font",
      ...PAGE,
    ]);
    expect(used.filter((name) => name === undefined || !known.has(name))).toEqual([]);
  });
});
