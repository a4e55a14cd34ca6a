import { describe, expect, it } from "vitest";

import type { Field, Fields } from "../../src/document-type/document-type.ts";
import { readFields } from "../../src/narrative/text-file.ts";

const field = (id: string, kind: Field["kind"]): Field => ({
  id,
  label: id,
  kind,
  shown: true,
  accompanies: null,
});
const FIELDS: Fields = {
  file: "nota",
  list: [
    field("aan", "text"),
    field("datum", "day"),
    field("publicatie", "moment"),
    field("periode", "period"),
    field("rapport", "document"),
  ],
};
const RIGHT = [
  "aan: de minister",
  "datum: 2024-05-24",
  "publicatie: 2024-05-27T10:00",
  "periode: 2024-Q1",
  "rapport: leerrapport",
];

function read(lines: readonly string[] | null, isPublished = false) {
  const source = lines === null ? null : `---\n${lines.join("\n")}\n---\n`;
  return readFields(FIELDS, "map", source, { documents: ["leerrapport"], isPublished });
}

/** The findings: line, position, code, and the words in quotation marks or the last word. */
function foundIn(lines: readonly string[] | null, isPublished = false): readonly string[] {
  return read(lines, isPublished).findings.map(
    ({ line, position, code, file }) => `${file}:${line}:${position ?? ""} ${code}`,
  );
}

/** The valid fields with one of them changed. */
const withOther = (other: string): readonly string[] =>
  RIGHT.map((one) => (one.split(":")[0] === other.split(":")[0] ? other : one));

describe("the fields of a document", () => {
  it("are read in the order of its type, as they were written and as they print", () => {
    const { fields, findings } = read(RIGHT.toReversed());
    expect(findings).toEqual([]);
    expect(fields.map(({ id, written, value }) => [id, written, value])).toEqual([
      ["aan", "de minister", "de minister"],
      ["datum", "2024-05-24", "24 mei 2024"],
      ["publicatie", "2024-05-27T10:00", "27 mei 2024, 10.00 uur"],
      ["periode", "2024-Q1", "januari tot en met maart 2024"],
      ["rapport", "leerrapport", "leerrapport"],
    ]);
  });

  it("may be in a file with other line ends, a byte order mark and comments", () => {
    const source = `\uFEFF---\r\n# wie het krijgt\r\n${RIGHT.join("\r\n")}\r\n---\r\n\r\n`;
    const context = { documents: ["leerrapport"], isPublished: true };
    expect(readFields(FIELDS, "map", source, context).findings).toEqual([]);
  });

  it.each([
    ["datum: 24 mei 2024", 3],
    ["datum: 2024-02-30", 3],
    ["publicatie: 2024-05-27", 4],
    ["publicatie: 2024-05-27T25:00", 4],
    ["periode: 2024-Q5", 5],
    ["rapport: leerraport", 6],
    ["aan: [de minister]", 2],
    ["aan: 'de\u0007minister\uFFFD'", 2],
    ["aan: burgerservicenummer 123456782", 2],
  ])("refuse %s at its place", (other, line) => {
    expect(foundIn(withOther(other))).toContain(`map/nota.md:${line}:1 fields-invalid`);
  });

  it("report all problems at once", () => {
    const lines = ["datum: gisteren", "ontvanger: de minister", "periode:"];
    expect(foundIn(lines)).toEqual([
      "map/nota.md:null: fields-missing",
      "map/nota.md:null: fields-missing",
      "map/nota.md:null: fields-missing",
      "map/nota.md:2:1 fields-invalid",
      "map/nota.md:3:1 fields-unknown",
      "map/nota.md:4:1 fields-missing",
    ]);
  });

  it("name the field that a misspelt one means", () => {
    const [finding] = read([...RIGHT, "publicatje: 2024-05-27T10:00"]).findings;
    expect(finding?.message).toContain("Bedoel je publicatie?");
  });

  it.each([
    ["no file", null, "fields-missing"],
    ["a key twice", [...RIGHT, "aan: een ander"], "fields-form"],
    ["no colon", [...RIGHT, "kenmerk"], "fields-form"],
  ])("refuse %s", (_, lines, code) => {
    expect(read(lines).findings.map((one) => one.code)).toContain(code);
  });

  it("refuse a file without a head, and text below it", () => {
    const context = { documents: ["leerrapport"], isPublished: false };
    const codesOf = (source: string) =>
      readFields(FIELDS, "map", source, context).findings.map(
        ({ line, code }) => `${line} ${code}`,
      );
    expect(codesOf(RIGHT.join("\n"))).toEqual(["1 fields-form"]);
    expect(codesOf(`---\n${RIGHT.join("\n")}\n---\n\nEn nog iets.\n`)).toEqual(["9 fields-form"]);
  });

  it("may not be samples in a published document", () => {
    const sample = ["voorbeeldtekst: true", ...RIGHT];
    expect(foundIn(sample)).toEqual([]);
    expect(foundIn(sample, true)).toEqual(["map/nota.md:2:1 fields-sample"]);
    expect(foundIn(["voorbeeldtekst: ja", ...RIGHT])).toEqual(["map/nota.md:2:1 fields-invalid"]);
  });
});
