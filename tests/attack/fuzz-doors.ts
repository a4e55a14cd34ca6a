import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { parseCodebook } from "../../src/codebook/file/read-codebook.ts";
import { parseFigures } from "../../src/compare/figures-file.ts";
import { materialOf } from "../../src/document/build-report.ts";
import { answersFrom } from "../../src/document/woven/answer.ts";
import { ReportError } from "../../src/errors.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import { checkNarrative, readableUnwoven, weaveText } from "../../src/narrative/check-narrative.ts";
import type { Narrative } from "../../src/narrative/narrative.ts";
import type { Answers } from "../../src/narrative/weave.ts";
import { proofTextOf } from "../../src/proofreading/passage.ts";
import { readLogo } from "../../src/settings/house-style.ts";
import { readSettings } from "../../src/settings/settle-settings.ts";
import { snapshotManifestSchema } from "../../src/snapshots/snapshot.ts";
import { CHECK, FIXTURES, PROJECT, settings, TEXTS_FOLDER, type Attack } from "./attack.ts";
import { CALLS, textWithCalls } from "./calls.ts";
import { ENVIRONMENT } from "./environment.ts";
import { forge } from "./kept-reports.ts";
import { LOGOS } from "./logos.ts";
import { mutatedBytes, mutatedJson, mutatedText, wordsOf } from "./mutate.ts";
import type { Chance } from "./random.ts";
import { PUBLICATIONS } from "./publications.ts";
import { SETTINGS } from "./settings.ts";
import { TEXTS } from "./texts.ts";
import { TEST_RELEASE } from "../test-release.ts";

/** A way into the tool, with the two ways to send something through it. */
interface Door {
  readonly name: string;
  readonly make: (chance: Chance) => string | Buffer;
  /** Reads it in this process. Throws bugs only: a refusal is no error. */
  readonly read: (content: string | Buffer) => unknown;
  /** The same through the command. */
  readonly attack: (content: string | Buffer) => Omit<Attack, "name">;
}

/** The files of attacks are good starting points if they are short. */
function corpus(attacks: readonly Attack[], file: string): readonly string[] {
  return attacks
    .map(({ files }) => files?.[file])
    .filter((content) => typeof content === "string" && content.length < 20_000) as string[];
}

const texts = [
  ...corpus([...TEXTS, ...CALLS], `${TEXTS_FOLDER}/inleiding.md`),
  ...readdirSync(path.join(FIXTURES, TEXTS_FOLDER)).map((name) =>
    readFileSync(path.join(FIXTURES, TEXTS_FOLDER, name), "utf8"),
  ),
];
const settingsFiles = [
  settings(
    "organisation: Team Thuis",
    "contact: Vragen? Kijk op onze website.",
    "website: https://www.example.nl/rapporten",
    'colors: {accent: "#0a425c", second: "#965f10"}',
    "events: [{date: 2023-09-19, label: Brieven verstuurd}]",
    "pdfStandard: 3a",
    "protectChanges: all",
  ),
  settings(
    "workbook: xlsx",
    "website: {page: https://a.nl, files: 'https://a.nl/{year}/{month}/{file}'}",
    "dataset: {publisher: a, publisherUri: https://a.nl/o, licence: CC0, themes: [overheid], frequency: kwartaal, keywords: [a b], contact: a@b.nl}",
    "corrections: [{date: 2024-06-01, reason: Een fout., figures: [registrations.total], period: 2024-Q1}]",
  ),
  ...corpus(SETTINGS, "report.config.yaml"),
  ...corpus(PUBLICATIONS, "report.config.yaml"),
];
const codebooks = [
  readFileSync(path.join(FIXTURES, "codebook.yaml"), "utf8"),
  ...corpus(ENVIRONMENT, "codeboek.yaml"),
];
const KEPT = path.join(FIXTURES, "snapshots/2023-Q4/voortgangsrapportage");
const figures = readFileSync(path.join(KEPT, "figures.json"), "utf8");
const report = readFileSync(path.join(KEPT, "report.json"), "utf8");
const manifest = readFileSync(path.join(KEPT, "manifest.json"), "utf8");
const logos = [
  ...["alpha.png", "colour.jpg", "grey.jpg", "four-inks.jpg", "gradient.svg"].map((name) =>
    readFileSync(path.join(PROJECT, "tests/conformance/logos", name)),
  ),
  ...corpus(LOGOS, "logo.svg").map((text) => Buffer.from(text)),
];

