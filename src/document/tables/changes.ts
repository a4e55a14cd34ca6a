import { NOT_SHOWN } from "../../language/terms.ts";
import type { Material, TableEntries } from "../block-entry.ts";
import type { ComparedFigure } from "../compared-figures.ts";
import { comparedRows, type ComparedRow, type Incomparable } from "../compared-rows.ts";
import { LOWER_BOUND_EXPLAINED } from "../sentences/children.ts";
import { lateRegistrations } from "../sentences/revisions.ts";
import { FEWEST_FOR_SHARES } from "../shares.ts";
import { joinTexts, plain, plainText, say, type Text } from "../text.ts";
import { withheldRemark } from "../withheld.ts";

/** What stands in the place of a difference. */
const INSTEAD: Readonly<Record<Incomparable, string>> = {
  hidden: NOT_SHOWN,
  redefined: "niet te vergelijken",
  length: "niet even lang",
  few: "niet te vergelijken",
  lowerBound: "niet precies bekend",
};

/** "+149", "−3", "0", "+1 procentpunt"; "bijna gelijk" where only the words of a share differ. */
function differenceText({ figure, before, now, change }: ComparedRow): Text {
  if (typeof change === "string") return plain(INSTEAD[change]);
  const { value, run } = change;
  if (value === 0) {
    return plainText(before) === plainText(now) ? [run] : plain("bijna gelijk");
  }
  return say`${run}${figure.kind === "share" ? " procentpunt" : ""}`;
}

/** What a reader must know of one difference. */
function remarkOn(figure: ComparedFigure, material: Material): readonly Text[] {
  if (figure.figure === "registrations.total") {
    const late = lateRegistrations(material);
    return late === null ? [] : [late];
  }
  const isKept = material.kept.length > 0;
  const remark = isKept ? (figure.remarkOnKept ?? figure.remark) : figure.remark;
  return remark === undefined ? [] : [plain(remark)];
}

/** What a reader needs to understand the cells and differences of the rows. */
function remarksOn(rows: readonly ComparedRow[], material: Material): Text | undefined {
  const { facts } = material;
  const has = (reason: Incomparable): boolean => rows.some(({ change }) => change === reason);
  const fewest = { text: String(FEWEST_FOR_SHARES), origin: "rule.fewestForShares" };
  const own = rows.flatMap(({ figure, change }) =>
    typeof change === "string" || change.value === 0 ? [] : remarkOn(figure, material),
  );
  const remark = joinTexts([
    ...own,
    has("few") ? say`Van minder dan ${fewest} aanmeldingen geven we geen percentage.` : null,
    has("lowerBound") ? plain(LOWER_BOUND_EXPLAINED) : null,
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
        cells: [row.label, row.before, row.now, differenceText(row)],
        isTotal: false,
      })),
      remark: remarksOn(rows, material),
    };
  },
};
