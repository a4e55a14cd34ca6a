import { describe, expect, it } from "vitest";

import { narrativeHtml } from "../../src/render/narrative-html.ts";
import { Notes } from "../../src/render/notes.ts";

const htmlOf = (markdown: string): string => narrativeHtml(markdown, new Notes(), "screen");

describe("who speaks in a quote", () => {
  it.each(["—", "–"])("is the paragraph behind a dash: %s", (dash) => {
    const html = htmlOf(`> Ik durfde weer.\n>\n> Echt waar.\n>\n> ${dash} Ouder\n\nTekst.`);
    expect(html.match(/<p[^>]*>/g)).toEqual(["<p>", "<p>", '<p class="speaker">', "<p>"]);
  });

  it("is nobody where the last paragraph is part of the quote, or where there is no quote", () => {
    expect(htmlOf("> Ik durfde weer.\n>\n> Echt waar.")).not.toContain("speaker");
    expect(htmlOf("Tekst.\n\n— Ouder")).not.toContain("speaker");
  });
});
