import { exportWith, PERIOD, type Attack } from "./attack.ts";
import { wordsOf } from "./mutate.ts";

/** Text that a spreadsheet takes for a formula, or for the end of a cell. */
const CELLS = wordsOf(
  "=1+1·+1·-1·@SUM(1)·\t=1·=cmd|' /C calc'!A0·＝1+1·＋1·－1·＠SUM(1)·\u200B=1· =1",
  ',=1+1·;=1·\'=1·"=1·"",=1·%0A=1·|=1·\u00A0=1',
);
const FORMULA = /^(?:["']?[\s\u200B]*)?[=+@＝＋－＠]|^-[^\d]|^\t/u;

/** The name of the region is the only free text that can reach a table. */
function spreadsheet(cell: string, words: readonly string[]): Attack {
  return {
    name: `a region ${JSON.stringify(cell)} in report ${words.join(" ")}`,
    words,
    files: {
      "report.config.yaml": "input: monitor.csv\n",
      "monitor.csv": exportWith("jeugdzorgregios", `"${cell.replaceAll('"', '""')}"`),
    },
    allowed: [0, 3],
    inspect: (_place, { code, stdout }) =>
      code === 0 && cellsOf(stdout.toString("utf8")).some((one) => FORMULA.test(one))
        ? ["prints a cell that a spreadsheet computes"]
        : [],
  };
}

/** Cells, as a spreadsheet of any country separates them. */
function cellsOf(text: string): readonly string[] {
  return text
    .replaceAll(/"(?:[^"]|"")*"/g, (quoted) => quoted.slice(1, -1).replaceAll(/[;,\n]/g, " "))
    .split(/[;,\n]/);
}

export const SPREADSHEETS: readonly Attack[] = CELLS.map((cell) =>
  spreadsheet(cell, ["figures", ...PERIOD, "--format", "csv"]),
);
