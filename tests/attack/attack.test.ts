import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { sampleOf } from "../run/sample.ts";
import type { Attack } from "./attack.ts";
import { CALLS } from "./calls.ts";
import { ENVIRONMENT } from "./environment.ts";
import { FIGURES_FILES } from "./figures-files.ts";
import { FONTS } from "./fonts.ts";
import { KEPT_REPORTS } from "./kept-reports.ts";
import { LOGOS } from "./logos.ts";
import { PATHS } from "./paths.ts";
import { PRIVACY } from "./privacy.ts";
import { PUBLICATIONS } from "./publications.ts";
import { runTable, type Outcome } from "./run-table.ts";
import { SETTINGS } from "./settings.ts";
import { SPREADSHEETS } from "./spreadsheets.ts";
import { STREAMS } from "./streams.ts";
import { tally } from "./tally.ts";
import { TERMINAL } from "./terminal.ts";
import { TEXTS } from "./texts.ts";
import { USERS } from "./users.ts";

/** A part of a name, to run only the attacks with that name. */
const ONLY = process.env["ATTACK"] ?? "";
/** Without ALL_TESTS, run one of this many attacks in each group. */
const ONE_IN = 16;

const TABLE: Readonly<Record<string, readonly Attack[]>> = {
  texts: TEXTS,
  "calls in texts": CALLS,
  settings: SETTINGS,
  "environment and codebooks": ENVIRONMENT,
  terminal: TERMINAL,
  logos: LOGOS,
  fonts: FONTS,
  "kept reports": KEPT_REPORTS,
  "files of figures": FIGURES_FILES,
  paths: PATHS,
  "what others take": PUBLICATIONS,
  streams: STREAMS,
  "personal data": PRIVACY,
  spreadsheets: SPREADSHEETS,
  "two users": USERS,
};

const chosen = Object.entries(TABLE)
  .map(([group, attacks]) => {
    const named = attacks.filter(({ name }) => name.includes(ONLY));
    return [group, ONLY === "" ? sampleOf(named, ONE_IN) : named] as const;
  })
  .filter(([, attacks]) => attacks.length > 0);

let outcomes: ReadonlyMap<string, Outcome>;
beforeAll(async () => {
  const all = await runTable(chosen.flatMap(([, attacks]) => attacks));
  outcomes = new Map(all.map((outcome) => [outcome.name, outcome]));
}, 40 * 60_000);
afterAll(() => {
  for (const [group, attacks] of chosen) {
    tally(
      group,
      attacks.flatMap(({ name }) => outcomes.get(name) ?? []),
    );
  }
});

it("never ends in a call to a server on this machine", () => {
  expect(outcomes.get("nothing calls the server on this machine")?.faults).toEqual([]);
});

describe.each(chosen)("of the %s", (_group, attacks) => {
  it.each(attacks.map(({ name }) => name))(
    "%s is refused, harmless, or leaves a complete report",
    (name) => {
      expect(outcomes.get(name)?.faults).toEqual([]);
    },
  );
});
