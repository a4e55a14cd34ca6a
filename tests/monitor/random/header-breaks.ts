import * as fc from "fast-check";
import type { Break } from "./breaks.ts";
import { styles } from "./styles.ts";
import { cellsOf, tables } from "./tables.ts";
import { UNKNOWN_HEADERS } from "./valid-rows.ts";

const REQUIRED = ["traject_id", "aanmelddatum", "aanmeldroute", "statusverloop"] as const;
const OPTIONAL = ["kinderen", "resultaten", "jeugdzorgregios"] as const;
const OWN = UNKNOWN_HEADERS[0];
const STRANGE = ["Aanmeld datum", "iets", "traject", "naamloos"] as const;
const PERSONAL = ["BSN", "naam kind", "e-mail", "Dorpsstraat", "postcode_2", "mobiel"] as const;

/** A header that is replaced; `at` and `column` are the place of the expected finding. */
function renamed(
  code: Break["code"],
  from: readonly string[],
  to: readonly string[],
  place: (from: string, to: string) => Pick<Break, "at" | "column">,
): fc.Arbitrary<Break> {
  return fc
    .tuple(
      tables([...OPTIONAL, OWN], { minRows: 1, maxRows: 3 }),
      styles,
      fc.constantFrom(...from),
      fc.constantFrom(...to),
    )
    .map(([table, style, old, header]) => {
      const columns = table.columns.map((name) => (name === old ? header : name));
      const [, ...rows] = cellsOf(table);
      return {
        sound: cellsOf(table),
        broken: [columns, ...rows],
        style,
        code,
        ...place(old, header),
      };
    });
}

/** Every mistake in one header. */
export const HEADER_BREAKS: Readonly<Record<string, fc.Arbitrary<Break>>> = {
  "a required column under another header": renamed(
    "column-missing",
    REQUIRED,
    STRANGE,
    (from) => ({
      at: null,
      column: from,
    }),
  ),
  "a header that another column has": renamed(
    "column-repeated",
    [OWN],
    [...REQUIRED, ...OPTIONAL, "KINDEREN ", "traject-id"],
    (_, to) => ({ at: null, column: to.trim().toLowerCase().replace("-", "_") }),
  ),
  "a header that suggests personal data": renamed(
    "personal-data-header",
    [...OPTIONAL, OWN],
    PERSONAL,
    (_, to) => ({ at: 0, column: to }),
  ),
  "a header that the codebook does not know": renamed(
    "column-unknown",
    OPTIONAL,
    STRANGE,
    (_, to) => ({
      at: 0,
      column: to,
    }),
  ),
};
