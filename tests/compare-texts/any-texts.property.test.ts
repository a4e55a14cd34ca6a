import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { ComparedParagraph } from "../../src/compare-texts/text-comparison.ts";
import { writtenText } from "../../src/compare-texts/written-text.ts";
import { textBeside } from "./texts-beside.ts";

const word = fc.oneof(
  fc.constantFrom("de", "het", "gezin", "ouders", "en", "**vet**", "team.", "(nu)", "—", "a", "b"),
  fc.constantFrom('{{cijfer "a.b"}}', '{{cijfer "c" zelfstandig="gezin"}},', "{{periode}}", "{{"),
  fc.constantFrom(
    "12",
    "1.250,",
    "62%",
    "maart 2023",
    "februari en maart",
    "Q1",
    "eerste kwartaal",
  ),
);
const line = fc
  .tuple(
    fc.constantFrom("", "", "", "### ", "- ", "1. ", "> ", "| "),
    fc.array(word, { minLength: 1, maxLength: 12 }),
  )
  .map(([mark, words]) => mark + words.join(" "));
const text = fc
  .array(fc.tuple(line, fc.constantFrom("\n", "\n\n", "\n>\n")), { maxLength: 12 })
  .map((lines) => lines.map(([words, end]) => words + end).join(""));

const plain = (source: string): readonly string[] =>
  writtenText("inleiding", "inleiding", source).paragraphs.map((one) => one.text);

/** Returns the text of one side according to the comparison. */
function sideOf(paragraphs: readonly ComparedParagraph[], side: "old" | "new"): readonly string[] {
  const lineOf = (one: ComparedParagraph) => (side === "old" ? one.oldLine : one.newLine);
  return paragraphs
    .filter((one) => lineOf(one) !== null)
    .toSorted((a, b) => (lineOf(a) ?? 0) - (lineOf(b) ?? 0))
    .map(({ parts }) => parts.map((part) => part[side]).join(""));
}

describe("any two texts", () => {
  it("are both complete in the comparison, and differ only where they are different", () => {
    fc.assert(
      fc.property(text, text, (old, now) => {
        const { paragraphs } = textBeside(old, now);
        expect(sideOf(paragraphs, "old")).toEqual(plain(old));
        expect(sideOf(paragraphs, "new")).toEqual(plain(now));
        for (const { state, parts, oldLine, newLine } of paragraphs) {
          expect([oldLine, newLine]).not.toEqual([null, null]);
          for (const part of parts)
            expect(part.kind === "same").toBe(part.old.trim() === part.new.trim());
          expect(state === "same" && parts.some(({ kind }) => kind !== "same")).toBe(false);
        }
        // Paragraphs that did not move have the order of both sides.
        const stayed = paragraphs.filter(({ moved, newLine }) => !moved && newLine !== null);
        const lines = stayed.flatMap(({ oldLine }) => oldLine ?? []);
        expect(lines).toEqual(lines.toSorted((a, b) => a - b));
      }),
    );
  });

  it("are unchanged compared with themselves", () => {
    fc.assert(
      fc.property(text, (source) => {
        const { changed, paragraphs } = textBeside(source, source);
        expect(changed).toBe(false);
        expect(paragraphs.every(({ state, moved }) => state === "same" && !moved)).toBe(true);
      }),
    );
  });

  it("do not change in words if only figures and months change", () => {
    const months = fc.constantFrom("mei", "juli 2025", "mei en juni 2024", "mei t/m augustus");
    fc.assert(
      fc.property(text, fc.nat(999), months, (source, number, month) => {
        const now = source
          .replaceAll(/maart 2023|februari en maart/g, month)
          .replaceAll("eerste kwartaal", "derde kwartaal")
          .replaceAll(/\b(?:12|1\.250|62)\b/g, String(number));
        const { changed, paragraphs } = textBeside(source, now);
        expect(changed).toBe(false);
        const states = new Set(paragraphs.map(({ state }) => state));
        states.delete("same");
        expect([...states]).toEqual(plain(source).join() === plain(now).join() ? [] : ["figures"]);
      }),
    );
  });

  it("have the reverse changes in the reverse comparison", () => {
    fc.assert(
      fc.property(text, text, (old, now) => {
        expect(textBeside(now, old).changed).toBe(textBeside(old, now).changed);
      }),
    );
  });
});
