import { readFileSync } from "node:fs";
import path from "node:path";

import { FIXTURES, type Attack } from "./attack.ts";
import { mutatedJson } from "./mutate.ts";
import { chanceOf } from "./random.ts";

const KEPT = readFileSync(
  path.join(FIXTURES, "snapshots/2023-Q4/voortgangsrapportage/figures.json"),
  "utf8",
);

/** A figures file to compare: refused, or compared without harm. */
function figures(
  name: string,
  content: string | Uint8Array,
  allowed: readonly number[] = [3],
  form = "html",
): Attack {
  return {
    name: `a file of figures ${name}`,
    words: ["diff", "oud.json", "nieuw.json", "--format", form],
    files: { "oud.json": KEPT, "nieuw.json": content },
    allowed,
    inspect: (_place, { code, stdout }) =>
      code === 0 && /<script|<img|\son\w+=|javascript:/i.test(stdout.toString("utf8"))
        ? ["prints what would act in a page"]
        : [],
  };
}

const label = (text: string): string => {
  const after = KEPT.replace(/"label": ?"[^"]*"/, () => `"label": ${JSON.stringify(text)}`);
  if (after === KEPT) throw new Error("a file of figures without a label");
  return after;
};
const chance = chanceOf(5);

export const FIGURES_FILES: readonly Attack[] = [
  figures("that is empty", ""),
  figures("that is no JSON", "{"),
  figures("that is a null", "null"),
  figures("that is a list", "[]"),
  figures("that is a number", "1e999"),
  figures("of 200,000 levels", "[".repeat(200_000)),
  figures("of 200,000 levels that end", "[".repeat(200_000) + "]".repeat(200_000)),
  figures("of 100 MB", Buffer.alloc(100_000_000, 0x20)),
  figures("of a later form", KEPT.replace(/"schemaVersion": ?1/, '"schemaVersion": 99')),
  figures(
    "of a form that is an escape",
    KEPT.replace(/"schemaVersion": ?1/, String.raw`"schemaVersion": "\u001b[31m"`),
  ),
  figures("with a prototype", KEPT.replace("{", '{"__proto__": {"x": 1},'), [0, 3]),
  figures(
    "with a prototype among its figures",
    KEPT.replace(/"figures": ?\{/, '"figures": {"__proto__": {"label": "x"},'),
    [0, 3],
  ),
  figures(
    "with a figure called constructor",
    KEPT.replace(/"figures": ?\{/, '"figures": {"constructor": {"label": "x"},'),
    [0, 3],
  ),
  figures("with HTML in a label", label("<script>alert(1)</script>"), [0, 3]),
  figures("with a handler in a label", label(`" onmouseover="alert(1)`), [0, 3]),
  figures("with a template in a label", label("{{constructor}}"), [0, 3]),
  figures("with a formula in a label", label("=1+1"), [0, 3], "csv"),
  figures("with an escape in a label", label("\x1B[31m\x07"), [3], "table"),
  figures("with Word's line break in a label", label("a\vb"), [0, 3], "table"),
  figures("with text that turns around", label("a\u202Eb"), [0, 3], "table"),
  figures("with a label of 1 MB", label("a".repeat(1_000_000)), [0, 3], "table"),
  figures("with a number of 1e300", KEPT.replace(/"value": ?\d+/g, '"value": 1e300'), [0, 3]),
  figures("with a number below nothing", KEPT.replace(/"value": ?\d+/g, '"value": -5'), [0, 3]),
  figures("with numbers that are text", KEPT.replace(/"value": ?\d+/g, '"value": "7"')),
  figures("with half of a number", KEPT.replace(/"value": ?\d+/g, '"value": 0.1'), [0, 3]),
  figures("with a period that is none", KEPT.replace(/"id": ?"2023-Q4"/, '"id": "../../etc"')),
  figures(
    "with a period of other days",
    KEPT.replace(/"from": ?"2023-10-01"/, '"from": "1023-12-01"'),
  ),
  figures("that is a byte order mark", "\uFEFF"),
  figures("in UTF-16", Buffer.from(KEPT, "utf16le")),
  ...["/dev/zero", "/etc/passwd", "/proc/self/environ", "/etc"].map((file): Attack => ({
    ...figures(`that is ${file}`, KEPT),
    words: ["diff", "oud.json", file],
    allowed: [2, 3],
    never: ["root:x", "PATH="],
  })),
  {
    ...figures("that is a pipe", KEPT),
    files: { "oud.json": KEPT },
    shell: { before: "mkfifo nieuw.json; (echo '{' > nieuw.json &) ;" },
    allowed: [2, 3],
  },
  ...Array.from({ length: 8 }, (_, at) =>
    figures(`with values changed, no. ${at + 1}`, mutatedJson(KEPT, chance), [0, 3]),
  ),
  ...Array.from({ length: 8 }, (_, at): Attack => ({
    ...figures(`to audit with values changed, no. ${at + 1}`, mutatedJson(KEPT, chance)),
    words: ["audit", "oud.json", "nieuw.json"],
    allowed: [0, 1, 3],
  })),
  {
    ...figures("to audit with totals that cannot be", KEPT.replace(/"total": ?\d+/g, '"total": 3')),
    words: ["audit", "oud.json", "nieuw.json"],
    allowed: [0, 1, 3],
  },
  {
    ...figures(
      "to audit with totals beyond counting",
      KEPT.replace(/"total": ?\d+/g, '"total": 9007199254740991'),
    ),
    words: ["audit", "oud.json", "nieuw.json"],
    allowed: [0, 1, 3],
  },
];
