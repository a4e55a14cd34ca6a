import type { ChangeWords } from "./changes.ts";
import { CONTACT_DAYS, WELCOME_DAYS } from "./sentences/response-times.ts";
import { plain, say, type Text } from "../model/text.ts";

/** How the change of a count is told. */
export interface CountSentence {
  /** Goes before "is verdubbeld: van 20 naar 40" and "ging van 3 naar 9". */
  readonly subject: string;
  /** For all other changes; `numbers` is what it is now, and was: "149 tegen 259". */
  readonly write: (words: ChangeWords, numbers: Text) => Text;
}

/** How the change of a share is told, by "vaker" or "minder vaak"; its numbers come behind it. */
export type ShareSentence = (often: string) => Text;

/** A figure whose change since the previous period the report tells. */
export type ComparedFigure = {
  readonly figure: string;
  readonly label: Text;
} & (
  | { readonly kind: "count"; readonly sentence?: CountSentence }
  | { readonly kind: "share"; readonly sentence: ShareSentence }
);

/**
 * The figures whose change the report tells, in its order: a row of the table each, and what is
 * said where the change is worth a sentence.
 */
export const COMPARED_FIGURES: readonly ComparedFigure[] = [
  {
    // Can only grow: what came in the period tells how it changed.
    figure: "registrations.total",
    kind: "count",
    label: plain("Aanmeldingen in totaal"),
  },
  {
    figure: "registrations.inPeriod",
    kind: "count",
    label: plain("Aanmeldingen in de periode"),
    sentence: {
      subject: "Het aantal nieuwe aanmeldingen",
      write: ({ amount }, numbers) => say`Er meldden zich ${amount} gezinnen aan: ${numbers}.`,
    },
  },
  {
    figure: "status.supported",
    kind: "count",
    label: plain("Gezinnen die we ondersteunden"),
    sentence: {
      subject: "Het aantal gezinnen dat we ondersteunden,",
      write: ({ amount }, numbers) => say`We ondersteunden ${amount} gezinnen: ${numbers}.`,
    },
  },
  {
    figure: "status.startedInPeriod",
    kind: "count",
    label: plain("Trajecten gestart in de periode"),
    sentence: {
      subject: "Het aantal gestarte trajecten",
      write: ({ amount }, numbers) => say`Er startten ${amount} trajecten: ${numbers}.`,
    },
  },
  {
    figure: "status.closedInPeriod",
    kind: "count",
    label: plain("Trajecten afgesloten in de periode"),
    sentence: {
      subject: "Het aantal keren dat we een traject afsloten,",
      write: ({ often }, numbers) => say`We sloten ${often} een traject af: ${numbers} keer.`,
    },
  },
  {
    figure: "responseTimes.contactWithin2Days",
    kind: "share",
    label: say`Contact binnen ${CONTACT_DAYS} dagen`,
    sentence: (often) =>
      say`Na een aanmelding hadden we ${often} binnen ${CONTACT_DAYS} dagen telefonisch contact`,
  },
  {
    figure: "responseTimes.welcomeWithin7Days",
    kind: "share",
    label: say`Gesprek gepland binnen ${WELCOME_DAYS} dagen`,
    sentence: (often) =>
      say`Het welkomstgesprek stond ${often} binnen ${WELCOME_DAYS} dagen in de agenda`,
  },
  {
    figure: "children.returned",
    kind: "count",
    label: plain("Kinderen weer thuis"),
    sentence: {
      subject: "Het aantal kinderen dat weer thuis woont,",
      write: ({ amount }, numbers) =>
        say`Na een uithuisplaatsing wonen ${amount} kinderen weer thuis: ${numbers}.`,
    },
  },
  {
    figure: "children.returnedFamilies",
    kind: "count",
    label: plain("Gezinnen met kinderen weer thuis"),
    sentence: {
      subject: "Het aantal gezinnen waar kinderen weer thuis wonen,",
      write: ({ amount }, numbers) =>
        say`Bij ${amount} gezinnen wonen een of meer kinderen weer thuis: ${numbers}.`,
    },
  },
];
