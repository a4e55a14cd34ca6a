import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";

import { codebookMarkdown } from "../../../src/answers/codebook.ts";
import { type Codebook, headerOf, STANDARD_CODEBOOK } from "../../../src/codebook/codebook.ts";
import { dictionaryOf } from "../../../src/codebook/dictionary.ts";
import { codebookFrom } from "../../codebook/codebook-file.ts";
import { RICH_CODEBOOK } from "./rich-codebook.ts";

const parser = new MarkdownIt({ html: true });
type Token = ReturnType<typeof parser.parse>[number];

/** The text that a reader sees. A mark that became markup shows by its name. */
function seen({ children }: Token): string {
  return (children ?? [])
    .map(({ type, content }) => (["text", "code_inline"].includes(type) ? content : `«${type}»`))
    .join("");
}

const markdownOf = (codebook: Codebook, file: string | null = null): string =>
  codebookMarkdown(dictionaryOf(codebook, file));

/** The blocks with text, each with its kind and the text that a reader sees. */
function blocksOf(markdown: string): readonly string[] {
  const tokens = parser.parse(markdown, {});
  return tokens.flatMap((token, index) =>
    token.type === "inline" ? [`${tokens[index - 1]?.tag ?? ""} ${seen(token)}`] : [],
  );
}

/** The rows of all tables, each as the text of its cells. */
function rowsOf(markdown: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let isInRow = false;
  for (const token of parser.parse(markdown, {})) {
    if (token.type === "tr_open") rows.push([]);
    if (token.type.startsWith("tr_")) isInRow = token.type === "tr_open";
    else if (isInRow && token.type === "inline") rows.at(-1)?.push(seen(token));
  }
  return rows;
}

describe.each([
  ["the standard codebook", STANDARD_CODEBOOK],
  ["an organisation's codebook", RICH_CODEBOOK],
])("%s as Markdown", (_, codebook) => {
  const markdown = markdownOf(codebook, "codeboek.yaml");
  const blocks = blocksOf(markdown);
  const rows = rowsOf(markdown);

  it("has a section for each column, in order", () => {
    const sections = blocks.filter((block) => block.startsWith("h3 "));
    expect(sections).toEqual(codebook.columns.map((column) => `h3 ${headerOf(column)}`));
    for (const { label } of codebook.columns) expect(blocks).toContain(`p ${label}.`);
  });

  it("has a row for each answer, with its label and its theme", () => {
    const starts = codebook.columns.flatMap(({ choices = [] }) =>
      choices.map(({ code, label, theme }) => [
        code,
        label,
        ...(theme === undefined ? [] : [theme]),
      ]),
    );
    const without = starts.filter(
      (start) => !rows.some((row) => start.every((cell, at) => row[at] === cell)),
    );
    expect(starts.length).toBeGreaterThan(90);
    expect(without).toEqual([]);
  });

  it("has a row for each theme and region, and a line for each redefinition", () => {
    for (const { code, label } of codebook.themes) expect(rows).toContainEqual([code, label]);
    for (const { name, aliases } of codebook.regions ?? []) {
      expect(rows).toContainEqual([name, aliases.join(", ")]);
    }
    for (const { figure, change } of codebook.redefinitions) {
      expect(blocks.some((block) => block.includes(figure) && block.includes(change))).toBe(true);
    }
  });

  it("has no text that became markup", () => {
    expect(blocks.filter((block) => block.includes("«"))).toEqual([]);
  });
});

const MARKED = [
  "*Sterk* en _schuin_",
  "`code` en \\",
  "<b>vet</b> en <script>",
  "[naam](https://voorbeeld.nl)",
  "![beeld](a.png)",
  "1 < 2 > 0",
  "# geen kop",
  "a__b__c",
];

const asYaml = (value: object): Promise<Codebook> => codebookFrom(JSON.stringify(value));

async function expectAnswer(label: string): Promise<void> {
  const codebook = await asYaml({
    columns: { gezag: { answers: { anders: { label, aliases: [`${label}!`] } } } },
    themes: { overig: { label } },
  });
  const rows = rowsOf(markdownOf(codebook));
  expect(rows.filter(([code]) => code === "anders")).toEqual([["anders", label, `${label}!`]]);
  expect(rows.filter(([code]) => code === "overig")).toContainEqual(["overig", label]);
}

describe("marks of Markdown in an organisation's words", () => {
  it.each(MARKED)("stay in one row: %s", expectAnswer);

  it.each(["A &amp; B", "~~weg~~"])("stay text: %s", expectAnswer);

  it.each(["*Sterk*", "A_b_c", "<b>vet</b>", "`x`"])(
    "stay text in a header: %s",
    async (header) => {
      const codebook = await asYaml({ columns: { gezag: { header, label: header } } });
      const blocks = blocksOf(markdownOf(codebook));
      expect(blocks).toContain(`h3 ${header}`);
      expect(blocks).toContain(`p ${header}.`);
    },
  );

  it("stay text at the end of a header: # closes a heading", async () => {
    const codebook = await asYaml({ columns: { gezag: { header: "Kolom #" } } });
    expect(blocksOf(markdownOf(codebook))).toContain("h3 Kolom #");
  });

  it.each(["# Een", "1. Een", "- Een", "+ Een"])(
    "stay text at the start of a label: %s is a heading or a list",
    async (label) => {
      const codebook = await asYaml({ columns: { gezag: { label } } });
      expect(blocksOf(markdownOf(codebook))).toContain(`p ${label}.`);
    },
  );

  it.each(["<b>Twente</b>", "*Twente*", "_Twente_", "`Twente`"])(
    "stay text in a region: %s",
    async (name) => {
      const rows = rowsOf(markdownOf(await asYaml({ regions: [{ name }] })));
      expect(rows).toContainEqual([name, ""]);
    },
  );

  it("stay text in a redefinition", async () => {
    const change = "telt *dit* en <i>dat</i> [mee](x) `nu`";
    const redefinitions = [
      { figure: "children.total", from: "2024-01-01", before: change, change },
    ];
    expect(blocksOf(markdownOf(await asYaml({ redefinitions })))).toContain(
      `p children.total: Vanaf 1 januari 2024 ${change}. Daarvoor: ${change}`,
    );
  });
});
