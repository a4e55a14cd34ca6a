import { PDFParser } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";

import { readPrint } from "../../../src/pdf/file/objects.ts";

const OBJECTS = [
  "<</Type /Catalog\n/Pages 2 0 R\n/Lang (nl-NL-x-k1)\n/MarkInfo <</Marked true>>>>",
  "<</Type /Pages\n/Kids [3 0 R 3 0 R]\n/Count 2\n/Box [0 -.5 595.92 1]>>",
  String.raw`[/A#C3#ab /b#2F (met \(haakjes\) en \\) (over
twee regels) <FEFF00e9> <> null false [] <<>>]`,
  "<</Filter /FlateDecode\n/Length 17>> stream\nendstream\nendobj\n\nendstream",
];

/** Objects in a file as Skia writes it. */
function fileOf(objects: readonly string[]): string {
  let file = "%PDF-1.4\n%\xD3\xEB\xE9\xE1\n";
  let table = `xref\n0 ${objects.length + 2}\n0000000000 65535 f \n0000000000 00001 f \n`;
  objects.forEach((object, index) => {
    table += `${String(file.length).padStart(10, "0")} 00000 n \n`;
    file += `${index + 2} 0 obj\n${object}\nendobj\n`;
  });
  const trailer = `trailer\n<</Size ${objects.length + 2}\n/Root 2 0 R>>`;
  return `${file}${table}${trailer}\nstartxref\n${file.length}\n%%EOF\n`;
}

const bytes = (file: string): Uint8Array => Buffer.from(file, "latin1");
const FILE = fileOf(OBJECTS);

describe("reading a print", () => {
  it("gives the same objects as pdf-lib's reader", async () => {
    const read = readPrint(bytes(FILE));
    const expected = await PDFParser.forBytesWithOptions(
      bytes(FILE),
      Infinity,
      true,
    ).parseDocument();
    const written = (context: typeof read): readonly string[] =>
      context.enumerateIndirectObjects().map(([ref, object]) => `${ref.tag} ${String(object)}`);
    expect(written(read)).toEqual(written(expected));
    expect(written(read)).toHaveLength(OBJECTS.length);
    expect(read.trailerInfo.Root).toBe(expected.trailerInfo.Root);
  });

  it.each([
    ["without its end", FILE.slice(0, -20)],
    ["without its beginning", FILE.slice(1)],
    ["with an object in another place", FILE.replace("%PDF-1.4\n", "%PDF-1.40\n")],
    ["with another number than the table says", FILE.replace("\n3 0 obj", "\n9 0 obj")],
    ["with a stream of another length", FILE.replace("/Length 17", "/Length 15")],
    ["with a length elsewhere", FILE.replace("/Length 17", "/Length 3 0 R")],
    ["without a root", FILE.replace("/Root 2 0 R", "/Rood 2 0 R")],
    ["with a table of other rows", FILE.replace(" 00000 n \n", " 00000 x \n")],
    ["with a key that is no name", FILE.replace("/Lang ", "1 ")],
    ["with an array that is not closed", FILE.replace("/Box [0", "/Box 0")],
    ["with a comment", FILE.replace("/Count 2", "/Count %2")],
  ])("is refused %s", (_, file) => {
    expect(() => readPrint(bytes(file))).toThrow(
      expect.objectContaining({ kind: "browser", cause: expect.any(Error) as unknown }),
    );
  });
});
