import type { Text } from "../model/text.ts";
import { phraseFor } from "./ranking.ts";

/** The words for a theme in a sentence: "over persoonlijk herstel". */
const THEME_PHRASES: Readonly<Record<string, string>> = {
  persoonlijk_herstel: "persoonlijk herstel",
  externe_relaties: "relaties met externe betrokkenen",
  uithuisplaatsingen: "uithuisplaatsingen",
  bestaanszekerheden: "bestaanszekerheden",
  gezinsherstel: "gezinsherstel",
  overig: "andere onderwerpen",
};

/** Returns a function that gives the words for a theme of a figure in a sentence. */
export const themeNameIn =
  (id: string) =>
  (theme: { readonly code: string; readonly label: string }): Text =>
    phraseFor(theme, THEME_PHRASES, id);
