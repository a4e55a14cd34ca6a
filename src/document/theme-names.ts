import type { Text } from "../model/text.ts";
import { phraseFor } from "./ranking.ts";

/** How a sentence names a theme: "over persoonlijk herstel". */
const THEME_PHRASES: Readonly<Record<string, string>> = {
  persoonlijk_herstel: "persoonlijk herstel",
  externe_relaties: "relaties met externe betrokkenen",
  uithuisplaatsingen: "uithuisplaatsingen",
  bestaanszekerheden: "bestaanszekerheden",
  gezinsherstel: "gezinsherstel",
  overig: "andere onderwerpen",
};

/** Names the themes of a figure within a sentence. */
export const themeNameIn =
  (id: string) =>
  (theme: { readonly code: string; readonly label: string }): Text =>
    phraseFor(theme, THEME_PHRASES, id);
