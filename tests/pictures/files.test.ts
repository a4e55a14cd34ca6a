import { beforeAll, describe, expect, it } from "vitest";

import { socialPicture } from "../../src/render/page-head.ts";
import { type PictureSource, pictureSource, withoutBrowser } from "./sample-pictures.ts";

let source: PictureSource;
let files: ReadonlyMap<string, string | Uint8Array>;
beforeAll(async () => {
  source = await pictureSource();
  ({ files } = await withoutBrowser(source));
});

const textOf = (name: string): string => {
  const content = files.get(`voortgangsrapportage-2024-Q1-${name}`);
  if (typeof content !== "string") throw new Error(`no text ${name}`);
  return content;
};

describe("the files of pictures", () => {
  it("have names with the type, the period, the chart, the form and the look", () => {
    const names = [...files.keys()].filter((name) => name.includes("regions-top"));
    expect(names.map((name) => name.replace("voortgangsrapportage-2024-Q1-", ""))).toEqual([
      "regions-top-breed-donker.png",
      "regions-top-breed.png",
      "regions-top-donker.svg",
      "regions-top-rapport-donker.png",
      "regions-top-rapport.png",
      "regions-top-vierkant-donker.png",
      "regions-top-vierkant.png",
      "regions-top.alt.txt",
      "regions-top.csv",
      "regions-top.svg",
    ]);
    expect(files.size).toBe(16 * 10 + 3);
  });

  it("are those of the selected charts and formats", async () => {
    const wanted = { formats: ["svg"], charts: ["regions-top"] } as const;
    const { files: few, asked } = await withoutBrowser(source, wanted);
    expect([...few.keys()].map((name) => name.replace(/^.*-top/, ""))).toEqual([
      "-donker.svg",
      ".alt.txt",
      ".csv",
      ".svg",
    ]);
    expect(asked).toEqual([]);
  });

  it("have a mark in the names and pictures of a report for internal use", async () => {
    const internal = { ...source, model: { ...source.model, internalUseOnly: true } };
    const wanted = { charts: ["regions-top"] };
    const { files: marked, asked } = await withoutBrowser(internal, wanted);
    expect([...marked.keys()].every((name) => name.includes("-NIET-PUBLICEREN-"))).toBe(true);
    expect(asked[0]?.html).toContain("NIET-PUBLICEREN</text>");
    const alt = [...marked].find(([name]) => name.endsWith(".alt.txt"))?.[1];
    expect(alt).toMatch(/\. NIET-PUBLICEREN\. /);
    const social = socialPicture({ ...internal.model, publishedOn: null });
    expect(social?.alt).toContain("Concept – NIET-PUBLICEREN.");
  });
});

describe("the alt text of a picture", () => {
  it("holds the title, the finding, what is not shown, the day, the source and the organisation", () => {
    expect(textOf("results-by-theme.alt.txt")).toBe(
      "Persoonlijk herstel bij ruim de helft van de gezinnen met een resultaat. Gezinnen met een resultaat per thema, in totaal en deze drie maanden. Staafdiagram met vijf staven. Bovenaan van wat we tonen staat persoonlijk herstel, met 195 gezinnen, van wie 64 in deze drie maanden. Daarna uithuisplaatsingen, met 91. Niet getoond: aantallen onder de 5, en aantallen waaruit die zijn af te leiden. Peildatum 31 maart 2024. Bron: Voortgangsrapportage januari tot en met maart 2024, Steunteam Thuis (voorbeeld).\n",
    );
  });

  it("is one paragraph that refers to nothing outside the picture", () => {
    const texts = [...files].filter(([name]) => name.endsWith(".alt.txt"));
    expect(texts).toHaveLength(17);
    for (const [, text] of texts) {
      expect(text).toMatch(/^[^\n]+\.\n$/);
      expect(text).not.toMatch(/webpagina|Zie /);
    }
  });

  it("has the key figures of their picture", () => {
    expect(textOf("kerncijfers.alt.txt")).toMatch(
      /^Kerncijfers, Voortgangsrapportage januari tot en met maart 2024: 936 mensen .*; 501 .*; 84% .*; 65% .*\. Peildatum 31 maart 2024\./,
    );
  });
});

describe("the numbers of a chart", () => {
  it("are in a table with Dutch headers, and in words if they are withheld", () => {
    const [head, ...rows] = textOf("results-by-theme.csv").split("\r\n");
    expect(head).toBe("\uFEFFThema;Gezinnen;Deze drie maanden");
    expect(rows).toContain("Persoonlijk herstel;195;64");
    expect(rows.join("\n")).toMatch(/^Bestaanszekerheden;niet getoond;/m);
  });

  it("have a decimal comma and no thousands separator", () => {
    expect(textOf("registrations-by-province.csv")).toContain("Flevoland;13,3;60\r\n");
    const csv = [...files].filter(([name]) => name.endsWith(".csv"));
    for (const [, text] of csv) expect(text).not.toMatch(/;\d+\.\d/);
  });
});

describe("an SVG file", () => {
  it("contains its fonts and words, and no address", () => {
    const svg = textOf("support-by-theme.svg");
    expect(svg).toContain("@font-face");
    expect(svg).toContain("<title");
    expect(svg).toMatch(/<desc[^>]*>[^<]*Puntendiagram/);
    expect(svg).not.toContain("<script");
    const addresses = svg.match(/(?:href="|url\()(?!data:)[^")]*/g) ?? [];
    expect(addresses).toEqual([]);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toContain("http");
  });

  it("has the colours of its look", () => {
    const { palette, darkPalette } = source.model;
    const ground = (svg: string): string | undefined => /<rect [^>]*fill="([^"]+)"/.exec(svg)?.[1];
    expect(ground(textOf("support-by-theme.svg"))).toBe(palette.page);
    expect(ground(textOf("support-by-theme-donker.svg"))).toBe(darkPalette.page);
    expect(textOf("support-by-theme-donker.svg")).not.toContain(palette.ink);
  });
});
