import { readFileSync } from "node:fs";

import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";

import { DARK_PALETTE, PALETTE } from "../../src/colour/palette.ts";
import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { checkedReport } from "../document/report-of.ts";
import { NothingToShow, type ReportMaterial } from "../../src/document/build-report.ts";
import { KNOWN_ENTRIES } from "../../src/document/blocks.ts";
import type { DocumentType } from "../../src/document-type/document-type.ts";
import { parseManifest } from "../../src/document-type/read-manifest.ts";
import { readFiguresFile } from "../../src/compare/figures-file.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { loadTemplate } from "../../src/render/template.ts";
import { renderHtml } from "../render/render-html.ts";
import { RIGHT } from "./right-manifest.ts";
import { TEST_RELEASE } from "../test-release.ts";

const KEPT = "fixtures/snapshots/2024-Q1/voortgangsrapportage/figures.json";
/** The manifests to start from: one with every part, and those of the tool. */
const MANIFESTS = [
  RIGHT,
  ...["voortgangsrapportage", "leerrapport", "nota"].map((name) =>
    readFileSync(`templates/${name}/document.yaml`, "utf8"),
  ),
];

let figures: PublishedFigures;
beforeAll(async () => {
  const reading = await readFiguresFile(KEPT);
  const read = reading?.figures ?? null;
  if (read === null) throw new Error("the kept figures cannot be read");
  figures = read;
});

type Key = string | number;
type Holder = Record<Key, unknown>;

/** Every place in a value, by its keys. */
function placesIn(value: unknown, keys: readonly Key[] = []): readonly (readonly Key[])[] {
  if (typeof value !== "object" || value === null) return [keys];
  const entries: [Key, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : Object.entries(value);
  return [keys, ...entries.flatMap(([key, item]) => placesIn(item, [...keys, key]))];
}

function at(value: unknown, keys: readonly Key[]): unknown {
  return keys.reduce((holder, key) => (holder as Holder)[key], value);
}

/** A change of a place, with a new value if needed. */
type Mutation =
  | { readonly kind: "delete" | "double" }
  | { readonly kind: "rename"; readonly name: string }
  | { readonly kind: "replace"; readonly value: unknown }
  | { readonly kind: "copy"; readonly from: number };

/** The manifest after a change of the place with a number. */
function mutated(content: unknown, place: number, mutation: Mutation): unknown {
  const copy: unknown = structuredClone(content);
  const places = placesIn(copy);
  const keys = places[place % places.length] ?? [];
  const key = keys.at(-1);
  if (key === undefined) return mutation.kind === "replace" ? mutation.value : copy;
  const holder = at(copy, keys.slice(0, -1)) as Holder;
  const value = holder[key];
  if (mutation.kind === "replace") holder[key] = mutation.value;
  else if (mutation.kind === "copy") {
    holder[key] = structuredClone(at(copy, places[mutation.from % places.length] ?? []));
  } else if (Array.isArray(holder)) {
    if (mutation.kind === "delete") holder.splice(Number(key), 1);
    else holder.push(structuredClone(value));
  } else {
    if (mutation.kind !== "double") delete holder[key];
    if (mutation.kind === "rename") holder[mutation.name] = value;
  }
  return copy;
}

const WORDS = [
  ..."none all following chapters year month A3 A5 landscape portrait second true".split(" "),
  ..."inhoud cijfers rapportage intern __proto__ constructor toString {page} {".split(" "),
  ..."registrations supported registrations-by-month inBrief.news results.total".split(" "),
  ...Object.values(KNOWN_ENTRIES).flat(),
  `"\\</style><script>`,
  "Jaar 2024 & 'zo' <b>",
];
const anyValue = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, 1, 2, 4, 7, 40, 100, 1e9, -1, 1.5, "", [], {}),
  fc.constantFrom(...WORDS),
  fc.string({ maxLength: 12 }),
  fc.jsonValue({ maxDepth: 2 }),
);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.constant({ kind: "delete" } as const),
  fc.constant({ kind: "double" } as const),
  fc.record({ kind: fc.constant("rename" as const), name: fc.constantFrom(...WORDS, "x") }),
  fc.record({ kind: fc.constant("replace" as const), value: anyValue }),
  fc.record({ kind: fc.constant("copy" as const), from: fc.nat() }),
);

