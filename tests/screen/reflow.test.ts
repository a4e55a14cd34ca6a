import { beforeAll, describe, expect, it } from "vitest";

import { layoutCases } from "../layout/cases.ts";
import { sampleOfType, type LayoutCase } from "../layout/samples.ts";
import { sampleOf } from "../run/sample.ts";
import { THEMES, type Theme } from "../themes.ts";
import { reportMaker } from "../whole-report.ts";
import { CUT_OFF, DRAWN_FAULTS, OVERLAPS, PAST_THE_EDGE, SIDEWAYS } from "./in-page.ts";
import { DESK, TELEPHONE, withScreens, type OpenOn, type Screen } from "./open-screen.ts";

const SCREENS: Readonly<Record<string, Screen>> = {
  "a telephone": TELEPHONE,
  "a telephone, with the spacing of WCAG 1.4.12": { ...TELEPHONE, hasTextSpacing: true },
  "a desk, with the spacing of WCAG 1.4.12": { ...DESK, hasTextSpacing: true },
};

/** The faults in how a report fits a screen. */
interface Faults {
  readonly sideways: number;
  readonly pastTheEdge: readonly string[];
  readonly cutOff: readonly string[];
  readonly overlaps: readonly string[];
  readonly drawn: readonly string[];
}

const NONE: Faults = { sideways: 0, pastTheEdge: [], cutOff: [], overlaps: [], drawn: [] };

/**
 * No tile of a small or widely spaced map has room for the day of a held number with letter
 * spacing: its line cannot break, and must not be cut short for everyone.
 */
const HELD = "with the spacing of WCAG 1.4.12: numbers held and withheld against an earlier report";
const TOO_WIDE: Readonly<Record<string, RegExp>> = {
  [`a desk, ${HELD}, tweede`]: /eind.dec.2023$/,
  [`a telephone, ${HELD}, standaard`]: /eind.dec.2023$|Zuid-Holland$/,
  [`a telephone, ${HELD}, tweede`]: /eind.dec.2023$|-(?:Holland|Brabant)$/,
};

/** Each as a change to a sound report that a test must notice. */
const MISTAKES: Readonly<Record<string, readonly [style: string, fault: keyof Faults]>> = {
  "a line that does not break": ["main p { white-space: nowrap }", "sideways"],
  "a table that does not scroll": [
    ".scroll { overflow: visible } .scroll table { width: 900px }",
    "sideways",
  ],
  "a heading of a fixed height": ["h2 { height: 1rem; overflow: hidden }", "cutOff"],
  "larger letters in drawings": ["svg text { font-size: 26px }", "drawn"],
  "lines without leading": ["main p { line-height: 0.4 !important }", "overlaps"],
};

/** The second theme differs in colours, logo and fonts only. */
async function casesOf(theme: Theme): Promise<readonly LayoutCase[]> {
  const cases = await layoutCases(theme);
  return theme === THEMES.standaard ? cases : sampleOf(cases, 3);
}

const CASES = (
  await Promise.all(
    Object.values(THEMES).map(async (theme) =>
      [...(await casesOf(theme)), await sampleOfType("leerrapport", theme)].map(
        ({ name, type, report }) => ({ name: `${name}, ${theme.name}`, theme, type, report }),
      ),
    ),
  )
).flat();

describe("a report on", () => {
  const found = new Map<string, Faults>();

  beforeAll(async () => {
    const makers = new Map<string, Awaited<ReturnType<typeof reportMaker>>>();
    await withScreens(async (open) => {
      for (const [index, { name, theme, type, report }] of CASES.entries()) {
        const key = `${theme.name} ${type ?? ""}`;
        const make = makers.get(key) ?? (await reportMaker(theme, type));
        makers.set(key, make);
        const { screenHtml } = await make(report);
        for (const [look, screen] of Object.entries(SCREENS)) {
          found.set(`${look}: ${name}`, await faultsOf(open, screenHtml, screen));
        }
        if (index > 0) continue;
        for (const [mistake, [style]] of Object.entries(MISTAKES)) {
          const broken = screenHtml.replace("</head>", `<style>${style}</style></head>`);
          found.set(mistake, await faultsOf(open, broken, TELEPHONE));
        }
      }
    });
  });

  describe.each(Object.keys(SCREENS))("%s", (look) => {
    it.each(CASES.map(({ name }) => name))("fits, and loses nothing: %s", (name) => {
      const faults = found.get(`${look}: ${name}`);
      const known = TOO_WIDE[`${look}: ${name}`];
      const drawn = faults?.drawn.filter((fault) => known?.test(fault) !== true);
      expect({ ...faults, drawn }).toEqual(NONE);
      expect(drawn?.length === faults?.drawn.length).toBe(known === undefined);
    });
  });

  it.each(Object.entries(MISTAKES))("a telephone does not fit with %s", (mistake, [, fault]) => {
    const faults = found.get(mistake)?.[fault];
    expect(typeof faults === "number" ? faults : faults?.length).toBeGreaterThan(0);
  });
});

/** Reads a report with every collapsible part open. */
async function faultsOf(open: OpenOn, html: string, screen: Screen): Promise<Faults> {
  const opened = html.replaceAll("<details", "<details open");
  const { page } = await open(opened, screen);
  const ask = async <T>(expression: string) => (await page.evaluate(expression)) as T;
  const faults = {
    sideways: await ask<number>(SIDEWAYS),
    pastTheEdge: await ask<string[]>(PAST_THE_EDGE),
    cutOff: await ask<string[]>(CUT_OFF),
    overlaps: await ask<string[]>(OVERLAPS),
    drawn: await ask<string[]>(DRAWN_FAULTS),
  };
  await page.close();
  return faults;
}
