import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { uncapitalised } from "../../language/words.ts";
import type { ChartEntries } from "../block-entry.ts";
import { bySize } from "../ranking.ts";
import { joinTexts, listTexts, plain, say, type Text } from "../../model/text.ts";
import { labelRun, protectionRemark, valueText } from "../withheld.ts";
import { categoryNumbers } from "./category-numbers.ts";

const FIGURE = "registrations.byOrigin";

/** What is no province, and so lies outside the map. */
const OUTSIDE: ReadonlySet<string> = new Set(["buitenland", "onbekend"]);

/** How many provinces the alt text reads out; all of them stand in the table. */
const PROVINCES_READ_OUT = 5;

export const PROVINCES: ChartEntries = {
  "registrations-by-province": ({ facts }) => {
    const breakdown = facts.breakdown(FIGURE);
    if (breakdown === null) return null;
    const { categories } = breakdown;
    const isOutside = ({ code }: PublishedCategory): boolean => OUTSIDE.has(code);
    const provinces = bySize(breakdown).filter((category) => !isOutside(category));
    // A map without a number in it tells nothing.
    if (provinces.every(({ value }) => !value)) return null;
    const outside = categories.filter(isOutside);
    const readOut = (category: PublishedCategory): Text => {
      const name = labelRun(category, FIGURE);
      // Provinces are names, "buitenland" and "onbekend" are not.
      const text = isOutside(category) ? uncapitalised(name.text) : name.text;
      return say`${{ ...name, text }} ${valueText(category, FIGURE, facts)}`;
    };
    const most = provinces.filter(({ value }) => (value ?? 0) > 0).slice(0, PROVINCES_READ_OUT);
    const isWhole = provinces.every(({ value }) => value !== null);
    return {
      type: "chart",
      id: "registrations-by-province",
      kind: "tiles",
      title: plain("Aanmeldingen naar provincie"),
      alt: joinTexts([
        say`Tegelkaart van Nederland met het aantal aanmeldingen per provincie.`,
        say`${isWhole ? "De meeste" : "De grootste aantallen die we tonen"}: ${listTexts(most.map(readOut))}.`,
        say`Buiten de kaart: ${listTexts(outside.map(readOut))}.`,
      ]),
      remark: joinTexts([
        plain("Elke tegel is een provincie. Hoe meer aanmeldingen, hoe sterker de kleur."),
        protectionRemark(categories, FIGURE, facts) ?? null,
      ]),
      ...categoryNumbers(
        facts,
        [...provinces, ...outside],
        [{ id: FIGURE, name: "Aanmeldingen" }],
        {
          head: "Provincie",
          total: "Aanmeldingen in totaal",
          roleOf: (category) => (isOutside(category) ? "elsewhere" : undefined),
        },
      ),
    };
  },
};
