import { CONTACT_DAYS, WELCOME_DAYS } from "./sentences/response-times.ts";
import { plain, say, type Text } from "../model/text.ts";

/** A figure whose change since the previous period the report tells. */
export interface ComparedFigure {
  readonly figure: string;
  readonly label: Text;
  /** `days` is the median of a waiting time. */
  readonly kind: "count" | "share" | "days";
}

/** The registrations through the letter, which are none before it went out. */
export const VIA_LETTER = "registrations.viaLetterInPeriod";

/**
 * The figures whose change the report tells, a row of the table each: first what happened in the
 * period, then what there was at its end. Never a total since the start, nor what changes because
 * more becomes known of families.
 */
export const COMPARED_FIGURES: readonly ComparedFigure[] = [
  {
    figure: "registrations.inPeriod",
    kind: "count",
    label: plain("Mensen die zich aanmeldden"),
  },
  {
    figure: VIA_LETTER,
    kind: "count",
    label: plain("Via de ondersteuningsbrief"),
  },
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
  {
    figure: "status.startedInPeriod",
    kind: "count",
    label: plain("Trajecten gestart"),
  },
  {
    figure: "status.closedInPeriod",
    kind: "count",
    label: plain("Trajecten afgesloten"),
  },
  {
    figure: "status.supported",
    kind: "count",
    label: plain("Met ondersteuning, aan het eind"),
  },
  {
    figure: "children.returned",
    kind: "count",
    label: plain("Kinderen terug naar huis, totaal"),
  },
];
