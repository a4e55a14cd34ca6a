import { NOT_SHOWN } from "../language/words.ts";
import { joinTexts, plain, plainText, say, type Text } from "../model/text.ts";
import type { TableEntries } from "./block-entry.ts";
import { type ComparedRow, comparedRows, type Incomparable } from "./compared-rows.ts";
import type { Facts } from "./facts.ts";
import { FEWEST_FOR_SHARES } from "./shares.ts";
import { withheldRemark } from "./withheld.ts";

/** What stands in the place of a difference, but for a small one. */
const INSTEAD: Readonly<Record<Exclude<Incomparable, "small">, string>> = {
  held: "niet te vergelijken",
  hidden: NOT_SHOWN,
  redefined: "niet te vergelijken",
  few: "niet te vergelijken",
};

/**
 * "+149", "−3", "0", "+1 procentpunt"; "minder dan 5 verschil" where it is not shown how small;
 * "bijna gelijk" where only the words of a share differ.
 */
function differenceText(
  { figure, before, now, change }: ComparedRow,
  { thresholdRun }: Facts,
): Text {
  if (change === "small") return say`minder dan ${thresholdRun} verschil`;
  if (typeof change === "string") return plain(INSTEAD[change]);
  const { value, run } = change;
  if (value === 0) {
    return plainText(before) === plainText(now) ? [run] : plain("bijna gelijk");
  }
  return say`${run}${figure.kind === "share" ? " procentpunt" : ""}`;
}

/** What a reader needs to understand the cells and differences of the rows. */
function remarksOn(rows: readonly ComparedRow[], facts: Facts): Text | undefined {
  const has = (reason: Incomparable): boolean => rows.some(({ change }) => change === reason);
  const fewest = { text: String(FEWEST_FOR_SHARES), origin: "rule.fewestForShares" };
  const remark = joinTexts([
    has("few") ? say`Van minder dan ${fewest} aanmeldingen geven we geen percentage.` : null,
    has("small")
      ? say`Minder dan ${facts.thresholdRun} verschil: hoe groot zo’n klein verschil is, kan iets over een gezin verraden. Dat tonen we niet.`
      : null,
    has("held")
      ? plain(
          "Een aantal van een eerdere dag vergelijken we niet: wat er sindsdien veranderde, kan iets over een gezin verraden.",
        )
      : null,
    withheldRemark(has("hidden") ? [{ value: null }] : [], facts) ?? null,
  ]);
  return remark.length === 0 ? undefined : remark;
}

export const CHANGE_TABLES: TableEntries = {
  "changes.keyFigures": (material) => {
    const { facts, previous } = material;
    const rows = comparedRows(material);
    if (previous === null || rows.length === 0) return null;
    return {
      type: "table",
      id: "changes.keyFigures",
      caption: plain("De belangrijkste cijfers en hoe ze veranderden"),
      columns: [
        { label: plain("Cijfer"), numeric: false },
        { label: [previous.shortPeriodRun], numeric: true },
        { label: [facts.shortPeriodRun], numeric: true },
        { label: plain("Verschil"), numeric: true },
      ],
      rows: rows.map((row) => ({
        cells: [row.label, row.before, row.now, differenceText(row, facts)],
        isTotal: false,
      })),
      remark: remarksOn(rows, facts),
    };
  },
};