/** Renders a document of the type without a browser, for print and for a screen. */
async function rendered(type: DocumentType, isEmpty: boolean): Promise<readonly string[]> {
  const narratives = type.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      "narrative" in block
        ? [
            {
              name: block.narrative,
              markdown: "### Kop\n\nEen [tekst](https://example.nl).",
              isSample: false,
            },
          ]
        : [],
    ),
  );
  const fields = (type.fields?.list ?? []).map((one) => ({ ...one, value: "x" }));
  const none = { ...figures, source: { ...figures.source, rows: 0 }, figures: {} };
  const material: ReportMaterial = {
    documentType: type,
    figures: type.figures ? figures : none,
    earlierFigures: [],
    narratives: isEmpty ? [] : narratives,
    fields:
      type.fields === null
        ? null
        : fields.map(({ id, label, value, shown }) => ({ id, label, value, shown })),
    edition: type.editions.at(-1) ?? null,
    redefinitions: [],
    events: [],
    organisation: "Team",
    contact: "Bel ons.",
    website: "https://example.nl",
    webpage: null,
    accessibility: { statement: "https://example.nl/t", contact: null },
    letterFrom: null,
    release: TEST_RELEASE,
    logo: null,
    palettes: { light: PALETTE, dark: DARK_PALETTE },
    publishedOn: null,
    internalUseOnly: false,
  };
  let model: ReportModel;
  try {
    model = checkedReport(material);
  } catch (error) {
    // A run reports this error to the user.
    if (error instanceof NothingToShow) return [];
    throw error;
  }
  const template = await loadTemplate(type);
  const data = type.figures ? { csv: "a.csv", json: "a.json" } : null;
  const beside = { pdf: "a.pdf", figures: data, workbook: null };
  return [
    renderHtml(model, null, [], template, { medium: "print", pages: undefined }),
    renderHtml(model, null, [], template, { medium: "screen", beside, narrowCharts: new Map() }),
  ];
}

describe("a valid manifest with random changes", () => {
  const contents: readonly unknown[] = MANIFESTS.map((text) => parse(text) as unknown);

  it("can be rendered, or has findings with places", async () => {
    let [right, wrong] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(contents.length - 1),
        fc.array(fc.tuple(fc.nat(), mutation), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        async (which, mutations, isEmpty) => {
          const content = mutations.reduce(
            (before: unknown, [place, what]) => mutated(before, place, what),
            contents[which],
          );
          const text = stringify(content, { aliasDuplicateObjects: false });
          const { manifest, findings } = parseManifest(Buffer.from(text), "x", KNOWN_ENTRIES);
          const lines = text.split("\n");
          for (const { line, position = 0, message } of findings) {
            const length = lines[(line ?? 0) - 1]?.length ?? -1;
            expect(position).toBeGreaterThan(0);
            expect(position).toBeLessThanOrEqual(Math.max(1, length));
            expect(message).not.toMatch(/undefined|\[object|zonder-naam|Invalid|expected/);
          }
          expect(manifest === null).toBe(findings.some(({ severity }) => severity === "error"));
          if (manifest === null) {
            wrong += 1;
            return;
          }
          right += 1;
          const type = {
            name: "x",
            folder: "/nergens",
            isOfTool: false,
            ...manifest,
            warnings: [],
          };
          for (const page of await rendered(type, isEmpty)) {
            expect(page).toContain("</html>");
            const ids = Array.from(page.matchAll(/ id="([^"]*)"/g), ([, id]) => id);
            expect(new Set(ids).size).toBe(ids.length);
            const targets = Array.from(page.matchAll(/ href="#([^"]*)"/g), ([, id]) => id);
            expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
            expect(page).not.toMatch(/<script|undefined|\[object/);
          }
        },
      ),
      { numRuns: 150 },
    );
    expect(right).toBeGreaterThan(10);
    expect(wrong).toBeGreaterThan(10);
  });
});

describe("a document of a type", () => {
  const typeOf = (text: string): DocumentType => {
    const { manifest } = parseManifest(Buffer.from(text), "x", KNOWN_ENTRIES);
    if (manifest === null) throw new Error("a mistaken manifest");
    return { name: "x", folder: "/nergens", isOfTool: false, ...manifest, warnings: [] };
  };

  it("does not refer to tables that are not in its print", async () => {
    const reference = 'href="#tabel-registrations-by-month"';
    const [withTables] = await rendered(typeOf(RIGHT), false);
    expect(withTables).toContain(reference);
    const onScreen = RIGHT.replace("    inPrint: true", "    inPrint: false");
    const [without] = await rendered(typeOf(onScreen), false);
    expect(without).not.toContain(reference);
  });

  it("may refer to a section with a number in its title", async () => {
    const accounted = RIGHT.replace("accountability: none", "accountability: cijfers")
      .replace("title: Cijfers", "title: Cijfers van 2024")
      .replace(
        "- lead: [inBrief.news]",
        "- say: introduction.earlier\n      - chart: results-by-name",
      );
    const [print] = await rendered(typeOf(accounted), false);
    expect(print).toMatch(/Zie <a href="#cijfers">Cijfers van 2024<\/a>/);
  });

  it("has no link at withheld numbers if no section explains them", async () => {
    const [print = "", screen = ""] = await rendered(
      typeOf(RIGHT.replace("- lead: [inBrief.news]", "- chart: results-by-name")),
      false,
    );
    for (const page of [print, screen]) {
      expect(page).toContain("niet getoond");
      expect(page).not.toMatch(/Zie <a/);
    }
  });

  it("has nothing to show if it only lists other contents", async () => {
    const lists = RIGHT.replace(
      /sections:.*/s,
      `sections:
  - id: inhoud
    title: Inhoud
    blocks: [{ contents: following }]
  - id: tabellen
    title: Tabellen
    blocks: [{ chartTables: all }]
  - id: contact
    title: Contact
    inPrint: false
    blocks: [{ say: introduction.contact }]
`,
    )
      .replace(/fields:.*?sections:/s, "sections:")
      .replace(/editions:.*?sections:/s, "sections:");
    expect(await rendered(typeOf(lists), false)).toEqual([]);
  });
});
