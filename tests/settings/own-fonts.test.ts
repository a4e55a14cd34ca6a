import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

import { create } from "fontkit";
import { afterAll, describe, expect, it } from "vitest";

import { readHouseStyle, requireHouseStyle } from "../../src/settings/house-style.ts";
import { readSettings } from "../../src/settings/settle-settings.ts";
import { cmapTable, fvarTable, sfntOf, tablesOfWoff, withTable, type FontTables } from "./sfnt.ts";

const folder = mkdtempSync(path.join(tmpdir(), "peildatum-fonts-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const require = createRequire(import.meta.url);
const fileOf = (name: string): Buffer =>
  readFileSync(require.resolve(`@fontsource/source-sans-3/files/source-sans-3-latin-${name}`));

const REGULAR = fileOf("400-normal.woff");
const ITALIC = fileOf("400-italic.woff2");
const BOLD = fileOf("700-normal.woff2");
const TABLES = tablesOfWoff(REGULAR);

const SETTINGS = [
  "organisation: Team",
  "fonts:",
  "  regular: regular",
  "  italic: italic",
  "  bold: bold",
  "",
];

type Files = Readonly<Partial<Record<"regular" | "italic" | "semibold" | "bold", Buffer | null>>>;

/** Reads the fonts of a settings file that names these files, with the findings. */
async function fontsOf(files: Files, settings: readonly string[] = SETTINGS) {
  writeFileSync(path.join(folder, "report.config.yaml"), settings.join("\n"));
  const all: Files = { regular: REGULAR, italic: ITALIC, bold: BOLD, ...files };
  for (const [face, bytes] of Object.entries(all)) {
    const file = path.join(folder, face);
    rmSync(file, { recursive: true, force: true });
    if (bytes !== null) writeFileSync(file, bytes);
  }
  const reading = await readSettings({}, {}, folder);
  const read = await readHouseStyle({
    logo: null,
    fonts: reading.settings.fonts.map((font) => {
      return { ...font, path: path.join(folder, font.path) };
    }),
  });
  return { ...read, findings: [...reading.findings, ...read.findings] };
}

/** The findings about fonts, as "line: message", without the folder of this test. */
async function problemsOf(files: Files, settings?: readonly string[]): Promise<readonly string[]> {
  const { fonts, findings } = await fontsOf(files, settings);
  expect(fonts.length === 0).toBe(findings.length > 0);
  for (const { code, file, severity } of findings) {
    const expected = { code: "settings-invalid", file: "report.config.yaml", severity: "error" };
    expect({ code, file, severity }).toEqual(expected);
  }
  return findings.map(
    ({ line, message }) => `${line}: ${message.replace(`${folder}${path.sep}`, "")}`,
  );
}

/** The regular font with a property of two bytes changed. */
const changed = (tag: string, offset: number, value: number): Buffer =>
  sfntOf(withTable(TABLES, tag, (content) => content.writeUInt16BE(value, offset)));
const withoutTable = (tag: string): FontTables => {
  return new Map([...TABLES].filter(([name]) => name !== tag));
};
/** The regular font without some characters. */
function lacking(characters: string): Buffer {
  const font = create(REGULAR);
  if ("fonts" in font) throw new Error("a collection");
  const held = font.characterSet.filter((code) => !characters.includes(String.fromCodePoint(code)));
  const glyphs = new Map(held.map((code) => [code, font.glyphForCodePoint(code).id]));
  return sfntOf(new Map([...TABLES, ["cmap", cmapTable(glyphs)]]));
}

function withByte(bytes: Buffer, offset: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(value, offset);
  return copy;
}

/** The file with a damaged middle part and the same length. */
function damaged(bytes: Buffer): Buffer {
  const middle = Math.floor(bytes.length / 2);
  return Buffer.from(bytes).fill(0, middle, middle + 200);
}

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

describe("fonts of the organisation", () => {
  it("are read with their CSS properties and recognised by their content", async () => {
    const regular = sfntOf(TABLES);
    const { fonts, findings } = await fontsOf({ regular });
    expect(findings).toEqual([]);
    expect(fonts.map(({ bytes, ...font }) => ({ ...font, isWhole: bytes.length > 0 }))).toEqual(
      [
        { face: "regular", weight: 400, style: "normal", format: "truetype" },
        { face: "italic", weight: 400, style: "italic", format: "woff2" },
        { face: "bold", weight: 700, style: "normal", format: "woff2" },
      ].map((font) => {
        const bytes = { regular, italic: ITALIC, bold: BOLD }[font.face] ?? Buffer.alloc(0);
        return { ...font, file: font.face, sha256: sha256(bytes), isWhole: true };
      }),
    );
  });

  it("can be WOFF, and can include a semibold", async () => {
    const settings = [...SETTINGS.slice(0, -1), "  semibold: semibold"];
    const { fonts } = await fontsOf({ semibold: fileOf("600-normal.woff") }, settings);
    expect(fonts.map(({ face, weight, format }) => [face, weight, format])).toEqual([
      ["regular", 400, "woff"],
      ["italic", 400, "woff2"],
      ["semibold", 600, "woff"],
      ["bold", 700, "woff2"],
    ]);
  });

  it("are absent if the settings name none", async () => {
    expect(await fontsOf({}, ["organisation: Team"])).toEqual({
      logo: null,
      fonts: [],
      findings: [],
    });
  });

  it("need at least three faces, each a file", async () => {
    expect(await problemsOf({}, ["fonts:", "  regular: regular"])).toEqual([
      '1: De instelling "fonts.italic" klopt niet: geef ook het lettertype voor cursieve tekst; alleen semibold mag ontbreken.',
      '1: De instelling "fonts.bold" klopt niet: geef ook het lettertype voor vette tekst; alleen semibold mag ontbreken.',
    ]);
  });

  it("end a run with exit code 2 if they are wrong", async () => {
    const place = { file: "report.config.yaml", line: 3 };
    const font = { face: "regular" as const, path: path.join(folder, "weg"), place };
    await expect(requireHouseStyle({ logo: null, fonts: [font] })).rejects.toMatchObject({
      exitCode: 2,
      found: { findings: [{ line: 3 }] },
    });
  });
});

const KIND =
  "3: Het bestand is geen lettertype in WOFF2, WOFF, TrueType of OpenType. Vraag de maker van het lettertype om een van die vier.";
const COLLECTION =
  "3: In dit bestand zitten meer lettertypen bij elkaar (een collectie). Lever voor elk een eigen bestand aan.";
const DAMAGED =
  "3: Het lettertype is beschadigd of niet compleet. Haal het bestand opnieuw op bij de maker van het lettertype.";
const VARIABLE =
  "3: Dit is een variabel lettertype: één bestand voor alle diktes. De PDF kan dat niet gebruiken. Lever een vast (static) lettertypebestand aan.";
const FORBIDDEN =
  "3: De maker van dit lettertype staat niet toe dat het in een PDF wordt opgenomen. Vraag om een versie die dat wel mag, of kies een ander lettertype.";
const OUTLINES =
  "3: De letters in dit bestand zijn getekend op de manier van PostScript (CFF). De PDF kan die niet als tekst opnemen. Vraag de maker om hetzelfde lettertype met TrueType-letters, vaak een bestand op .ttf.";
const COLOUR =
  "3: Dit lettertype heeft letters in kleur. De PDF kan die niet als tekst opnemen. Lever een lettertype zonder kleuren aan.";
const NOT_UPRIGHT =
  "3: Dit lettertype is cursief, volgens het bestand zelf. Geef bij regular de versie die recht staat.";

describe("a font is refused", () => {
  it.each<[string, Buffer, string]>([
    ["an image", Buffer.from("\x89PNG\r\n\x1A\n", "latin1"), KIND],
    ["text", Buffer.from("Huisletter"), KIND],
    ["nothing", Buffer.alloc(0), KIND],
    ["a collection", Buffer.from("ttcf\0\x01\0\0"), COLLECTION],
    ["a packed collection", Buffer.from("wOF2ttcf"), COLLECTION],
    ["a beginning alone", REGULAR.subarray(0, 4), DAMAGED],
    ["a WOFF that was cut off", REGULAR.subarray(0, REGULAR.length - 100), DAMAGED],
    ["a WOFF2 that was cut off", ITALIC.subarray(0, ITALIC.length - 100), DAMAGED],
    ["a TrueType that was cut off", sfntOf(TABLES).subarray(0, 20_000), DAMAGED],
    ["a WOFF with a damaged table", damaged(REGULAR), DAMAGED],
    ["a WOFF2 with damaged tables", damaged(ITALIC), DAMAGED],
    ["a WOFF with impossible sizes", withByte(REGULAR, 44 + 12, 0x7f), DAMAGED],
    ["letters without outlines", sfntOf(withoutTable("glyf")), DAMAGED],
    ["a font that does not say what it is", sfntOf(withoutTable("OS/2")), DAMAGED],
    ["a variable font", sfntOf(new Map([...TABLES, ["fvar", fvarTable()]])), VARIABLE],
    [
      "PostScript letters",
      sfntOf(new Map([...withoutTable("glyf"), ["CFF ", Buffer.alloc(8)]]), "OTTO"),
      OUTLINES,
    ],
    ["letters in colour", sfntOf(new Map([...TABLES, ["COLR", Buffer.alloc(16)]])), COLOUR],
    ["a licence against embedding", changed("OS/2", 8, 0x0002), FORBIDDEN],
    ["a licence against parts", changed("OS/2", 8, 0x0100), FORBIDDEN],
    ["a licence for dots alone", changed("OS/2", 8, 0x0200), FORBIDDEN],
    ["an angle", changed("post", 4, 0xfff4), NOT_UPRIGHT],
    ["a style that says italic", changed("OS/2", 62, 0x0001), NOT_UPRIGHT],
    ["a style for Macintosh that says italic", changed("head", 44, 0x0002), NOT_UPRIGHT],
  ])("with this fault: %s", async (_, regular, message) => {
    expect(await problemsOf({ regular })).toEqual([message]);
  });

  it("if it is missing, a folder or larger than 2 MB", async () => {
    expect(await problemsOf({ italic: null })).toEqual([
      "4: Het lettertype italic is er niet. Kijk of de map en de naam goed geschreven zijn.",
    ]);
    mkdirSync(path.join(folder, "map"));
    const settings = SETTINGS.map((line) => line.replace("italic: italic", "italic: map"));
    expect(await problemsOf({}, settings)).toEqual([
      "4: Het lettertype map kan niet worden gelezen.",
    ]);
    expect(await problemsOf({ bold: Buffer.concat([BOLD, Buffer.alloc(2_000_000)]) })).toEqual([
      "5: Het lettertype is groter dan 2 MB. Lever een bestand aan met alleen de tekens van Europese talen.",
    ]);
  });

  it("if it lacks characters that each report needs, which the message names", async () => {
    const needed = "Vraag de maker om een versie met alle tekens van het Nederlands.";
    expect(await problemsOf({ regular: lacking("€") })).toEqual([
      `3: Het lettertype mist een teken dat elk rapport nodig heeft: €. ${needed}`,
    ]);
    expect(await problemsOf({ regular: lacking("é“\u00A0Ω") })).toEqual([
      `3: Het lettertype mist tekens die elk rapport nodig heeft: é, “ en vaste spatie. ${needed}`,
    ]);
    expect(await problemsOf({ regular: lacking("abcdefghijklmn") })).toEqual([
      `3: Het lettertype mist tekens die elk rapport nodig heeft: a b c d e f g h i j k l en nog 2 andere. ${needed}`,
    ]);
  });

  it("if its weight or slant does not fit its use", async () => {
    expect(await problemsOf({ italic: REGULAR })).toEqual([
      "4: Dit lettertype is niet cursief, volgens het bestand zelf. Geef bij italic de cursieve versie.",
    ]);
    expect(await problemsOf({ bold: ITALIC })).toEqual([
      "5: Dit lettertype is cursief, volgens het bestand zelf. Geef bij bold de versie die recht staat.",
      "5: Dit lettertype is niet vetter dan dat van regular: de dikte is 400, die van regular 400. Geef bij bold het lettertype voor vette tekst.",
    ]);
    const settings = [...SETTINGS.slice(0, -1), "  semibold: semibold"];
    expect(await problemsOf({ semibold: REGULAR }, settings)).toEqual([
      "6: Dit lettertype is niet vetter dan dat van regular: de dikte is 400, die van regular 400. Geef bij semibold het lettertype voor halfvette tekst.",
    ]);
  });

  it("with all faults of all fonts", async () => {
    const regular = sfntOf(
      withTable(new Map([...TABLES, ["fvar", fvarTable()]]), "OS/2", (content) =>
        content.writeUInt16BE(0x0002, 8),
      ),
    );
    const italic = Buffer.from("Huisletter");
    expect(await problemsOf({ regular, italic, bold: regular })).toEqual([
      VARIABLE,
      FORBIDDEN,
      KIND.replace("3:", "4:"),
      VARIABLE.replace("3:", "5:"),
      FORBIDDEN.replace("3:", "5:"),
    ]);
  });
});
