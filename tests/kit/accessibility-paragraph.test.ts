import { expect, it } from "vitest";

import { accessibilityParagraph } from "../../src/kit/kit-texts.ts";
import { smallMaterial } from "./small-report.ts";

it("counts the tests that were done, and names those that failed", () => {
  const html = accessibilityParagraph(smallMaterial());
  expect(html).toContain("deed 3 tests op dit rapport. Daarvan zijn er 2 goed.");
  expect(html).toContain("<li>de pdf: 1 van de 2 goed (WCAG)</li>");
  expect(html).toContain("<li>Niet goed: Test van pdf-language.</li>");
  // A test that was not done does not count.
  expect(html).not.toContain("de teksten:");
});

it("says that no person judged the report, and how to get another form", () => {
  const html = accessibilityParagraph(smallMaterial());
  expect(html).toContain("Door een mens is nog niet beoordeeld:");
  expect(html).toContain('<a href="tel:+31881234567">bel 088 123 45 67</a>');
});

it.each([
  ["3a", "PDF/UA-1 (ISO 14289-1) en PDF/A-3a"],
  ["4f", "PDF/UA-2 (ISO 14289-2) en PDF/A-4f"],
] as const)("names the norm of a PDF of the standard %s", (pdfStandard, norm) => {
  const { settings } = smallMaterial();
  const material = smallMaterial({}, { settings: { ...settings, pdfStandard } });
  expect(accessibilityParagraph(material)).toContain(
    `De pdf is gemaakt om te voldoen aan ${norm}.`,
  );
});
