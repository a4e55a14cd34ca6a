import { tmpdir } from "node:os";

import { withBrowser } from "../../src/browser/browser.ts";
import { readFiguresFile } from "../../src/compare/figures-file.ts";
import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { narrativePlaces } from "../../src/document-type/document-type.ts";
import { ownType } from "../document-types.ts";
import { openSource, type OpenSource } from "../../src/monitor/source.ts";
import { readNarratives } from "../../src/narrative/read-narratives.ts";
import { parseIsoDay, parsePeriod } from "../../src/period/period.ts";
import { editionOf } from "../../src/pipeline/document-types.ts";
import { fieldsOfModel, readTexts } from "../../src/pipeline/texts.ts";
import { settleSettings } from "../../src/settings/settle-settings.ts";
import { withImages } from "../../src/pipeline/assemble-report.ts";
import { readSettingsFile } from "../../src/settings/settings-file.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { readTheme, THEMES, type Theme } from "../themes.ts";
import type { ReportSource } from "../whole-report.ts";

/** A report whose layout must be correct. */
export interface LayoutCase {
  readonly name: string;
  readonly report: ReportSource;
  /** The standard theme by default. */
  readonly theme?: Theme;
  /** Its document type. The progress report by default. */
  readonly type?: string;
  /** The maximum number of pages. No maximum by default. */
  readonly mostPages?: number;
}

const SAMPLE_PERIODS = ["2023-02..2023-03", "2024-02..2024-04", "2024-Q1"];
const MOST_PAGES = 10;
const STANDARD_ABOUT = {
  organisation: "Steunteam Thuis (voorbeeld)",
  contact: "Dit is een voorbeeld. Alle cijfers en teksten zijn verzonnen.",
} satisfies Omit<ReportSource["about"], "events">;

/**
 * The sample reports. Each names its organisation as the theme does. The last is for a quarter, and
 * knows what was published about the quarter before, from an export in which not everything had
 * been entered.
 */
export async function sampleCases(theme: Theme = THEMES.standaard): Promise<readonly LayoutCase[]> {
  const about = await aboutIn(theme);
  const type = await ownType();
  const names = narrativePlaces(type).map(({ name }) => name);
  const source = await openSample();
  return await Promise.all(
    SAMPLE_PERIODS.map(async (period) => {
      const { texts: written } = await readNarratives(
        "fixtures/content",
        folderOfPeriod(period),
        "voortgangsrapportage",
        names,
      );
      const narratives = written.map(({ narrative }) => narrative);
      const kept = period === SAMPLE_PERIODS.at(-1) ? [await keptBefore()] : [];
      return {
        name: `the sample of ${period}`,
        report: { source, period, narratives, written, about, kept },
        mostPages: MOST_PAGES,
      };
    }),
  );
}

/** The sample of a document type, with its texts of the first quarter of 2024. */
export async function sampleOfType(
  name: string,
  theme: Theme = THEMES.standaard,
  mostPages = Infinity,
): Promise<LayoutCase> {
  const type = await ownType(name);
  const period = parsePeriod("2024-Q1");
  if (period === undefined) throw new Error("no period");
  const settings = await settleSettings({ content: "fixtures/content" }, {}, "/");
  const texts = await readTexts(period, type, settings);
  const source = await openSample();
  const about = await aboutIn(theme);
  const narratives = await withBrowser(contextOfThisMachine(), (browser) =>
    withImages(
      texts.written.map(({ narrative }) => narrative),
      texts.images,
      { browser },
    ),
  );
  const fields = fieldsOfModel(texts);
  const edition = editionOf(type, settings);
  const { written } = texts;
  const report = { source, period: period.id, narratives, written, fields, edition, about };
  return { name: `the sample of the ${name}`, type: name, theme, report, mostPages };
}

/** The figures of the last quarter of 2023 in the sample's snapshot. */
async function keptBefore(): Promise<PublishedFigures> {
  const reading = await readFiguresFile("fixtures/snapshots/2023-Q4/voortgangsrapportage");
  const figures = reading?.figures ?? null;
  if (figures === null) throw new Error("the sample keeps nothing of the last quarter of 2023");
  return figures;
}

async function openSample(): Promise<OpenSource> {
  const from = { stdin: process.stdin, temporaryFolder: tmpdir() };
  return await openSource("fixtures/monitor.csv", from);
}

async function aboutIn(theme: Theme) {
  const { organisation, contact } = await readTheme(theme);
  return {
    organisation: organisation ?? STANDARD_ABOUT.organisation,
    contact: contact ?? STANDARD_ABOUT.contact,
    events: await eventsOfCheckout(),
  };
}

/** The events that the settings of this checkout give a report. */
async function eventsOfCheckout(): Promise<ReportSource["about"]["events"]> {
  const { file } = await readSettingsFile(".");
  return (file.events ?? []).flatMap(({ date, label }) => eventOf(date, label));
}

/** Settings that only a theme with its own settings has. */
const POINTERS =
  /Eerdere rapportages vind je op|als webpagina:|Kun je iets in deze rapportage niet lezen|Toegankelijkheidsverklaring/i;

/**
 * A text of a sample in a theme, where the theme's own values replace those of the standard theme:
 * the organisation, the addresses of reports, known accessibility problems, and a logo.
 */
export async function asInStandardTheme(text: string, theme: Theme): Promise<string> {
  const { organisation, contact } = await aboutIn(theme);
  const { logo } = await readTheme(theme);
  const named = text
    .replaceAll(organisation, STANDARD_ABOUT.organisation)
    .replaceAll(contact, STANDARD_ABOUT.contact);
  const isOfTheme = (line: string): boolean =>
    POINTERS.test(line) || (logo !== null && line.includes(logo.alt));
  return named
    .split("\n")
    .filter((line) => !isOfTheme(line))
    .join("\n");
}

/** A period as the names of folders and files have it. */
export function folderOfPeriod(period: string): string {
  return period.replace("..", "--");
}

/** The one event of a report, for its settings. */
export function eventOf(date: string, label: string): ReportSource["about"]["events"] {
  const day = parseIsoDay(date);
  if (day === undefined) throw new Error(`${date} is no day`);
  return [{ day, label, isLetter: true }];
}
