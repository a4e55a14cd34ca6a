import { readFileSync } from "node:fs";
import path from "node:path";

import { CHECK, FIXTURES, settings, type Attack } from "./attack.ts";
import { mutatedBytes } from "./mutate.ts";
import { chanceOf } from "./random.ts";

const FOLDER = path.join(FIXTURES, "second-theme/fonts");
const FONT = readFileSync(path.join(FOLDER, "AtkinsonHyperlegible-Regular.woff2"));
const SETTINGS = settings(
  "fonts:",
  "  regular: letter.woff2",
  `  italic: ${FOLDER}/AtkinsonHyperlegible-Italic.woff2`,
  `  bold: ${FOLDER}/AtkinsonHyperlegible-Bold.woff2`,
);

function font(
  name: string,
  content: Uint8Array | string,
  allowed: readonly number[] = [2],
): Attack {
  const files = { "report.config.yaml": SETTINGS, "letter.woff2": content };
  return { name: `a font ${name}`, words: CHECK, alsoAsReport: true, files, allowed };
}

/** The font with a number at a place of its head. */
function fontSaying(at: number, value: number, bytes: 2 | 4): Buffer {
  const changed = Buffer.from(FONT);
  if (bytes === 2) changed.writeUInt16BE(value, at);
  else changed.writeUInt32BE(value, at);
  return changed;
}

const chance = chanceOf(7);

export const FONTS: readonly Attack[] = [
  font("that is empty", ""),
  font("that is four bytes", "wOF2"),
  font("that is a text", "geen letters"),
  font("that is half", FONT.subarray(0, FONT.length / 2)),
  font("that is its head only", FONT.subarray(0, 48)),
  font("of zeros after its head", Buffer.from(FONT).fill(0, 48)),
  font("that is a collection", Buffer.concat([Buffer.from("ttcf"), FONT.subarray(4)])),
  font("that says it is another kind", Buffer.concat([Buffer.from("OTTO"), FONT.subarray(4)])),
  font("that says it is TrueType", Buffer.concat([Buffer.from([0, 1, 0, 0]), FONT.subarray(4)])),
  font("that says it is an older kind", Buffer.concat([Buffer.from("wOFF"), FONT.subarray(4)])),
  font("of 65,535 tables", fontSaying(12, 65_535, 2)),
  font("of no tables", fontSaying(12, 0, 2), [0, 2]),
  font("of a size of 4 GB", fontSaying(16, 0xffffffff, 4), [0, 2]),
  font("of a packed size of 4 GB", fontSaying(20, 0xffffffff, 4), [0, 2]),
  font("of 3 MB", Buffer.concat([FONT, Buffer.alloc(3_000_000)])),
  font(
    "with HTML behind it",
    Buffer.concat([FONT, Buffer.from("<script>alert(1)</script>")]),
    [0, 2],
  ),
  ...["/dev/zero", "/etc/passwd", "/etc", "/proc/self/environ"].map((file): Attack => ({
    name: `a font that is ${file}`,
    words: CHECK,
    files: { "report.config.yaml": SETTINGS.replace("letter.woff2", file) },
    allowed: [2],
    never: ["root:x", "PATH="],
  })),
  ...Array.from({ length: 10 }, (_, at) =>
    font(`with bytes changed, no. ${at + 1}`, mutatedBytes(FONT, chance), [0, 2]),
  ),
];
