import { readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

import { sha256 } from "../../src/file-system/read-files.ts";
import {
  sealed,
  type SnapshotManifest,
  snapshotManifestSchema,
  sortedJson,
} from "../../src/snapshots/snapshot.ts";
import { GENERATE, keepSample, LISTENER, type Attack, type Place } from "./attack.ts";

type LayerFile = "report.json" | "figures.json" | "text.txt" | "structure.txt";

const CHECKED = ["snapshot", "--check"] as const;
/** Snapshots of version 1. */
const OLD = path.join(import.meta.dirname, "../snapshots/version-1");
const NO_EXPORT = {
  "report.config.yaml": "organisation: x\n",
  "geheim.txt": "GEHEIM-VAN-EEN-ANDER\n",
};

/** Replaces a file of a snapshot, and seals it as if it had been kept so. */
export function forge(
  place: Place,
  file: LayerFile,
  change: (text: string) => string,
  ofManifest: (manifest: SnapshotManifest) => SnapshotManifest = (manifest) => manifest,
  keep: (place: Place) => string = keepSample,
): void {
  const kept = keep(place);
  const text = change(readFileSync(path.join(kept, file), "utf8"));
  writeFileSync(path.join(kept, file), text);
  const { seal: _, ...manifest } = ofManifest(
    snapshotManifestSchema.parse(
      JSON.parse(readFileSync(path.join(kept, "manifest.json"), "utf8")),
    ),
  );
  const outputs = manifest.outputs.map((output) =>
    output.file === file ? { file, bytes: Buffer.byteLength(text), sha256: sha256(text) } : output,
  );
  writeFileSync(path.join(kept, "manifest.json"), sortedJson(sealed({ ...manifest, outputs })));
}

/** A snapshot with a changed file and a matching seal. */
function forged(
  name: string,
  file: LayerFile,
  change: (text: string) => string,
  allowed: readonly number[] = [1, 2, 3],
  of?: string,
): Attack {
  const keep = (place: Place): string => keepSample(place, "2023-Q4", of);
  return {
    name: `a kept report with ${name}`,
    words: CHECKED,
    files: NO_EXPORT,
    prepare: (place) =>
      forge(
        place,
        file,
        (text) => changed(change, text).replaceAll(LISTENER, place.listener),
        undefined,
        keep,
      ),
    allowed,
    never: ["GEHEIM-VAN"],
    seconds: 30,
  };
}

/** Content that no report of ours contains is left out when the report is made again. */
const UNUSED = [0, 1, 3];

/** The value with invisible text in each field of this name, whether words or parts of them. */
function withNothing(value: unknown, field: string): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => withNothing(one, field));
  const entries = Object.entries(value).map(([name, one]) => {
    if (name !== field) return [name, withNothing(one, field)] as const;
    return [name, typeof one === "string" ? "\u00AD" : [{ text: " " }]] as const;
  });
  return Object.fromEntries(entries);
}

function changed(change: (text: string) => string, text: string): string {
  const after = change(text);
  if (after === text) throw new Error("an attack on a kept report that changes nothing");
  return after;
}

/**
 * The same with another kind for its charts. `isOld` selects a report of version 1, which named the
 * specs of its drawings.
 */
function drawnFrom(name: string, spec: string, isOld = false): Attack {
  const quoted = JSON.stringify(spec);
  const field = isOld ? "spec" : "kind";
  const attack = forged(
    `a drawing ${name}${isOld ? ", of an older version" : ""}`,
    "report.json",
    (text) =>
      text.replaceAll(new RegExp(`"${field}": "[^"]*"`, "g"), () => `"${field}": ${quoted}`),
    [1, 2, 3],
    isOld ? OLD : undefined,
  );
  const vega = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    mark: "text",
    encoding: { text: { field: "data" } },
  };
  return {
    ...attack,
    files: {
      ...NO_EXPORT,
      "evil.vl.json": JSON.stringify({ ...vega, data: { url: `${LISTENER}/data.csv` } }),
      "evil2.vl.json": JSON.stringify({
        ...vega,
        data: { url: "geheim.txt", format: { type: "dsv", delimiter: "|" } },
      }),
    },
  };
}

