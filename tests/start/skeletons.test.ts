import { beforeAll, describe, expect, it } from "vitest";

import { narrativePlaces, type DocumentType } from "../../src/document-type/document-type.ts";
import { checkNarrative } from "../../src/narrative/check-narrative.ts";
import { readFields } from "../../src/narrative/text-file.ts";
import { SAMPLE_PERIOD } from "../../src/start/base-files.ts";
import { skeletonsOf, type SkeletonsOf } from "../../src/start/skeletons.ts";
import { OWN_TYPES, ownType } from "../document-types.ts";

describe.each(OWN_TYPES)("the skeletons of the %s", (name) => {
  let of: SkeletonsOf;
  let documentType: DocumentType;
  const contentOf = (file: string, more: Partial<SkeletonsOf> = {}): string =>
    String(skeletonsOf({ ...of, ...more }).find((one) => one.file === file)?.content);
  beforeAll(async () => {
    documentType = await ownType(name);
    const accompanied = await ownType();
    const earlier = new Map<string, never>();
    of = { documentType, period: SAMPLE_PERIOD, accompanied, isOfSample: false, earlier };
  });

  it("name the purpose of each text, questions to answer and a sentence with a figure", () => {
    for (const { name: text, title, guidance } of narrativePlaces(documentType)) {
      const content = contentOf(`${text}.md`);
      expect(guidance?.questions.length).toBeGreaterThanOrEqual(2);
      for (const said of [title, guidance?.purpose ?? "", ...(guidance?.questions ?? []), "{{"]) {
        expect(content).toContain(said);
      }
    }
  });

  it("pass every check, and print only a sample for a required text", () => {
    for (const { name: text, required } of narrativePlaces(documentType)) {
      const content = contentOf(`${text}.md`);
      const { narrative, findings } = checkNarrative(text, `${text}.md`, content);
      expect(findings).toEqual([]);
      const isHeld = text === "niet-openbaar";
      const isSample = required && !isHeld;
      expect(narrative?.isSample ?? false).toBe(isSample);
      expect(narrative?.markdown.includes("[//]") ?? false).toBe(false);
    }
  });

  it("stay comments below a text on their first line", () => {
    for (const { name: text } of narrativePlaces(documentType)) {
      const own = contentOf(`${text}.md`).replace(/^(---\n[^]*?\n---\n)?\n/, "$1Boven.\n");
      const { narrative } = checkNarrative(text, `${text}.md`, own);
      expect(narrative?.markdown).toMatch(/^Boven\.(?:\n\n[^[]+)?$/);
    }
  });

  it("say that the figures of the sample are invented, if the document shows figures", () => {
    const [first] = narrativePlaces(documentType);
    const said = contentOf(`${first?.name}.md`, { isOfSample: true }).includes("verzonnen");
    expect(said).toBe(documentType.figures);
  });

  it("show the earlier text as a comment", () => {
    const [first] = narrativePlaces(documentType);
    const text = first?.name ?? "";
    const earlier = new Map([
      [text, { place: "2023-Q4/x/y.md", lines: ["Toen (al) was er dit."] }],
    ]);
    const content = contentOf(`${text}.md`, { earlier });
    expect(content).toContain(String.raw`[//]: # (Toen \(al\) was er dit.)`);
    expect(content).toContain("2023-Q4/x/y.md");
    const read = (source: string) => checkNarrative(text, "", source).narrative;
    expect(read(content)).toEqual(read(contentOf(`${text}.md`)));
  });
});

describe("the fields of a nota", () => {
  it("are filled with valid samples, with the earlier values beside them", async () => {
    const documentType = await ownType("nota");
    const { fields } = documentType;
    if (fields === null) throw new Error("no fields");
    const [file] = skeletonsOf({
      documentType,
      period: SAMPLE_PERIOD,
      accompanied: await ownType(),
      isOfSample: true,
      earlier: new Map([
        [
          "nota",
          {
            place: "2023-Q4/nota/nota.md",
            lines: ["aan: X", "---", "van: \0 Y: #", "steller: Jan 111222333, jan@x.nl"],
          },
        ],
      ]),
    });
    const context = { documents: OWN_TYPES, isPublished: false };
    const { fields: filled, findings } = readFields(fields, "", String(file?.content), context);
    expect(findings).toEqual([]);
    expect(filled.map(({ id }) => id)).toEqual(fields.list.map(({ id }) => id));
    expect(file?.content).toContain("# aan: X\n# ---\n");
    expect(file?.content).toContain("# … Hier is een regel weggelaten");
    expect(file?.content).not.toMatch(/111222333|jan@/);
    const published = readFields(fields, "", String(file?.content), {
      ...context,
      isPublished: true,
    });
    expect(published.findings.map(({ code }) => code)).toEqual(["fields-sample"]);
  });
});
