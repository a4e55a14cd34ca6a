import type { PublishedCategory } from "../disclosure/published-figures.ts";
import { uncapitalised } from "../language/words.ts";
import { capitalised, joinTexts, plain, say, type Text } from "../model/text.ts";
import type { TableEntries } from "./block-entry.ts";
import type { Facts } from "./facts.ts";
import { thisPeriod } from "./period-words.ts";
import { bySizeOtherLast } from "./ranking.ts";
import { namedResult } from "./result-names.ts";
import { labelRun, protectionRemarkOfAll, valueText } from "./withheld.ts";

const BY_THEME = "results.byTheme";
const BY_RESULT = "results.byResult";
const IN_PERIOD = "results.inPeriodByTheme";

/** More examples of a theme tell no more of it. */
const EXAMPLES = 3;

/** The first results of a theme: "erkenning ervaren, hulp gevonden, zelf weer de regie". */
function examplesOf(theme: PublishedCategory, facts: Facts): Text {
  const results = (facts.breakdown(BY_RESULT)?.categories ?? []).filter(
    (result) => result.theme === theme.code,
  );
  const examples = results.slice(0, EXAMPLES).map(namedResult);
  const names = examples.map((result) => [
    { ...labelRun(result, BY_RESULT), text: uncapitalised(result.label) },
  ]);
  return joinTexts(names, ", ");
}

export const RESULT_TABLES: TableEntries = {
  "results.byTheme": ({ facts }) => {
    const themes = facts.breakdown(BY_THEME);
    // A table of nothing, or only of what is not shown, tells nothing.
    if (themes === null || themes.categories.every(({ value }) => !value)) return null;
    const ofPeriod = facts.breakdown(IN_PERIOD)?.categories ?? [];
    const hasPeriod = ofPeriod.some(({ value }) => value !== null);
    const rows = bySizeOtherLast(themes).filter(({ value }) => value !== 0);
    const inPeriod = (theme: PublishedCategory): Text => {
      const found = ofPeriod.find(({ code }) => code === theme.code);
      return found === undefined ? plain("–") : valueText(found, IN_PERIOD, facts);
    };
    const totals = [BY_THEME, ...(hasPeriod ? [IN_PERIOD] : [])].map((id) => {
      const total = facts.total(id);
      return total === null ? plain("–") : [total.run];
    });
    const shown = [
      ...rows.map((category) => ({ id: BY_THEME, category })),
      ...(hasPeriod ? ofPeriod.map((category) => ({ id: IN_PERIOD, category })) : []),
    ];
    return {
      type: "table",
      id: BY_THEME,
      caption: plain("Gezinnen met een resultaat, per thema"),
      columns: [
        { label: plain("Thema"), numeric: false },
        { label: plain("Bijvoorbeeld"), numeric: false },
        { label: plain("Gezinnen"), numeric: true },
        ...(hasPeriod ? [{ label: capitalised(plain(thisPeriod(facts))), numeric: true }] : []),
      ],
      rows: [
        ...rows.map((theme) => ({
          cells: [
            [labelRun(theme, BY_THEME)],
            examplesOf(theme, facts),
            valueText(theme, BY_THEME, facts),
            ...(hasPeriod ? [inPeriod(theme)] : []),
          ],
          isTotal: false,
        })),
        { cells: [plain("Gezinnen met een resultaat"), [], ...totals], isTotal: true },
      ],
      remark: joinTexts([
        say`Bij een gezin kunnen meer resultaten horen.`,
        protectionRemarkOfAll(shown, facts) ?? null,
      ]),
    };
  },
};
