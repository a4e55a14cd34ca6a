import { nounFor, NOT_SHOWN, NOUNS } from "../language/words.ts";
import type { Material, TableEntries } from "./block-entry.ts";
import { type ComparedRow, comparedRows, type Incomparable } from "./compared-rows.ts";
import { periodBefore, periodInFull, thisPeriod } from "./period-words.ts";
import { FEWEST_FOR_SHARES } from "./shares.ts";
import { capitalised, joinTexts, plain, plainText, say, type Text } from "../model/text.ts";
import { withheldRemark } from "./withheld.ts";

/** The words in the place of a difference that is not shown, except for a small difference. */
const INSTEAD: Readonly<Record<Exclude<Incomparable, "small">, string>> = {
  held: "niet te vergelijken",
  hidden: NOT_SHOWN,
  redefined: "niet te vergelijken",
  few: "niet te vergelijken",
};

/** The words for more and less, by the kind of figure. */
const MORE_OR_LESS = {
  count: ["meer", "minder"],
  share: ["hoger", "lager"],
  days: ["langer", "korter"],
} as const;

/**
 * "50 meer", "9 procentpunt lager", "6 dagen langer". A small difference that is not shown is
 * "minder dan 5 verschil". If only the printed texts of two shares differ, the text is "bijna
 * gelijk".
 */
function differenceText({ figure, before, now, change }: ComparedRow, material: Material): Text {
  if (change === "small") return say`minder dan ${material.facts.thresholdRun} verschil`;
  if (typeof change === "string") return plain(INSTEAD[change]);
  const { value, run } = change;
  if (value === 0) {
    return plain(plainText(before) === plainText(now) ? "gelijk" : "bijna gelijk");
  }
  const unit = {
    count: "",
    share: " procentpunt",
    days: ` ${nounFor(NOUNS.day, Math.abs(value))}`,
  }[figure.kind];
  const [more, less] = MORE_OR_LESS[figure.kind];
  return say`${run}${unit} ${value > 0 ? more : less}`;
}

/** How to read the rows, and why some rows show no difference. */
function remarksOn(rows: readonly ComparedRow[], material: Material): Text | undefined {
  const { facts } = material;
  const has = (reason: Incomparable): boolean => rows.some(({ change }) => change === reason);
  const isOf = (kind: ComparedRow["figure"]["kind"]): boolean =>
    rows.some(({ figure }) => figure.kind === kind);
  const fewest = { text: String(FEWEST_FOR_SHARES), origin: "rule.fewestForShares" };
  const stocks = rows.filter(({ measure }) => measure === "stock");
  const remark = joinTexts([
    stocks.length > 0 && stocks.length < rows.length
      ? plain("Waar niets anders bij staat, gaat een rij over wat er in de periode gebeurde.")
      : null,
    isOf("share") && !has("few")
      ? plain("De percentages zijn van de mensen die zich in die periode aanmeldden.")
      : null,
    has("few") ? say`Van minder dan ${fewest} mensen geven we geen percentage.` : null,
    has("small")
      ? say`Minder dan ${facts.thresholdRun} verschil: aan zo’n klein verschil zou je een gezin kunnen herkennen.`
      : null,
    has("held")
      ? plain("Een aantal van een eerdere dag kunnen we niet met een ander vergelijken.")
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
      caption: capitalised(say`${thisPeriod(facts)} en ${periodBefore(previous)}`),
      columns: [
        { label: plain("Cijfer"), numeric: false },
        { label: [periodInFull(previous)], numeric: true },
        { label: [periodInFull(facts)], numeric: true },
        { label: plain("Verschil"), numeric: true },
      ],
      rows: rows.map((row) => ({
        cells: [row.figure.label, row.before, row.now, differenceText(row, material)],
        isTotal: false,
      })),
      remark: remarksOn(rows, material),
    };
  },
};
