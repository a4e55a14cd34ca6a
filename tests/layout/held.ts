import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { protectedFigures } from "../document/protected-figures.ts";

const DECEMBER = "2023-12-31";

/** What protection with `protectChanges: all` could make of the sample beside that of December. */
const PROTECTIONS = {
  "registrations.byOrigin.utrecht": DECEMBER,
  "registrations.byOrigin.zuid-holland": DECEMBER,
  "registrations.byOrigin.groningen": DECEMBER,
  "registrations.byOrigin.limburg": DECEMBER,
  "registrations.byOrigin.onbekend": DECEMBER,
  "responseTimes.firstContactDays.p90": "withheld",
  "people.bySupported.vader": DECEMBER,
  "people.bySupported.nog_niet_in_beeld": "withheld",
  "families.byComposition.nog_niet_in_beeld": DECEMBER,
  "families.byCustody.alle_kinderen": DECEMBER,
  "children.placedNow": DECEMBER,
  "children.placed": DECEMBER,
  "children.byMeasure.zonder_maatregel": DECEMBER,
  "children.byResidence.instelling": "2023-11-14",
  "children.returned": DECEMBER,
  "children.returnedFamilies": DECEMBER,
  "placements.byReason.onveilige_thuissituatie": DECEMBER,
  "support.desiredSituation.overig": "withheld",
  "support.requestsByTheme.persoonlijk_herstel": DECEMBER,
  "support.requestsByTheme.overig": "withheld",
  "support.providedByTheme.overig": DECEMBER,
  "analyses.byState.afgerond": DECEMBER,
  "results.byTheme.persoonlijk_herstel": DECEMBER,
  "results.byTheme.gezinsherstel": "2023-11-14",
  "results.byResult.bezoekregeling_verbeterd": DECEMBER,
  "results.byResult.familierelatie_hersteld": DECEMBER,
};

/** The sample's figures as they could be beside two earlier reports, and overlap one of them. */
export function protectedBeside(figures: PublishedFigures): PublishedFigures {
  const overlaps = { "results.inPeriodByTheme": ["2023-12", "2024-02--2024-04"] };
  const [region] = regionsOf(figures);
  const ofRegion =
    region === undefined ? {} : { [`regions.byRegion.${region}`]: "withheld" as const };
  return {
    ...protectedFigures(figures, { ...PROTECTIONS, ...ofRegion }, overlaps),
    disclosure: {
      withheld: 15,
      held: 22,
      derivable: 0,
      fewestValues: 3,
      against: ["2023-12", "2024-02--2024-04"],
    },
  };
}

/** The regions, those with the most registrations first. */
function regionsOf({ figures }: PublishedFigures): readonly string[] {
  const regions = figures["regions.byRegion"];
  return regions !== undefined && "categories" in regions
    ? regions.categories.map(({ code }) => code)
    : [];
}