/** The manifest of a snapshot with other content, sealed or not. */
function manifested(name: string, change: (text: string, place: Place) => string): Attack {
  return {
    name: `a kept report whose manifest ${name}`,
    words: CHECKED,
    files: NO_EXPORT,
    prepare: (place) => {
      const file = path.join(keepSample(place), "manifest.json");
      writeFileSync(file, change(readFileSync(file, "utf8"), place));
    },
    allowed: [1, 2, 3],
    never: ["GEHEIM-VAN", "root:x"],
    seconds: 30,
  };
}

const resealed =
  (change: (manifest: Record<string, unknown>) => void) =>
  (text: string): string => {
    const { seal: _, ...manifest } = JSON.parse(text) as Record<string, unknown>;
    change(manifest);
    return sortedJson({ ...manifest, seal: sha256(sortedJson(manifest)) });
  };

const first = (text: string, from: RegExp, to: string): string => text.replace(from, () => to);

/** The report with somebody's text in its first section. */
function narrated(text: string, markdown: string): string {
  const block = { type: "narrative", name: "inleiding", markdown: [markdown], isSample: false };
  return first(text, /"blocks": \[/, `"blocks": [${JSON.stringify(block)},`);
}

/** A snapshot with a file that was changed. */
function placed(
  name: string,
  change: (kept: string) => void,
  allowed: readonly number[] = [1, 2, 3],
): Attack {
  return {
    name: `a kept report ${name}`,
    words: CHECKED,
    files: NO_EXPORT,
    prepare: (place) => change(keepSample(place)),
    allowed,
    never: ["root:x", "GEHEIM-VAN"],
    seconds: 30,
  };
}

export const KEPT_REPORTS: readonly Attack[] = [
  drawnFrom("of a path upwards", "../../../../evil"),
  drawnFrom("of a path upwards", "../../../../evil", true),
  drawnFrom("of its whole path", "/tmp/evil"),
  drawnFrom("of a path by its working folder", `${"../".repeat(12)}proc/self/cwd/evil`),
  drawnFrom("that reads another's file", `${"../".repeat(12)}proc/self/cwd/evil2`),
  drawnFrom("with a null byte", "bars\0"),
  drawnFrom("with backslashes", "..\\..\\evil"),
  drawnFrom("called __proto__", "__proto__"),
  drawnFrom("called __proto__", "__proto__", true),
  drawnFrom("without a name", ""),
  drawnFrom("of an address", `${LISTENER}/spec`),
  drawnFrom("of an address", `${LISTENER}/spec`, true),
  drawnFrom("with an escape", "bars\x1B[31m"),
  forged("a document upwards", "report.json", (text) =>
    first(text, /"document": "[^"]*"/, '"document": "../../../tmp"'),
  ),
  forged("a document called constructor", "report.json", (text) =>
    first(text, /"document": "[^"]*"/, '"document": "constructor"'),
  ),
  forged("a section upwards", "report.json", (text) =>
    text.replaceAll(/"id": "in-het-kort"/g, '"id": "../x\\" onclick=\\"alert(1)"'),
  ),
  // Text that a PDF may not leave out.
  ...["title", "label", "alt"].map((field) =>
    forged(`a ${field} that shows nothing`, "report.json", (text) =>
      JSON.stringify(withNothing(JSON.parse(text), field)),
    ),
  ),
  forged("titles that are turned around", "report.json", (text) =>
    text.replaceAll(/"title": "/g, '"title": "\u202E'),
  ),
  forged("HTML in its titles", "report.json", (text) =>
    text.replaceAll(/"title": "[^"]*"/g, '"title": "<script>alert(1)</script>"'),
  ),
  forged("HTML in its narrative", "report.json", (text) =>
    narrated(text, "<img src=x onerror=alert(1)>"),
  ),
  forged("an image in its narrative", "report.json", (text) =>
    narrated(text, `![x](${LISTENER}/img)`),
  ),
  forged("a script as a link in its narrative", "report.json", (text) =>
    narrated(text, "[x](javascript:alert(1))"),
  ),
  forged("a colour that ends its rule", "report.json", (text) =>
    text.replaceAll(/"accent": "[^"]*"/g, `"accent": "red;} body{background:url(${LISTENER}/c)}"`),
  ),
  forged(
    "a website that is a script",
    "report.json",
    (text) => first(text, /"language"/, '"website": "javascript:alert(1)",\n"language"'),
    UNUSED,
  ),
  forged("a language that is none", "report.json", (text) =>
    first(text, /"language": "[^"]*"/, '"language": "x\\" onload=\\"alert(1)"'),
  ),
  forged("control characters in its name", "report.json", (text) =>
    first(text, /"organisation": "[^"]*"/, String.raw`"organisation": "a\u000bb\u0001\u001b[31m"`),
  ),
  forged("a day that is none", "report.json", (text) =>
    first(text, /"publishedDay": "[^"]*"/, '"publishedDay": "9999-99-99"'),
  ),
  forged("a number for a text", "report.json", (text) =>
    first(text, /"referenceDate": "[^"]*"/, '"referenceDate": 5'),
  ),
  forged(
    "a prototype",
    "report.json",
    (text) => first(text, /\{/, '{"__proto__": {"isAdmin": true},'),
    UNUSED,
  ),
  forged("sections without end", "report.json", (text) =>
    first(text, /"sections": \[/, `"sections": ${"[".repeat(50_000)}`),
  ),
  forged("sections that are a map", "report.json", (text) =>
    first(text, /"sections": \[/, '"sections": {"a": '),
  ),
  forged("no sections", "report.json", () => '{"schemaVersion": 1}\n'),
  forged("a report that is a list", "report.json", () => "[]\n"),
  forged("a report that is empty", "report.json", () => ""),
  forged("figures that are empty", "figures.json", () => ""),
  forged("figures that are a list", "figures.json", () => "[]\n"),
  forged("figures with HTML", "figures.json", (text) =>
    text.replaceAll(/"label": "[^"]*"/g, '"label": "<script>alert(1)</script>"'),
  ),
  forged("figures with an escape", "figures.json", (text) =>
    first(text, /"label": "/, String.raw`"label": "\u001b[31m`),
  ),
  forged("figures that tell what is withheld", "figures.json", (text) =>
    first(text, /"withheld": true/, '"withheld": true, "value": 3'),
  ),
  forged("a text of 5 MB", "text.txt", (text) => text + "x".repeat(5_000_000)),
  forged("a text with escapes", "text.txt", (text) => `\x1B[31m\x07${text}`),
  forged("a structure of another", "structure.txt", () => "a\n".repeat(20_000)),

  manifested("is empty", () => ""),
  manifested("is no JSON", () => "{"),
  manifested("is null", () => "null"),
  manifested("is a list", () => "[]"),
  manifested("is a million levels deep", () => "[".repeat(1_000_000)),
  manifested("has no seal that fits", (text) =>
    text.replace(/"seal": "(.)/, (_, digit) => `"seal": "${digit === "0" ? "1" : "0"}`),
  ),
  manifested(
    "names a file upwards",
    resealed((manifest) => {
      manifest["outputs"] = [{ file: "../../geheim.txt", bytes: 1, sha256: "0".repeat(64) }];
    }),
  ),
  manifested(
    "names a logo upwards",
    resealed((manifest) => {
      manifest["houseStyle"] = {
        logo: { file: "../../../geheim.txt", sha256: "0".repeat(64) },
        fonts: [],
      };
    }),
  ),
  manifested(
    "names a logo by a hash that is a path",
    resealed((manifest) => {
      manifest["houseStyle"] = { logo: { file: "x", sha256: "../../geheim.txt" }, fonts: [] };
    }),
  ),
  manifested(
    "names a font that is lost",
    resealed((manifest) => {
      manifest["houseStyle"] = {
        logo: null,
        fonts: [
          { file: "x", sha256: "0".repeat(64), weight: 400, style: "normal", format: "woff2" },
        ],
      };
    }),
  ),
  manifested(
    "names a font with an escape",
    resealed((manifest) => {
      manifest["houseStyle"] = {
        logo: null,
        fonts: [
          {
            file: "x\x1B[31m",
            sha256: "0".repeat(64),
            weight: 400,
            style: "normal",
            format: "woff2",
          },
        ],
      };
    }),
  ),
  manifested(
    "lowers the threshold",
    resealed((manifest) => {
      manifest["settings"] = { ...(manifest["settings"] as object), threshold: 1 };
    }),
  ),
  manifested(
    "names a moment that is none",
    resealed((manifest) => {
      manifest["settings"] = { ...(manifest["settings"] as object), created: "\x1B[31mnooit" };
    }),
  ),
  manifested(
    "names an earlier report upwards",
    resealed((manifest) => {
      manifest["earlier"] = [{ period: "../../../etc", sha256: "0".repeat(64) }];
    }),
  ),
  manifested(
    "names a codebook upwards",
    resealed((manifest) => {
      manifest["settings"] = {
        ...(manifest["settings"] as object),
        codebook: { file: "../../geheim.txt", sha256: "0".repeat(64) },
      };
    }),
  ),
  manifested(
    "names another document",
    resealed((manifest) => {
      manifest["document"] = "../../etc";
    }),
  ),
  manifested(
    "has an escape in the browser",
    resealed((manifest) => {
      manifest["madeWith"] = { tool: "\x1B[31m", browser: "\x07", platform: "\x9B" };
    }),
  ),

  placed("without its figures", (kept) => rmSync(path.join(kept, "figures.json"))),
  placed("without its report", (kept) => rmSync(path.join(kept, "report.json"))),
  placed("whose report is a link to another's file", (kept) => {
    rmSync(path.join(kept, "report.json"));
    symlinkSync("/etc/passwd", path.join(kept, "report.json"));
  }),
  placed("whose manifest is a link to a device", (kept) => {
    rmSync(path.join(kept, "manifest.json"));
    symlinkSync("/dev/zero", path.join(kept, "manifest.json"));
  }),
  {
    ...placed("whose manifest is a pipe", (kept) => rmSync(path.join(kept, "manifest.json"))),
    shell: { before: "mkfifo snapshots/2023-Q4/voortgangsrapportage/manifest.json;" },
  },
  {
    ...placed("whose text is a pipe", (kept) => rmSync(path.join(kept, "text.txt"))),
    shell: { before: "mkfifo snapshots/2023-Q4/voortgangsrapportage/text.txt;" },
  },
  {
    name: "a report beside a forged kept one",
    words: GENERATE,
    prepare: (place) =>
      forge(place, "figures.json", (text) =>
        text.replaceAll(/"label": "[^"]*"/g, '"label": "<script>alert(1)</script>"'),
      ),
    allowed: [0, 1, 2, 3],
  },
  {
    name: "a report beside a kept one with an escape",
    words: GENERATE,
    prepare: (place) =>
      forge(place, "figures.json", (text) =>
        text.replace(/"label": "/, () => String.raw`"label": "\u000b\u001b[31m`),
      ),
    allowed: [1, 2, 3],
  },
  ...["2024-Q1\x1B[31m", "..2024", "__proto__", "2024-Q9"].map((period): Attack => ({
    name: `kept reports in a folder called ${JSON.stringify(period)}`,
    words: CHECKED,
    files: { ...NO_EXPORT, [`snapshots/${period}/voortgangsrapportage/manifest.json`]: "{}" },
    allowed: [0, 1, 2, 3],
  })),
];
