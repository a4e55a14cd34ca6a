import { CONTACT_DAYS, WELCOME_DAYS } from "./sentences/response-times.ts";
import { plain, say, type Text } from "../model/text.ts";

/** A figure with a change since the previous period that the report describes. */
export interface ComparedFigure {
  readonly figure: string;
  readonly label: Text;
  /** `days` is the median of a waiting time. */
  readonly kind: "count" | "share" | "days";
}

/** The registrations through the support letter. There are none before the letter was sent. */
export const VIA_LETTER = "registrations.viaLetterInPeriod";

/**
 * The figures in the table of changes, one for each row: first what happened in the period, then
 * the stocks at its end. The table has no totals since the start, and no figure that changes
 * because more becomes known about families.
 */
export const COMPARED_FIGURES: readonly ComparedFigure[] = [
  { figure: "registrations.inPeriod", kind: "count", label: plain("Mensen die zich aanmeldden") },
  { figure: VIA_LETTER, kind: "count", label: plain("Via de ondersteuningsbrief") },
  {
    figure: "responseTimes.contactWithin2DaysInPeriod",
    kind: "share",
    label: say`Eerste contact binnen ${CONTACT_DAYS} dagen`,
  },
  {
    figure: "responseTimes.welcomeWithin7DaysInPeriod",
    kind: "share",
    label: say`Welkomstgesprek binnen ${WELCOME_DAYS} dagen gepland`,
  },
  {
    figure: "waitingTimes.daysToStartInPeriod",
    kind: "days",
    label: plain("Wachttijd: de helft hooguit"),
  },
  { figure: "status.startedInPeriod", kind: "count", label: plain("Trajecten gestart") },
  { figure: "status.closedInPeriod", kind: "count", label: plain("Trajecten afgesloten") },
  { figure: "status.supported", kind: "count", label: plain("Met ondersteuning, aan het eind") },
  { figure: "children.returned", kind: "count", label: plain("Kinderen terug naar huis, totaal") },
];
