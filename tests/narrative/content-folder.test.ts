import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { ownType } from "../document-types.ts";
import { parseMoment, parsePeriod } from "../../src/period/period.ts";
import { readTexts, type Texts } from "../../src/pipeline/texts.ts";
import { emptyFolder } from "../cli/run-report.ts";

const DOCUMENT = "2024-Q1/voortgangsrapportage";
const NONE = { statement: null, contact: null };

/** A content folder with a word in each of these files. A name that ends in / is a folder. */
function contentOf(...files: readonly string[]): string {
  const content = emptyFolder();
  for (const file of files) {
    const place = path.join(content, file);
    mkdirSync(file.endsWith("/") ? place : path.dirname(place), { recursive: true });
    if (!file.endsWith("/")) writeFileSync(place, "Tekst.");
  }
  return content;
}

function narrativesOf({ written }: Pick<Texts, "written">) {
  return written.map(({ narrative }) => narrative);
}

async function textsOf(content: string, period: string | null, published = ""): Promise<Texts> {
  return await readTexts(period === null ? null : (parsePeriod(period) ?? null), await ownType(), {
    content,
    publishedOn: parseMoment(published) ?? null,
    contact: null,
    contactDetails: [],
    accessibility: NONE,
    templates: null,
    edition: null,
  });
}

/** The findings: file or folder, code, and the name that it may mean. */
async function foundIn(content: string, period: string | null = "2024-Q1"): Promise<object> {
  const { findings } = await textsOf(content, period);
  return Object.fromEntries(
    findings.map(({ file, code, message }) => {
      const [, meant] = /Bedoel je ([^?]+)\?/.exec(message) ?? [];
      const place = path.relative(content, file).replace(`${DOCUMENT}/`, "");
      return [place, [code, ...(meant === undefined ? [] : [meant])].join(" → ")];
    }),
  );
}

