import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeEach, describe, expect, it } from "vitest";

import type { ReportError } from "../../src/errors.ts";
import { fingerprint } from "../../src/file-system/read-files.ts";
import { type CommandOptions, requirePeriod } from "../../src/settings/settings.ts";
import { previewer, requirePreviewable } from "../../src/pipeline/preview-report.ts";
import type { Previewer, PreviewPage } from "../../src/preview/session.ts";
import { change } from "../cli/change-file.ts";
import { emptyFolder, PROJECT } from "../cli/run-report.ts";
import { failureOf } from "../failure-of.ts";
import { TEXTS, workingFolder } from "../preview/working-folder.ts";

const PERIOD = requirePeriod("2024-Q1");
const DOCUMENT = "voortgangsrapportage";
const SIGNAL = new AbortController().signal;
const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10"/></svg>';
const FONTS = path.join(PROJECT, "fixtures/second-theme/fonts");

/** An empty `tEXt` chunk of a PNG. */
const TEXT_CHUNK = Buffer.from("000000027445587441000541a0c8", "hex");

/** The lines that the maker wrote for `--debug`. */
const told: string[] = [];
/** The number of images that the browser encoded. */
let drawn = 0;
function previewerIn(folder: string, options: CommandOptions = {}): Previewer {
  return previewer(PERIOD, options, {
    environment: {},
    folder,
    temporaryFolder: emptyFolder(),
    browser: {
      print: () => Promise.reject(new Error("no print")),
      encodeImage({ bytes }) {
        drawn += 1;
        return Promise.resolve({ bytes, width: 3, height: 2 });
      },
    },
    signal: SIGNAL,
    timed: (_, work) => work(),
    debug: (line) => told.push(line),
  });
}

async function pageOf(maker: Previewer, document = DOCUMENT): Promise<PreviewPage> {
  return await (await maker.look()).page(document, SIGNAL);
}

/** The present places to watch. */
async function printOf(maker: Previewer): Promise<string> {
  const { inputs } = await maker.look();
  const prints = await Promise.all([fingerprint(maker.settings), fingerprint(inputs)]);
  return prints.map(({ print }) => print).join(" ");
}

