import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { uncapitalised } from "../../language/words.ts";
import type { ChartEntries } from "../block-entry.ts";
import { bySize } from "../ranking.ts";
import { joinTexts, listTexts, plain, say, type Text } from "../../model/text.ts";
import { heldDay, labelRun, protectionRemark, valueText } from "../withheld.ts";
import { categoryTable } from "./chart-table.ts";
import { narrowBars } from "./narrow-bars.ts";

const FIGURE = "registrations.byOrigin";

/** What lies outside the map: it stands apart, and its size sets no shade. */
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
    const highest = Math.max(1, ...provinces.map(({ value }) => value ?? 0));
    const readOut = (category: PublishedCategory): Text => {
      const name = labelRun(category, FIGURE);
      // Provinces are names, "buitenland" and "onbekend" are not.
      const text = isOutside(category) ? uncapitalised(name.text) : name.text;
      return say`${{ ...name, text }} ${valueText(category, FIGURE, facts)}`;
    };
    const most = provinces.filter(({ value }) => (value ?? 0) > 0).slice(0, PROVINCES_READ_OUT);
    const isWhole = provinces.every(({ value }) => value !== null);
    const whatItSays = (place: Text): readonly Text[] => [
      say`${isWhole ? "De meeste" : "De grootste aantallen die we tonen"}: ${listTexts(most.map(readOut))}.`,
      say`${place}: ${listTexts(outside.map(readOut))}.`,
    ];
    return {
      type: "chart",
      id: "registrations-by-province",
      spec: "registrations-by-province",
      title: plain("Aanmeldingen naar provincie"),
      alt: joinTexts([
        say`Tegelkaart van Nederland met het aantal aanmeldingen per provincie.`,
        ...whatItSays(say`Naast de kaart`),
      ]),
      remark: joinTexts([
        plain("Elke tegel is een provincie. Hoe meer aanmeldingen, hoe sterker de kleur."),
        protectionRemark(categories, FIGURE, facts) ?? null,
      ]),
      wide: false,
      height: 260,
      rows: [...provinces, ...outside].map((category) => {
        const { code, label, value } = category;
        const day = heldDay(category);
        return {
          code,
          label,
          value,
          isOutside: OUTSIDE.has(code),
          // Withheld ones and those outside the map have no shade.
          shade: value === null || OUTSIDE.has(code) ? null : value / highest,
          ...(day === undefined ? {} : { day }),
        };
      }),
      // Tiles with their names do not fit: the same numbers as bars.
      narrow: {
        ...narrowBars(
          [...provinces, ...outside].map((category) => ({
            label: category.label,
            bars: [{ category, role: isOutside(category) ? "unknown" : "main" }],
          })),
        ),
        own: {
          alt: joinTexts([
            say`Staafdiagram met het aantal aanmeldingen per provincie.`,
            ...whatItSays(say`Onderaan`),
          ]),
          remark: protectionRemark(categories, FIGURE, facts),
        },
      },
      table: categoryTable(
        facts,
        FIGURE,
        ["Provincie", "Aanmeldingen"],
        [...provinces, ...outside],
        "Aanmeldingen in totaal",
      ),
    };
  },
};