describe("the folder of a document", () => {
  it("gives its texts in the order of the sections, and reports the missing ones", async () => {
    const texts = await textsOf(
      contentOf(`${DOCUMENT}/samenwerking.md`, `${DOCUMENT}/inleiding.md`),
      "2024-Q1",
    );
    expect(texts.findings).toEqual([]);
    expect(narrativesOf(texts).map(({ name }) => name)).toEqual(["inleiding", "samenwerking"]);
    const [told] = texts.byPeriod;
    expect(told?.used.map(({ title }) => title)).toEqual(["Over deze periode", "Samenwerking"]);
    expect(told?.missing.map(({ name }) => name)).toEqual([
      "inspireren-en-borgen",
      "organisatie",
      "casuistiek",
      "klachten-en-ervaringen",
      "communicatie",
      "doorkijk",
    ]);
  });

  it("suggests a name for each file that is not used", async () => {
    const files = {
      "inleiding.md.txt": "narrative-unknown → inleiding.md",
      "inleiding.txt": "narrative-unknown → inleiding.md",
      inleiding: "narrative-unknown → inleiding.md",
      "inleiding (1).md": "narrative-unknown → inleiding.md",
      "inleiding - kopie.md": "narrative-unknown → inleiding.md",
      "inleiding v2 definitief.docx": "narrative-unknown → inleiding.md",
      "01 Inleiding.md": "narrative-unknown → inleiding.md",
      "inleidng.md": "narrative-unknown → inleiding.md",
      "organisatie.docx": "narrative-unknown → organisatie.md",
      "organisatie.odt": "narrative-unknown → organisatie.md",
      "communicatie.rtf": "narrative-unknown → communicatie.md",
      "communicatie.pages": "narrative-unknown → communicatie.md",
      "Doorkijk.md": "narrative-unknown → doorkijk.md",
      "doorkijk.MD": "narrative-unknown → doorkijk.md",
      "inspireren en borgen.md": "narrative-unknown → inspireren-en-borgen.md",
      "Inspireren & borgen.md": "narrative-unknown → inspireren-en-borgen.md",
      "casuïstiek.md": "narrative-unknown → casuistiek.md",
      "casui\u0308stiek.md": "narrative-unknown → casuistiek.md",
      "foto.png": "narrative-unknown",
      "Samenwerking.md": "narrative-double",
      "samenwerking (2).md": "narrative-double",
    };
    const names = Object.keys(files).map((file) => `${DOCUMENT}/${file}`);
    const content = contentOf(`${DOCUMENT}/samenwerking.md`, ...names);
    mkdirSync(path.join(content, DOCUMENT, "oud"));
    expect(await foundIn(content)).toEqual({ ...files, oud: "narrative-unknown" });
  });

  it("lists the known texts once", async () => {
    const content = contentOf(`${DOCUMENT}/een.md`, `${DOCUMENT}/twee.md`);
    const messages = (await textsOf(content, "2024-Q1")).findings.map(({ message }) => message);
    expect(messages.filter((message) => message.includes("doorkijk.md"))).toHaveLength(1);
    expect(messages[0]).toContain("heten: inleiding.md, inspireren-en-borgen.md, samenwerking.md");
  });

  it("may contain files that systems and programs leave", async () => {
    const left =
      "Thumbs.db desktop.ini .DS_Store ._inleiding.md .git/ .gitkeep ~$inleiding.docx .~lock.inleiding.odt# inleiding.md~ README.md README leesmij.txt __MACOSX/".split(
        " ",
      );
    const everywhere = ["", "2024-Q1/", `${DOCUMENT}/`].flatMap((folder) =>
      left.map((name) => folder + name),
    );
    expect(await foundIn(contentOf(`${DOCUMENT}/inleiding.md`, ...everywhere))).toEqual({});
  });

  it("is read through links", async () => {
    const content = contentOf(`${DOCUMENT}/`);
    const elsewhere = contentOf("tekst", "voortgangsrapportage/doorkijk.md");
    symlinkSync(path.join(elsewhere, "tekst"), path.join(content, DOCUMENT, "inleiding.md"));
    symlinkSync(elsewhere, path.join(content, "2024-Q2"));
    const { written } = await textsOf(content, "2024-Q1");
    expect(narrativesOf({ written }).map(({ name }) => name)).toEqual(["inleiding"]);
    const linked = await textsOf(content, "2024-Q2");
    expect(narrativesOf(linked).map(({ name }) => name)).toEqual(["doorkijk"]);
  });

  it("is refused if a text cannot be read, for any reason", async () => {
    const content = contentOf(`${DOCUMENT}/inleiding.md/`, `${DOCUMENT}/organisatie.md`);
    const at = (name: string): string => path.join(content, DOCUMENT, name);
    symlinkSync("nergens", at("samenwerking.md"));
    symlinkSync("casuistiek.md", at("casuistiek.md"));
    execFileSync("mkfifo", [at("doorkijk.md")]);
    writeFileSync(at("communicatie.md"), Buffer.alloc(5 * 1024 * 1024, "a"));
    const texts = await textsOf(content, "2024-Q1");
    expect(texts.findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(
      Array.from({ length: 5 }, () => "error narrative-unreadable"),
    );
    expect(texts.findings.map(({ file }) => path.basename(file)).sort()).toEqual([
      "casuistiek.md",
      "communicatie.md",
      "doorkijk.md",
      "inleiding.md",
      "samenwerking.md",
    ]);
    expect(texts.byPeriod[0]?.used.map(({ name }) => name)).toEqual(["organisatie"]);
    const tooLarge = texts.findings.find(({ file }) => file.endsWith("communicatie.md"));
    expect(tooLarge?.message).toContain("een tekst mag 200.000 bytes groot zijn");
  });

  it("accepts a text of the largest size, but not one byte more", async () => {
    const content = contentOf(`${DOCUMENT}/`);
    const most = "woord ".repeat(1600).concat("\n\n").repeat(21).slice(0, 200_000);
    for (const [name, more] of Object.entries({ inleiding: "", doorkijk: "x" })) {
      writeFileSync(path.join(content, DOCUMENT, `${name}.md`), most + more);
    }
    const { findings, written } = await textsOf(content, "2024-Q1");
    expect(narrativesOf({ written }).map(({ name }) => name)).toEqual(["inleiding"]);
    expect(findings).toMatchObject([{ code: "narrative-unreadable" }]);
  });

  it.skipIf(process.platform !== "linux")("names a device and a socket", async () => {
    const content = contentOf(`${DOCUMENT}/`);
    const at = (name: string): string => path.join(content, DOCUMENT, name);
    symlinkSync("/dev/zero", at("inleiding.md"));
    symlinkSync("/proc/kmsg", at("samenwerking.md"));
    const server = createServer().listen(at("doorkijk.md"));
    await once(server, "listening");
    const { findings, written } = await textsOf(content, "2024-Q1");
    server.close();
    expect(narrativesOf({ written })).toEqual([]);
    const found = findings.map(({ code, file }) => `${code} ${path.basename(file)}`);
    expect(found).toContain("narrative-unreadable inleiding.md");
    expect(found).toContain("narrative-unreadable doorkijk.md");
    // It reports a size of 0, and reading it never ends.
    expect(found).toContainEqual(
      expect.stringMatching(/^narrative-(?:empty|unreadable) samenwerking\.md$/),
    );
  });

  it("is refused if a folder contains too many files", async () => {
    const content = contentOf(`${DOCUMENT}/inleiding.md`);
    for (let index = 0; index < 1000; index += 1) {
      writeFileSync(path.join(content, DOCUMENT, `bestand-${index}.txt`), "");
    }
    const { findings, written } = await textsOf(content, "2024-Q1");
    expect(narrativesOf({ written })).toEqual([]);
    expect(findings).toMatchObject([{ code: "narrative-unreadable", severity: "error" }]);
    expect(findings[0]?.message).toContain("meer dan 1.000 bestanden en mappen");
  });

  it("accepts the contact details in the settings, and gets a warning for others", async () => {
    const content = contentOf(`${DOCUMENT}/`);
    writeFileSync(
      path.join(content, DOCUMENT, "inleiding.md"),
      "Bel 06 12 34 56 78.\nOf 0687654321.\nMail hulp@voorbeeld.nl.",
    );
    const mail = { text: "hulp@voorbeeld.nl", link: "mailto:hulp@voorbeeld.nl" };
    const accessibility = { statement: null, contact: mail };
    const { findings } = await readTexts(parsePeriod("2024-Q1") ?? null, await ownType(), {
      content,
      publishedOn: null,
      contact: "Bel ons: 06-12345678.",
      contactDetails: [],
      accessibility,
      templates: null,
      edition: null,
    });
    expect(findings).toMatchObject([{ code: "narrative-phone", severity: "warning", line: 2 }]);
  });
});

it("counts the samples of a draft in one finding, and refuses each in a published report", async () => {
  const names = ["inleiding", "samenwerking", "doorkijk"];
  const content = contentOf(...names.map((name) => `${DOCUMENT}/${name}.md`));
  for (const name of names.slice(1)) {
    const text = "---\nvoorbeeldtekst: true\n---\n\nTekst.";
    writeFileSync(path.join(content, DOCUMENT, `${name}.md`), text);
  }
  const { findings } = await textsOf(content, "2024-Q1");
  expect(findings).toMatchObject([
    {
      code: "narrative-sample",
      severity: "warning",
      file: path.join(content, DOCUMENT),
      line: null,
      message: expect.stringContaining("Het zijn er 2 van de 3.") as string,
    },
  ]);
  const published = await textsOf(content, "2024-Q1", "2024-05-27");
  expect(published.findings.map(({ code, line }) => `${code} ${line}`)).toEqual([
    "narrative-sample-published 2",
    "narrative-sample-published 2",
  ]);
});

it.each([
  ["0687654321", "Bel 06-87 65 43 21 of +31 6 87654321, +31 (0)6 8765 4321.", []],
  ["+31 (0)20 123 45 67", "Bel 020-1234567 of (020) 123 45 67.", []],
  ["Hulp@Voorbeeld.nl", "Mail _hulp@voorbeeld.nl_.", []],
  ["1234 AB", "Postbus 1, 1234AB Plaats.", []],
  ["0687654321", "Bel 0687654322.", ["narrative-phone"]],
  ["hulp@voorbeeld.nl", "Mail ander.hulp@voorbeeld.nl.", ["narrative-email"]],
  ["1234 AB", "Postbus 1, 1234 AC Plaats.", ["narrative-postcode"]],
])("%j of the settings may appear in %j", async (detail, text, codes) => {
  const content = contentOf(`${DOCUMENT}/`);
  writeFileSync(path.join(content, DOCUMENT, "inleiding.md"), text);
  const { findings } = await readTexts(parsePeriod("2024-Q1") ?? null, await ownType(), {
    content,
    publishedOn: null,
    contact: null,
    contactDetails: ["info@voorbeeld.nl", detail],
    accessibility: NONE,
    templates: null,
    edition: null,
  });
  expect(findings.map(({ code }) => code)).toEqual(codes);
});

describe("the content folder", () => {
  const FILES = [
    "2024-Q1/voortgangsrapportage/inleiding.md",
    "2024 Q1/voortgangsrapportage/inleiding.md",
    "2024-q1/voortgangsrapportage/inleiding.md",
    "2024Q1/",
    "Q1-2024/",
    "archief/",
    "2024-01--2024-03/",
    "2023-Q4/voortgangsraportage/inleiding.md",
    "inleiding.md",
    "2024-Q1/samenwerking.md",
    "2024-Q1/voortgangsrapportages/inleiding.md",
    "2024-Q1/Voortgangsrapportage/inleiding.md",
    "2024-Q1/bijlagen/x.md",
  ];
  const FOUND = {
    "2024 Q1": "period-folder-unknown → 2024-Q1",
    "2024-q1": "period-folder-unknown → 2024-Q1",
    "2024Q1": "period-folder-unknown → 2024-Q1",
    "Q1-2024": "period-folder-unknown → 2024-Q1",
    "2024-01--2024-03": "period-folder-unknown → 2024-Q1",
    archief: "period-folder-unknown",
    "inleiding.md": "narrative-misplaced",
    "2024-Q1/samenwerking.md": "narrative-misplaced",
    "2024-Q1/voortgangsrapportages": "document-folder-unknown → voortgangsrapportage",
    "2024-Q1/Voortgangsrapportage": "document-folder-unknown → voortgangsrapportage",
    "2024-Q1/bijlagen": "document-folder-unknown",
  };

  it("reports what a period does not use, and leaves the folders of other periods alone", async () => {
    expect(await foundIn(contentOf(...FILES))).toEqual(FOUND);
  });

  it("reports what is not used for all periods, if none is selected", async () => {
    expect(await foundIn(contentOf(...FILES), null)).toEqual({
      ...FOUND,
      "2023-Q4/voortgangsraportage": "document-folder-unknown → voortgangsrapportage",
    });
  });

  it("does not use a folder whose name has other capitals", async () => {
    const texts = await textsOf(contentOf("2024-q1/voortgangsrapportage/inleiding.md"), "2024-Q1");
    expect(narrativesOf(texts)).toEqual([]);
    expect(texts.byPeriod[0]?.used).toEqual([]);
  });

  it("is refused if a folder is a file or a broken link", async () => {
    const content = contentOf("2024-Q1", "2024-Q2/voortgangsrapportage");
    symlinkSync("nergens", path.join(content, "2024-Q3"));
    const unreadable = "narrative-unreadable";
    expect(await foundIn(content)).toEqual({ "2024-Q1": unreadable });
    expect(await foundIn(content, "2024-Q2")).toEqual({
      "2024-Q2/voortgangsrapportage": unreadable,
    });
    expect(await foundIn(content, "2024-Q3")).toEqual({ "2024-Q3": unreadable });
    expect(await foundIn(path.join(content, "2024-Q1"))).toEqual({ "": unreadable });
  });

  it("may be absent", async () => {
    const { findings, byPeriod } = await textsOf(path.join(emptyFolder(), "geen"), "2024-Q1");
    expect(findings).toEqual([]);
    expect(byPeriod[0]?.used).toEqual([]);
    expect(byPeriod[0]?.missing).toHaveLength(8);
  });
});

describe("a text that is no UTF-8", () => {
  it.each([
    ["UTF-16 LE with a mark", Buffer.from("\uFEFFEen tekst.", "utf16le"), "UTF-16", null],
    ["UTF-16 LE", Buffer.from("Een tekst.", "utf16le"), "UTF-16", null],
    ["UTF-16 BE", Buffer.from("\uFEFFEen tekst.", "utf16le").swap16(), "UTF-16", null],
    ["Windows-1252", Buffer.from("Een\nCafé\n", "latin1"), "Windows-1252", 2],
    ["a document of Word", Buffer.from("PK\u0003\u0004\u0014\0"), "Word", null],
    ["rich text", Buffer.from("{\\rtf1 Tekst}"), "Word", null],
  ])("is reported with its kind: %s", async (_, bytes, name, line) => {
    const content = contentOf(`${DOCUMENT}/`);
    writeFileSync(path.join(content, DOCUMENT, "inleiding.md"), bytes);
    const { findings, written } = await textsOf(content, "2024-Q1");
    expect(findings).toMatchObject([{ code: "narrative-encoding", severity: "error", line }]);
    expect(findings[0]?.message).toContain(name);
    expect(narrativesOf({ written })).toEqual([]);
  });

  it("is accepted with a byte order mark of UTF-8", async () => {
    const content = contentOf(`${DOCUMENT}/`);
    writeFileSync(path.join(content, DOCUMENT, "inleiding.md"), "\uFEFFDaniëlle");
    const { findings, written } = await textsOf(content, "2024-Q1");
    expect(findings).toEqual([]);
    expect(narrativesOf({ written })).toMatchObject([{ markdown: "Daniëlle" }]);
  });
});

describe("a sample", () => {
  it("is refused in a report with a publication date", async () => {
    const content = contentOf(`${DOCUMENT}/`);
    writeFileSync(
      path.join(content, DOCUMENT, "inleiding.md"),
      "---\nvoorbeeldtekst: true\n---\nTekst.",
    );
    expect(narrativesOf(await textsOf(content, "2024-Q1"))).toMatchObject([{ isSample: true }]);
    for (const period of ["2024-Q1", null]) {
      const { written, findings } = await textsOf(content, period, "2024-05-27");
      expect(narrativesOf({ written })).toEqual([]);
      expect(findings).toMatchObject([
        { code: "narrative-sample-published", severity: "error", line: 2 },
      ]);
    }
  });
});

describe("the texts of a report together", () => {
  const NAMES = ["inleiding", "samenwerking", "organisatie"];
  const found = async (text: string) => {
    const content = contentOf(...NAMES.map((name) => `${DOCUMENT}/${name}.md`));
    for (const name of NAMES) writeFileSync(path.join(content, DOCUMENT, `${name}.md`), text);
    const { findings } = await textsOf(content, "2024-Q1");
    return findings.map(({ code, file, message }) => [code, path.relative(content, file), message]);
  };
  const notes = (count: number): string =>
    Array.from({ length: count }, (_, index) => `Zin[^${index}].\n\n[^${index}]: Noot.\n\n`).join(
      "",
    );

  it.each([
    ["6.000 alinea's", "Alinea.\n\n".repeat(2001)],
    ["2.000 aanroepen", notes(334)],
  ])("are refused beyond their limits together: %s", async (most, text) => {
    expect(await found(text)).toEqual([
      ["narrative-limit", DOCUMENT, expect.stringContaining(`samen meer dan ${most}`)],
    ]);
  });

  it.each([["Alinea.\n\n".repeat(2000)], [notes(333)]])(
    "are accepted up to their limits together",
    async (text) => {
      expect(await found(text)).toEqual([]);
    },
  );
});