describe("the page of a preview", () => {
  let folder: string;
  let maker: Previewer;
  const at = (name: string): string => path.join(folder, name);
  const set = (line: string): void => {
    const file = at("report.config.yaml");
    writeFileSync(file, `${readFileSync(file, "utf8")}${line}\n`);
  };
  beforeEach(() => {
    folder = workingFolder();
    maker = previewerIn(folder);
  });

  it.each<[string, () => void, (() => void)?]>([
    ["a text", () => change(at(`${TEXTS}/samenwerking.md`), "jeugdbescherming", "jeugdhulp")],
    [
      "a new text",
      () => writeFileSync(at(`${TEXTS}/doorkijk.md`), "Een nieuwe tekst.\n"),
      () => rmSync(at(`${TEXTS}/doorkijk.md`)),
    ],
    ["a text that is gone", () => rmSync(at(`${TEXTS}/doorkijk.md`))],
    ["the settings", () => change(at("report.config.yaml"), "Steunteam Thuis", "Team Anders")],
    [
      "the export",
      () => {
        const lines = readFileSync(at("fixtures/monitor.csv"), "utf8").split("\n");
        writeFileSync(at("fixtures/monitor.csv"), lines.toSpliced(100, 300).join("\n"));
      },
    ],
    [
      "the codebook",
      () => change(at("fixtures/codebook.yaml"), "die weer thuis zijn", "die terug zijn"),
    ],
    ["a kept snapshot", () => rmSync(at("fixtures/snapshots/2023-Q4"), { recursive: true })],
    [
      "the logo",
      () => change(at("logo.svg"), "30 10", "60 20"),
      () => {
        writeFileSync(at("logo.svg"), LOGO);
        set(`logo: ${at("logo.svg")}`);
      },
    ],
    [
      "an own font",
      // This is no longer a bold font, so it is refused.
      () => cpSync(path.join(FONTS, "AtkinsonHyperlegible-Regular.woff2"), at("vet.woff2")),
      () => {
        cpSync(path.join(FONTS, "AtkinsonHyperlegible-Bold.woff2"), at("vet.woff2"));
        const regular = path.join(FONTS, "AtkinsonHyperlegible-Regular.woff2");
        const italic = path.join(FONTS, "AtkinsonHyperlegible-Italic.woff2");
        set(`fonts:\n  regular: ${regular}\n  italic: ${italic}\n  bold: ${at("vet.woff2")}`);
      },
    ],
  ])("changes with %s", async (_, edit, prepare) => {
    prepare?.();
    const [before, print] = [await pageOf(maker), await printOf(maker)];
    edit();
    expect(await printOf(maker)).not.toBe(print);
    const after = await pageOf(maker).catch((error: unknown) => ({ html: String(error) }));
    expect(after.html).not.toBe(before.html);
  });

  it.each<[string, () => void]>([
    [
      "the manifest",
      () => change(at("typen/staatbericht/document.yaml"), "title: ", "title: Ons "),
    ],
    ["a new style", () => writeFileSync(at("typen/staatbericht/screen.css"), "p { color: red; }")],
    ["a block", () => change(at("typen/staatbericht/blocks/paragraph.hbs"), "</p>", "!</p>")],
  ])("changes with %s of an own document type", async (_, edit) => {
    cpSync(path.join(PROJECT, "tests/fixtures/templates"), at("typen"), { recursive: true });
    mkdirSync(at("typen/staatbericht/blocks"));
    const block = path.join(PROJECT, "templates/shared/blocks/paragraph.hbs");
    cpSync(block, at("typen/staatbericht/blocks/paragraph.hbs"));
    const text = at("fixtures/content/2024-Q1/staatbericht/toelichting.md");
    mkdirSync(path.dirname(text));
    writeFileSync(text, "De cijfers komen uit de monitor.\n");
    set(`templates: ${at("typen")}`);
    const [before, print] = [await pageOf(maker, "staatbericht"), await printOf(maker)];
    edit();
    expect(await printOf(maker)).not.toBe(print);
    expect((await pageOf(maker, "staatbericht")).html).not.toBe(before.html);
  });

  it("changes with an image of a text, and encodes each image once", async () => {
    const image = at("fixtures/content/2024-Q1/leerrapport/tafel.png");
    const [before, print] = [await pageOf(maker, "leerrapport"), await printOf(maker)];
    drawn = 0;
    expect((await pageOf(maker, "leerrapport")).html).toBe(before.html);
    expect(drawn).toBe(0);
    const bytes = readFileSync(image);
    // A chunk of text changes the file, and not the image.
    writeFileSync(image, Buffer.concat([bytes.subarray(0, -12), TEXT_CHUNK, bytes.subarray(-12)]));
    expect(await printOf(maker)).not.toBe(print);
    expect((await pageOf(maker, "leerrapport")).html).not.toBe(before.html);
    expect(drawn).toBe(1);
  });

  it("is made without reading the export and drawing charts again if only a text changed", async () => {
    told.length = 0;
    await pageOf(maker);
    await (await maker.look()).check(DOCUMENT, SIGNAL);
    expect(told).toEqual([
      `preview: reading for ${DOCUMENT}`,
      'preview: drawing for "screen"',
      'preview: drawing for "narrow"',
    ]);
    told.length = 0;
    change(at(`${TEXTS}/samenwerking.md`), "jeugdbescherming", "jeugdhulp");
    await pageOf(maker);
    await (await maker.look()).check(DOCUMENT, SIGNAL);
    expect(told).toEqual([]);
    change(at("report.config.yaml"), "Steunteam Thuis", "Team Anders");
    await pageOf(maker);
    expect(told).toEqual([`preview: reading for ${DOCUMENT}`]);
  });

  it("is the page of `generate` for a draft", async () => {
    const { html, title, beside } = await pageOf(maker);
    expect(title).toBe("Voortgangsrapportage januari tot en met maart 2024");
    expect(html).toContain("Concept, nog niet gepubliceerd");
    expect([...beside.keys()]).toEqual([
      "figures-2024-Q1.json",
      "figures-2024-Q1.csv",
      "cijfers-2024-Q1.ods",
    ]);
    expect((await maker.look()).isDaySetAside).toBe(false);
  });

  it("is a draft even if the settings give a day of publication", async () => {
    const { html } = await pageOf(maker);
    set("publishedOn: 2024-05-27");
    expect((await pageOf(maker)).html).toBe(html);
    expect((await maker.look()).isDaySetAside).toBe(true);
  });

  it("looks at the file that a changed setting names, even before the file exists", async () => {
    const print = await printOf(maker);
    set(`logo: ${at("logo.svg")}`);
    const named = await printOf(maker);
    expect(named).not.toBe(print);
    expect(await failureOf(pageOf(maker))).toMatch(/^usage: /);
    writeFileSync(at("logo.svg"), LOGO);
    expect(await printOf(maker)).not.toBe(named);
    expect((await pageOf(maker)).html).toContain("masthead-logo");
  });

  it("looks at texts and reports of a period that had none", async () => {
    rmSync(at("fixtures/content/2024-Q1"), { recursive: true });
    const places = async () => (await maker.look()).inputs;
    for (const made of [
      "fixtures/content/2024-Q1/nota/nota.md",
      "out/2023-Q4/nota/manifest.json",
    ]) {
      const before = await places();
      const { print } = await fingerprint(before);
      mkdirSync(path.dirname(at(made)), { recursive: true });
      expect((await fingerprint(before)).print).not.toBe(print);
      const after = await places();
      const { print: seen } = await fingerprint(after);
      writeFileSync(at(made), "iets");
      expect((await fingerprint(after)).print).not.toBe(seen);
    }
  });

  it("is not made if an input is refused, and names its place", async () => {
    writeFileSync(at(`${TEXTS}/organisatie.md`), "Goed.\n\n# Kop\n");
    const error = await pageOf(maker).catch((error: unknown) => error);
    expect(error).toMatchObject({ kind: "input" });
    expect((error as ReportError).found.findings).toContainEqual(
      expect.objectContaining({ severity: "error", line: 3, position: 1 }),
    );
    const { sectionOf } = await maker.look();
    expect(sectionOf(DOCUMENT, at(`${TEXTS}/organisatie.md`))).toBe("organisatie");
    expect(sectionOf(DOCUMENT, at(`${TEXTS}/anders.md`))).toBeNull();
  });

  it("comes with all findings of a check, including those about its Dutch and its earlier text", async () => {
    const text = "Bij deze huishoudens werdt geholpen door het hele team van de organisatie.\n";
    writeFileSync(at(`${TEXTS}/organisatie.md`), text);
    const codes = async () => {
      const { findings } = await (await maker.look()).check(DOCUMENT, SIGNAL);
      return findings.map(({ code }) => code);
    };
    const before = await codes();
    expect(before).toContain("text-spelling");
    expect(before).not.toContain("text-repeated");
    const print = await printOf(maker);
    const earlier = at("fixtures/content/2023-Q4/voortgangsrapportage/organisatie.md");
    mkdirSync(path.dirname(earlier), { recursive: true });
    writeFileSync(earlier, text);
    expect(await printOf(maker)).not.toBe(print);
    expect(await codes()).toContain("text-repeated");
  });

  it("is there for each type with texts, with all documents", async () => {
    const { documents } = await previewerIn(folder, { document: "all" }).look();
    expect(documents).toEqual(["factsheet", "leerrapport", "nota", "voortgangsrapportage"]);
    const other = previewerIn(folder, { document: "all", content: emptyFolder() });
    expect((await other.look()).documents).toEqual([]);
    expect(await failureOf(pageOf(other, ""))).toMatch(/^input: Er zijn geen teksten voor 2024-Q1/);
  });

  it("leaves the output folder alone", async () => {
    await pageOf(maker);
    await (await maker.look()).check(DOCUMENT, SIGNAL);
    expect(existsSync(at("out"))).toBe(false);
  });
});

describe("an impossible preview", () => {
  const asked = (options: CommandOptions): Promise<string> =>
    failureOf(requirePreviewable(PERIOD, options, { environment: {}, folder: workingFolder() }));

  it.each<[string, CommandOptions, RegExp]>([
    ["standard input", { input: "-" }, /^usage: Een voorvertoning leest de export/],
    ["a document type that there is not", { document: "noot" }, /^usage: .*noot.*bestaat niet/],
    ["an edition that no type has", { document: "all", edition: "geheim" }, /^usage: /],
    ["an edition that the type has not", { document: "factsheet", edition: "geheim" }, /^usage: /],
    ["a value that is none", { maxSize: "veel" }, /^usage: /],
  ])("is refused for %s", async (_, options, message) => {
    expect(await asked(options)).toMatch(message);
  });

  it("is not refused for a mistake in a file, which the user can correct", async () => {
    expect(await asked({ input: "/er/is/geen.csv", content: "/nergens" })).toBe("no failure");
  });
});
