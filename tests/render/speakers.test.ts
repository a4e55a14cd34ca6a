import { describe, expect, it } from "vitest";

import { bodyHtml } from "../narrative/body-html.ts";

const htmlOf = (markdown: string): string => bodyHtml(markdown, "screen");

describe("the speaker of a quote", () => {
  it.each(["—", "–"])("is the paragraph after a dash: %s", (dash) => {
    const html = htmlOf(`> Ik durfde weer.\n>\n> Echt waar.\n>\n> ${dash} Ouder\n\nTekst.`);
    expect(html.match(/<p[^>]*>/g)).toEqual(["<p>", "<p>", '<p class="speaker">', "<p>"]);
  });

  it.each([
    "> Ik durfde weer.\n> — Ouder",
    "> Ik durfde weer.\n> – Ouder van twee.",
    "> Ik durfde weer.\n— Ouder",
    "> Ik durfde\n> weer.\n> — moeder van drie",
    "> Ik durfde weer.\\\n> — Ouder",
    "> Ik durfde weer.  \n> — Ouder",
  ])("may be on the line directly below: %j", (markdown) => {
    const html = htmlOf(`${markdown}\n\nTekst.`);
    expect(html.match(/<p[^>]*>/g)).toEqual(["<p>", '<p class="speaker">', "<p>"]);
    expect(html).toMatch(/weer\.<\/p>\n<p class="speaker">[—–] /);
  });

  it("is not a sentence that continues after a dash", () => {
    const html = htmlOf("> Ik durfde weer\n> – en dat was lang geleden.");
    expect(html.match(/<p[^>]*>/g)).toEqual(["<p>"]);
  });

  it("is found if the quote begins with an amount", () => {
    for (const markdown of ["> 18 jaar wachtte ik.\n> — Ouder", "> 18 jaar.\n\n> — Ouder"]) {
      expect(htmlOf(markdown)).toContain('<p class="speaker">— Ouder</p>');
      expect(htmlOf(markdown)).not.toContain("&gt;");
    }
  });

  it("is absent if the last paragraph is part of the quote, or if there is no quote", () => {
    expect(htmlOf("> Ik durfde weer.\n>\n> Echt waar.")).not.toContain("speaker");
    expect(htmlOf("Tekst.\n\n— Ouder")).not.toContain("speaker");
  });
});