const MARKDOWN = wordsOf(
  "*\u00b7**\u00b7_\u00b7`\u00b7```\n\u00b7~~\u00b7> \u00b7- \u00b71. \u00b7### ",
  "| a |\n|---|\n\u00b7[\u00b7](\u00b7)\u00b7![\u00b7[^1]\u00b7[^1]: \u00b7<",
  "</\u00b7<!--\u00b7-->\u00b7&#\u00b7&amp;\u00b7\\\u00b7---\n\u00b7    ",
  "\n\n\u00b7https://a.nl\u00b7javascript:\u00b7data:\u00b7<b>\u00b7a@b.nl",
  "::: kader a\n\u00b7\n:::\n\u00b7![a](b.png)\n\u00b7Bijschrift: ",
  "{{\u00b7}}\u00b7{{/als}}\u00b7{{anders}}\u00b7{{peildatum}}\u00b7{{0}}\u00b7111222333\u00b7\u2014 \u00b72024. ",
);
const YAML = wordsOf(
  ": \u00b7- \u00b7\n\u00b7{\u00b7}\u00b7[\u00b7]\u00b7&a \u00b7*a\u00b7|\n",
  ">\n\u00b7!!str \u00b7? \u00b7# \u00b7---\n\u00b7'\u00b7\"\u00b7<<: \u00b7~",
  "null\u00b7true\u00b72024-01-01\u00b7.inf\u00b70o7\u00b7\\x0b\u00b7__proto__: ",
  "organisation: \u00b7events: \u00b7label: \u00b7date: \u00b7columns: ",
  "answers: \u00b7regions: \u00b7  ",
);
const DRAWING = wordsOf(
  "<\u00b7>\u00b7/\u00b7\"\u00b7'\u00b7<g>\u00b7</g>\u00b7<use href='#a'/>",
  "id='a'\u00b7<script>\u00b7onload='x'\u00b7url(#a)\u00b7href=\u00b7<!--",
  "]]>\u00b7&lt;\u00b7&#11;\u00b7<!DOCTYPE x [\u00b71e9\u00b7-1\u00b7NaN",
  "NUL\u0000",
);

const scratch = mkdtempSync(path.join(tmpdir(), "peildatum-fuzz-"));
/** The folder for reading settings and logos in this process, which is removed at the end. */
export const SCRATCH = scratch;

/** The text of a case. Random content is text at most doors, and sometimes bytes. */
const asText = (content: string | Buffer): string =>
  typeof content === "string" ? content : content.toString("utf8");

function fromTexts(all: readonly string[], words: readonly string[]) {
  return (chance: Chance): string => {
    const text = mutatedText(chance.one(all), words, chance);
    return chance.whole(4) === 0 ? text + mutatedText(chance.one(all), words, chance) : text;
  };
}

/** Accepts an expected refusal. */
async function refusable(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
  }
}

const FIGURE_IDS = CATALOGUE.map(({ id }) => id);

const ANSWERS = answersOf(figures);

/** The answers to figure calls, from published figures. */
function answersOf(file: string): Answers {
  const { figures: published } = parseFigures(file, "figures.json");
  if (published === null) throw new Error("kept figures that cannot be read");
  const material = materialOf({
    figures: published,
    earlierFigures: [],
    events: [],
    redefinitions: [],
    website: null,
    accessibility: { statement: null, contact: null },
    contact: null,
    letterFrom: null,
    release: TEST_RELEASE,
    called: "deze rapportage",
    accountability: null,
  });
  return answersFrom({ material, published: material, figures: [published], regions: [] });
}

function assertReadAgain(
  { markdown, woven = [] }: Narrative,
  report: { readonly takesImages: boolean },
): void {
  const isBare = woven.flat().some(({ text, origin }) => origin === undefined && /\d/.test(text));
  if (isBare) throw new Error("holds a number without an origin");
  const values = woven.map((value) => value.map(({ text }) => text).join(""));
  const again = checkNarrative("", "", `Tekst\n\n${markdown}`, { ...report, values });
  const errors = again.findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    throw new Error(`is refused again: ${errors.map(({ code }) => code).join()}`);
}

