import { stream } from "../../fixtures/sample/deal.ts";
import { narrativePlaces } from "../../src/document-type/document-type.ts";
import { ownType } from "../document-types.ts";
import type { LayoutCase } from "../layout/samples.ts";
import type { ReportSource } from "../whole-report.ts";
import { narrativeOf } from "./narrative-of.ts";
import { randomNarrative } from "./random-narrative.ts";
import { randomExport } from "./random-rows.ts";

/** A random report that nobody saw while the tool was made. */
interface HeldOut extends Pick<ReportSource, "period" | "about"> {
  readonly rows: number;
  /** The number of blocks in each narrative. None if 0. */
  readonly blocks: number;
}

const NOBODY: ReportSource["about"] = { organisation: null, contact: null, events: [] };
const TEAM: ReportSource["about"] = {
  organisation: "Regioteam “Zuid & Oost” <proef>",
  contact: "Mail naar team@voorbeeld.nl, of bel.",
  events: [],
};

const HELD_OUT: readonly HeldOut[] = [
  { period: "2024", rows: 3000, blocks: 4, about: TEAM },
  { period: "2024-H2", rows: 600, blocks: 6, about: TEAM },
  { period: "2023-11", rows: 60, blocks: 4, about: NOBODY },
  { period: "2024-02..2024-06", rows: 1, blocks: 3, about: NOBODY },
  { period: "2024-Q3", rows: 250, blocks: 0, about: NOBODY },
];

/** Reports with a random export and narrative, from a fixed seed. */
export async function heldOutCases(): Promise<readonly LayoutCase[]> {
  const type = await ownType();
  const names = narrativePlaces(type).map(({ name }) => name);
  return HELD_OUT.map(({ period, rows, blocks, about }) => {
    const draw = stream(`held out ${period}`);
    const source = randomExport(draw, rows, { from: "2023-01", to: "2024-12" });
    const written = blocks === 0 ? [] : names;
    const narratives = written.map((name) => narrativeOf(name, randomNarrative(draw, blocks)));
    return {
      name: `${rows} rows by chance, ${period}`,
      report: { source, period, narratives, about },
    };
  });
}
