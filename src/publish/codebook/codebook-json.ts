import { headerOf, type Codebook } from "../../codebook/codebook.ts";

/** The codebook as data: columns with their answers, themes, regions and redefinitions. */
export function codebookJson({ columns, themes, regions, redefinitions }: Codebook): string {
  const codebook = {
    schemaVersion: 1,
    columns: columns.map((column) => {
      const { name, label, type, required, filled, choices, unknown, otherHeaders } = column;
      return {
        name,
        header: headerOf(column),
        aliases: otherHeaders ?? [],
        label,
        type,
        required: required === true,
        filled: filled === true,
        ...(choices === undefined ? {} : { answers: choices }),
        ...(unknown === undefined ? {} : { unknown: { code: unknown.code, label: unknown.label } }),
      };
    }),
    themes: themes.map(({ code, label }) => ({ code, label })),
    regions,
    redefinitions,
  };
  return `${JSON.stringify(codebook, null, 2)}\n`;
}