export const DOORS: readonly Door[] = [
  {
    name: "texts",
    make: (chance) =>
      chance.whole(3) === 0 ? textWithCalls(chance) : fromTexts(texts, MARKDOWN)(chance),
    read: (content) => {
      for (const takesImages of [false, true]) {
        const report = { takesImages };
        const { text } = checkNarrative("inleiding", "inleiding.md", asText(content), report);
        if (text === null) continue;
        const { narrative, readable } = weaveText(text, ANSWERS);
        for (const one of [readable, readableUnwoven(text)]) proofTextOf(one);
        // The contents of a report must be readable again, unchanged.
        if (narrative !== null) assertReadAgain(narrative, report);
      }
    },
    attack: (content) => ({
      words: CHECK,
      files: { [`${TEXTS_FOLDER}/inleiding.md`]: content },
      allowed: [0, 3],
    }),
  },
  {
    name: "settings",
    make: fromTexts(settingsFiles, YAML),
    read: async (content) => {
      writeFileSync(path.join(scratch, "report.config.yaml"), content);
      await refusable(async () => await readSettings({}, {}, scratch));
    },
    attack: (content) => ({
      words: CHECK,
      files: { "report.config.yaml": content },
      allowed: [0, 2, 3],
    }),
  },
  {
    name: "codebook",
    make: fromTexts(codebooks, YAML),
    read: (content) => parseCodebook(asText(content), FIGURE_IDS, () => undefined),
    attack: (content) => ({
      words: [...CHECK, "--codebook", "codeboek.yaml"],
      files: { "codeboek.yaml": content },
      allowed: [0, 3],
    }),
  },
  {
    name: "figures",
    make: (chance) =>
      chance.whole(3) === 0
        ? mutatedText(figures, ["{", "}", "[", "]", ",", '"', ": ", "null"], chance)
        : mutatedJson(figures, chance),
    read: (content) => parseFigures(asText(content), "figures.json"),
    attack: (content) => ({
      words: ["diff", "oud.json", "nieuw.json"],
      files: { "oud.json": figures, "nieuw.json": content },
      allowed: [0, 3],
    }),
  },
  {
    name: "audited figures",
    make: (chance) => mutatedJson(figures, chance),
    read: (content) => parseFigures(asText(content), "figures.json"),
    attack: (content) => ({
      words: ["audit", "oud.json", "nieuw.json"],
      files: { "oud.json": figures, "nieuw.json": content },
      allowed: [0, 1, 3],
    }),
  },
  {
    name: "kept report",
    make: (chance) => mutatedJson(report, chance),
    read: (content) => snapshotManifestSchema.safeParse(JSON.parse(asText(content))),
    attack: (content) => ({
      words: ["snapshot", "--check"],
      files: { "report.config.yaml": "organisation: x\n" },
      prepare: (place) => forge(place, "report.json", () => asText(content)),
      allowed: [0, 1, 2, 3],
      seconds: 30,
    }),
  },
  {
    name: "kept manifest",
    make: (chance) => mutatedJson(manifest, chance),
    read: (content) => snapshotManifestSchema.safeParse(JSON.parse(asText(content))),
    attack: (content) => ({
      words: ["snapshot", "--check"],
      files: {
        "report.config.yaml": "organisation: x\n",
        "snapshots/2023-Q4/voortgangsrapportage/manifest.json": content,
        "snapshots/2023-Q4/voortgangsrapportage/figures.json": figures,
        "snapshots/2023-Q4/voortgangsrapportage/report.json": report,
      },
      allowed: [0, 1, 2, 3],
      seconds: 30,
    }),
  },
  {
    name: "logo",
    make: (chance) => {
      const logo = chance.one(logos);
      return logo[0] === 0x3c && chance.whole(3) > 0
        ? Buffer.from(mutatedText(logo.toString("utf8"), DRAWING, chance))
        : mutatedBytes(logo, chance);
    },
    read: async (content) => {
      const file = path.join(scratch, "logo.svg");
      writeFileSync(file, content);
      await readLogo({ path: file, alt: "", place: { file: "report.config.yaml", line: 1 } });
    },
    attack: (content) => ({
      words: CHECK,
      files: { "report.config.yaml": settings("logo: logo.svg"), "logo.svg": content },
      allowed: [0, 2],
    }),
  },
];
