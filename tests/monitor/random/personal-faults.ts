import * as fc from "fast-check";
import { lone, type FaultMaker } from "./fault.ts";
import { bsns, emails, ibans, plainPhones, postcodes } from "./personal-data.ts";
import { UNKNOWN_HEADERS } from "./valid-rows.ts";
import type { MonitorCode } from "../../../src/findings/codes.ts";

/** Cells that may contain any text, so that the row has no other fault. */
const FREE_COLUMNS = ["jeugdzorgregios", UNKNOWN_HEADERS[0]] as const;
const AROUND = [
  ["zie ", ""],
  ["(", ")"],
  ["één\n", ", twee"],
  ["Twente|", "|Haaglanden"],
] as const;

const anywhere =
  (code: MonitorCode, hits: fc.Arbitrary<string>): FaultMaker =>
  () =>
    fc
      .tuple(fc.constantFrom(...FREE_COLUMNS), fc.constantFrom(...AROUND), hits)
      .map(([column, [before, after], hit]) => lone(code, column, before + hit + after));

/** Every kind of personal data that a single cell shows. */
export const PERSONAL_FAULTS: Readonly<Record<string, FaultMaker>> = {
  "an e-mail address": anywhere("personal-data-email", emails),
  "a telephone number": anywhere("personal-data-phone", plainPhones),
  "an IBAN": anywhere("personal-data-iban", ibans),
  "a postcode": anywhere("personal-data-postcode", postcodes),
  "a citizen service number": anywhere("personal-data-bsn", bsns),
  "an IBAN for an id": () => ibans.map((iban) => lone("personal-data-iban", "traject_id", iban)),
};
