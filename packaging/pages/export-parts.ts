import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { dictionaryColumn, dictionaryOf } from "../../src/codebook/dictionary.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import { rowRuleMessages } from "../../src/messages/monitor.ts";
import { markdownTable, markdownText } from "../../src/answers/print-sheet.ts";

/** Every column of the export, in the contract's order, with its answers and its figures. */
export function columnsPart(): string {
  return STANDARD_CODEBOOK.columns
    .map((column) => {
      const { header, label, content, answers } = dictionaryColumn(column);
      const figures = CATALOGUE.filter(({ columns }) => columns.includes(column.name)).map(
        ({ id }) => `\`${id}\``,
      );
      const rows = answers.map(({ code, label: name, aliases, theme }) => [
        `\`${code}\``,
        markdownText(name),
        markdownText(aliases.join(", ")),
        theme === undefined ? "" : `\`${theme}\``,
      ]);
      return [
        `### ${header}`,
        `${markdownText(label)}.`,
        content.map((part) => `- ${markdownText(part)}`).join("\n"),
        ...(rows.length === 0 ? [] : [answerTable(rows)]),
        `Figures that need this column: ${figures.length === 0 ? "none" : figures.join(", ")}.`,
      ].join("\n\n");
    })
    .join("\n\n");
}

/** A table of answers, without the columns that are empty in all rows. */
function answerTable(rows: readonly (readonly string[])[]): string {
  const heads = ["code", "label", "also read", "theme"];
  const filled = heads.map((_, at) => rows.some((row) => row[at] !== ""));
  const cut = (cells: readonly string[]): string[] => cells.filter((_, at) => filled[at]);
  return markdownTable(cut(heads), rows.map(cut));
}

/** The themes of requests, support and results. */
export function themesPart(): string {
  return markdownTable(
    ["code", "label"],
    STANDARD_CODEBOOK.themes.map(({ code, label }) => [`\`${code}\``, markdownText(label)]),
  );
}

/** The youth-care regions that the standard codebook knows. */
export function regionsPart(): string {
  const { regions } = dictionaryOf(STANDARD_CODEBOOK, null);
  return markdownTable(
    ["region", "also read"],
    regions.map(({ name, aliases }) => [markdownText(name), markdownText(aliases.join(", "))]),
  );
}

/**
 * The rules that one row can break by itself, with the Dutch words that the report uses for each.
 */
export function rowRulesPart(): string {
  return markdownTable(
    ["code", "in the report: rijen met …"],
    Object.entries(rowRuleMessages).map(([code, words]) => [`\`${code}\``, words]),
  );
}
