import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { type CsvColumns, csvHead, csvRows } from "../../src/publish/figure-files.ts";
import { ownTexts } from "../cli/own-texts.ts";
import { emptyFolder, PROJECT, runHere, succeeds } from "../cli/run-report.ts";
import { openedByLibreOffice } from "./libre-office.ts";
import { pythonWith } from "./python.ts";
import { outputOf } from "./run-tool.ts";

const TOOLS = path.join(import.meta.dirname, "open-data");
const REQUIREMENTS = path.join(TOOLS, "requirements.txt");

/** The published sample report, made by the command with the settings of this project. */
let folder: string;
let names: readonly string[];
let python: string;

beforeAll(async () => {
  const out = emptyFolder();
  const around = emptyFolder();
  cpSync(path.join(PROJECT, "fixtures"), path.join(around, "fixtures"), { recursive: true });
  cpSync(path.join(PROJECT, "report.config.yaml"), path.join(around, "report.config.yaml"));
  const places = ["--content", ownTexts(), "--out", out, "--snapshots", emptyFolder()];
  const period = ["--period", "2024-Q1", "--published-on", "2024-05-27"];
  await succeeds(runHere(["generate", ...period, ...places], { folder: around }));
  folder = path.join(out, "2024-Q1/voortgangsrapportage");
  names = readdirSync(folder);
  python = await pythonWith(REQUIREMENTS);
});

function fileOf(ending: string): string {
  const name = names.find((one) => one.endsWith(ending));
  if (name === undefined) throw new Error(`no file ${ending} among ${names.join(", ")}`);
  return path.join(folder, name);
}

async function checked(what: "package" | "dcat" | "dataset", file: string): Promise<unknown> {
  const script = path.join(TOOLS, "check_open_data.py");
  return JSON.parse(await outputOf(python, [script, what, file]));
}

const rowsOf = (file: string): readonly (readonly string[])[] =>
  parse(readFileSync(file), { delimiter: ";", bom: true });

/** The errors that Frictionless found, and the number of rows of each file. */
const reportOnPackage = z.object({
  errors: z.array(z.tuple([z.string(), z.string()])),
  rows: z.array(z.int().nullable()),
});

describe("the description of the files with figures", () => {
  it("is a data package with valid rows", async () => {
    const rows = rowsOf(fileOf(".csv")).length - 1;
    expect(rows).toBeGreaterThan(200);
    const read = reportOnPackage.parse(await checked("package", fileOf("datapackage.json")));
    expect(read.errors).toEqual([]);
    expect(read.rows).toContain(rows);
  });

  it("is invalid if a file changed", async () => {
    const other = emptyFolder();
    cpSync(folder, other, { recursive: true });
    const csv = path.join(other, path.basename(fileOf(".csv")));
    const text = readFileSync(csv, "utf8");
    writeFileSync(csv, text.replace(/;936;aanmeldingen;/, ";-936;appels;"));
    const { errors } = reportOnPackage.parse(
      await checked("package", path.join(other, "datapackage.json")),
    );
    const kinds = new Set(errors.map(([kind]) => kind));
    expect([...kinds]).toEqual(expect.arrayContaining(["hash-count", "constraint-error"]));
  });
});

describe("the description for data portals", () => {
  it("has every mandatory property of DCAT-AP-NL", async () => {
    const read = await checked("dcat", fileOf(".jsonld"));
    expect(read).toMatchObject({ errors: [] });
    expect(read).toHaveProperty(
      "triples",
      expect.toSatisfy((count: number) => count > 50),
    );
  });

  it.each(["dct:license", "dct:publisher", "dcat:theme", "dcat:accessURL", "vcard:fn"])(
    "is invalid without %s",
    async (property) => {
      const broken = path.join(emptyFolder(), "broken.jsonld");
      const text = readFileSync(fileOf(".jsonld"), "utf8");
      writeFileSync(broken, text.replaceAll(`"${property}"`, '"dct:relation"'));
      const { errors } = z
        .object({ errors: z.array(z.string()) })
        .parse(await checked("dcat", broken));
      expect(errors).toHaveLength(1);
    },
  );
});

describe("the description for search engines", () => {
  it("is a data set with its files", async () => {
    const html = readFileSync(fileOf(".html"), "utf8");
    const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
    const file = path.join(emptyFolder(), "dataset.json");
    writeFileSync(file, json);
    const read = await checked("dataset", file);
    expect(read).toMatchObject({
      id: "https://www.example.nl/rapportages/2024-Q1#cijfers",
      name: "Cijfers bij Voortgangsrapportage januari tot en met maart 2024",
    });
    expect(read).toHaveProperty("measures", 45);
    expect(html.match(/<script/g)).toHaveLength(1);
  });
});

describe("figures.csv", () => {
  it("links every defined figure to its definition in the page", () => {
    const html = readFileSync(fileOf(".html"), "utf8");
    const [head = [], ...rows] = rowsOf(fileOf(".csv"));
    const addresses = new Set(rows.map((row) => row[head.indexOf("definitie")] ?? ""));
    // A figure that the report does not mention.
    addresses.delete("");
    const defined = html.match(/(?<= id=")definitie-[^"]+/g) ?? [];
    expect(defined.length).toBeGreaterThan(40);
    const page = "https://www.example.nl/rapportages/2024-Q1";
    expect([...addresses].toSorted()).toEqual(defined.map((id) => `${page}#${id}`).toSorted());
  });

  it("opens in a Dutch LibreOffice with words, numbers and no formula", async () => {
    const own = path.join(emptyFolder(), "own.csv");
    const columns: CsvColumns<string> = {
      getal: () => 12.5,
      naam: (label) => label,
      einde: () => "x",
    };
    writeFileSync(own, csvHead(columns) + csvRows(columns, ["=1+1", "-2", "@som", "a;b"]));
    const [made = "", odd = ""] = await openedByLibreOffice([fileOf(".csv"), own], emptyFolder());
    const opened = readFileSync(made, "utf8");
    for (const words of ["Aanmeldingen per maand", "april 2022", "niet getoond", "mediaan"]) {
      expect(opened).toContain(`<text:p>${words}</text:p>`);
    }
    const numbers = opened.match(/office:value-type="float"/g) ?? [];
    const [head = [], ...rows] = rowsOf(fileOf(".csv"));
    const values = rows.filter((row) => row[head.indexOf("value")] !== "");
    expect(numbers).toHaveLength(values.length);
    const oddOpened = readFileSync(odd, "utf8");
    expect(oddOpened.match(/office:value-type="float" office:value="12\.5"/g)).toHaveLength(4);
    for (const one of [opened, oddOpened]) expect(one).not.toContain("table:formula");
  });
});
