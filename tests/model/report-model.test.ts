import { readdirSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";
import { z } from "zod";

import { SPECS } from "../../src/charts/specs.ts";
import { reportModelSchema } from "../../src/model/report-model.ts";

/** A field of the schema, and whether it may contain a number. */
interface Field {
  readonly name: string;
  readonly isNumber: boolean;
}

/** Returns all fields of a JSON Schema. */
function fieldsIn(schema: unknown): readonly Field[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    const own =
      key === "properties" && typeof value === "object" && value !== null
        ? Object.entries(value).map(([name, inner]) => ({ name, isNumber: mayBeNumber(inner) }))
        : [];
    return [...own, ...fieldsIn(value)];
  });
}

function mayBeNumber(schema: unknown): boolean {
  if (typeof schema !== "object" || schema === null) return false;
  const types = "type" in schema ? [schema.type].flat() : [];
  if (types.includes("number") || types.includes("integer")) return true;
  return "anyOf" in schema && Array.isArray(schema.anyOf) && schema.anyOf.some(mayBeNumber);
}

/** Words for a place, a size, or a drawing. */
const OF_PLACES = new Set(
  "across align at bar baseline bottom break column dx dy font gap height label layout left line lines margin narrow offset padding pixels place position right row shade size spec start stop style top wide width x y".split(
    " ",
  ),
);

/** The fields of tables: their columns and rows, and the header of a column. */
const OF_TABLES = new Set(["columns", "rows", "label"]);

/** The field of charts for the bar that contains a category. */
const OF_PARTS = new Set(["bar"]);

/** The fields of images: their size in pixels. */
const OF_IMAGES = ["width", "height"];

describe("the schema of the report model", () => {
  const fields = fieldsIn(z.toJSONSchema(reportModelSchema, { io: "input" }));
  const names = [...new Set(fields.map(({ name }) => name))];

  it("has the fields that a report needs, so that this test can find them", () => {
    const needed = ["sections", "blocks", "kind", "series", "categories", "alt", "table", "origin"];
    expect(names).toEqual(expect.arrayContaining(needed));
  });

  it("describes the content of a report, and never its layout: no width, pixel, line or place", () => {
    const wordsOf = (name: string): readonly string[] =>
      name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
    const found = names.filter(
      (name) =>
        !OF_TABLES.has(name) &&
        !OF_PARTS.has(name) &&
        !OF_IMAGES.includes(name) &&
        wordsOf(name).some((word) => OF_PLACES.has(word) || OF_PLACES.has(word.replace(/s$/, ""))),
    );
    expect(found).toEqual([]);
  });

  it("has no numbers except the values of a chart and the sizes of images", () => {
    const numbers = fields.filter(({ isNumber }) => isNumber).map(({ name }) => name);
    // The version of the schema is a number too.
    expect(new Set(numbers)).toEqual(new Set(["schemaVersion", "value", "whole", ...OF_IMAGES]));
  });

  it("mentions no spec", () => {
    const specs = readdirSync("src/charts", { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".vl.json"))
      .map((file) => path.basename(file));
    expect(specs).toHaveLength(Object.keys(SPECS).length);
    const written = JSON.stringify(z.toJSONSchema(reportModelSchema));
    expect(specs.filter((spec) => written.includes(spec))).toEqual([]);
  });
});

describe("a link of the report model", () => {
  const isTaken = (target: string): boolean =>
    reportModelSchema.shape.webpage.safeParse([{ text: "hier", target }]).success;

  it.each([
    "zo-telden-we",
    "https://www.voorbeeld.nl/rapporten/2024-Q1",
    "mailto:Hulp.Team+1@voorbeeld.nl",
    "tel:+31881234567",
    "tel:14070",
  ])("leads to a place, a site, a mail address or a telephone: %s", (target) => {
    expect(isTaken(target)).toBe(true);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "mailto:a@b.nl?bcc=c@d.nl",
    "mailto:a@b.nl,c@d.nl",
    "mailto:a@b.nl%0d%0abcc:c@d.nl",
    "tel:+31,,1",
    "tel:112;phone-context=x",
    "sms:112",
    "file:///etc/passwd",
  ])("leads to nothing else: %s", (target) => {
    expect(isTaken(target)).toBe(false);
  });
});
