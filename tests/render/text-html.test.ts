import { describe, expect, it } from "vitest";

import { bodyHtml } from "../narrative/body-html.ts";

const words = (letters: number): string => "woord ".repeat(letters).slice(0, letters - 1) + ".";

function isMarkedLong(markdown: string): boolean {
  return bodyHtml(markdown).includes('<p class="long">');
}

describe("a paragraph of the narrative", () => {
  it("may continue in the next column if it is longer than four full lines", () => {
    expect(isMarkedLong(words(320))).toBe(false);
    expect(isMarkedLong(words(321))).toBe(true);
  });

  it("is measured by its visible text", () => {
    const address = `https://www.example.nl/${"map/".repeat(100)}`;
    expect(isMarkedLong(`Lees de [folder](${address}) eens.`)).toBe(false);
    expect(isMarkedLong(`**${words(300)}** en [${words(150)}](${address})`)).toBe(true);
  });

  it("is measured alone, also in a quote", () => {
    expect(isMarkedLong(`${words(300)}\n\n${words(300)}`)).toBe(false);
    expect(isMarkedLong(`> ${words(321)}`)).toBe(true);
  });
});
