import type { ListEntries, SentenceEntries } from "../block-entry.ts";
import { degreeOfChange, degreeOfPoints } from "../changes.ts";
import type { CountSentence, ShareSentence } from "../compared-figures.ts";
import { comparedRows, type ComparedRow, type Difference } from "../compared-rows.ts";
import { joinTexts, plain, plainText, say, type Text } from "../../model/text.ts";

/** A change of a count is worth a sentence from both of these on. */
const LEAST_PERCENT = 10;
const LEAST_NUMBER = 5;

/** That of a share is from so many percentage points on. */
const LEAST_POINTS = 3;

/** The sentence on a change; null where it is too small for one, or may not be told. */
function sentenceOn(row: ComparedRow): Text | null {
  const { figure, change } = row;
  if (typeof change === "string" || figure.sentence === undefined) return null;
  if (figure.kind === "share") return shareSentence(figure.sentence, row, change);
  return countSentence(figure.sentence, row, change);
}

function countSentence(
  { subject, write }: CountSentence,
  { now, before }: ComparedRow,
  change: Difference,
): Text | null {
  const size = Math.abs(change.value);
  if (size < LEAST_NUMBER || size * 100 < LEAST_PERCENT * change.before) return null;
  const degree = degreeOfChange(change.now, change.before);
  if (degree.kind === "words") return write(degree, say`${now} tegen ${before}`);
  if (degree.kind === "few") return say`${subject} ging van ${before} naar ${now}.`;
  const about = degree.isExact ? "" : "ongeveer ";
  const verb = degree.kind === "doubled" ? "verdubbeld" : "gehalveerd";
  return say`${subject} is ${about}${verb}: van ${before} naar ${now}.`;
}

function shareSentence(write: ShareSentence, row: ComparedRow, { value }: Difference): Text | null {
  if (Math.abs(value) < LEAST_POINTS) return null;
  const often = degreeOfPoints(Math.abs(value), value > 0);
  return say`${write(often)}: bij ${ofRegistrations(row.now)}, eerst bij ${alone(row.before)}.`;
}

/** "85% van de aanmeldingen", "bijna alle aanmeldingen". */
function ofRegistrations(share: Text): Text {
  const printed = plainText(share);
  if (printed === "0%") return plain("geen enkele aanmelding");
  if (printed === "100%") return plain("alle aanmeldingen");
  return printed.endsWith("%") ? say`${share} van de aanmeldingen` : say`${share} aanmeldingen`;
}

/** The same where the registrations have just been named. */
function alone(share: Text): Text {
  const printed = plainText(share);
  if (printed === "0%") return plain("geen enkele");
  return printed === "100%" ? plain("allemaal") : share;
}

export const CHANGE_SENTENCES: SentenceEntries = {
  "changes.compared": (material) => {
    const { facts, previous } = material;
    const rows = comparedRows(material);
    if (previous === null || rows.length === 0) return null;
    const of = (asked: ComparedRow["measure"]): boolean =>
      rows.some(({ measure }) => measure === asked);
    const stocks = of("flow") ? "Cijfers zonder “in de periode”" : "De cijfers";
    return joinTexts([
      say`Hier vergelijken we ${facts.periodRun} met ${previous.periodRun}.`,
      of("stock") ? plain(`${stocks} geven de stand aan het eind van de periode.`) : null,
    ]);
  },
};

export const CHANGE_LISTS: ListEntries = {
  "changes.told": (material) => {
    const { previous } = material;
    const items = comparedRows(material).flatMap((row) => {
      const sentence = sentenceOn(row);
      return sentence === null ? [] : [sentence];
    });
    if (previous === null || items.length === 0) return null;
    return {
      type: "list",
      intro: say`Dit valt op, vergeleken met ${previous.periodRun}:`,
      items,
    };
  },
};
