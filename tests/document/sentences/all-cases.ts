import { ACCOUNTABILITY_CASES } from "./accountability-cases.ts";
import { CHANGE_CASES } from "./change-cases.ts";
import { CHILDREN_CASES } from "./children-cases.ts";
import { FAMILY_CASES } from "./family-cases.ts";
import type { GoldenCase } from "./golden-case.ts";
import { INTRODUCTION_CASES } from "./introduction-cases.ts";
import { LETTER_CASES } from "./letter-cases.ts";
import { ORIGIN_CASES } from "./origin-cases.ts";
import { PLACEMENT_CASES } from "./placement-cases.ts";
import { REGISTRATION_CASES } from "./registration-cases.ts";
import { RESPONSE_TIME_CASES } from "./response-time-cases.ts";
import { RESULT_CASES } from "./result-cases.ts";
import { REVISION_CASES } from "./revision-cases.ts";
import { ROUTE_CASES } from "./route-cases.ts";
import { STATUS_CASES } from "./status-cases.ts";
import { SUPPORT_CASES } from "./support-cases.ts";
import { WAITING_CASES } from "./waiting-cases.ts";

/** The cases of every entry of the report, by the name of its golden file. */
export const ALL_CASES: ReadonlyMap<string, readonly GoldenCase[]> = new Map(
  Object.entries({
    ...INTRODUCTION_CASES,
    ...CHANGE_CASES,
    ...REGISTRATION_CASES,
    ...LETTER_CASES,
    ...ROUTE_CASES,
    ...ORIGIN_CASES,
    ...STATUS_CASES,
    ...RESPONSE_TIME_CASES,
    ...WAITING_CASES,
    ...FAMILY_CASES,
    ...CHILDREN_CASES,
    ...PLACEMENT_CASES,
    ...SUPPORT_CASES,
    ...RESULT_CASES,
    ...ACCOUNTABILITY_CASES,
    ...REVISION_CASES,
  }),
);
