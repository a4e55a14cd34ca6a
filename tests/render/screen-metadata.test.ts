import { beforeAll, describe, expect, it } from "vitest";

import type { ReportModel } from "../../src/model/report-model.ts";
import { screenMetadata } from "../../src/render/page-head.ts";
import { figuresWith, reportOf } from "../document/report-of.ts";

let draft: ReportModel;
beforeAll(async () => {
  draft = { ...(await reportOf(figuresWith({}))), organisation: "Team <Thuis> & co" };
});

const published = (): ReportModel => ({
  ...draft,
  publishedOn: "27 mei 2024",
  publishedDay: "2024-05-27",
});
const contentsOf = (model: ReportModel) =>
  Object.fromEntries(screenMetadata(model).map(({ name, content }) => [name, content]));

describe("the metadata for search engines", () => {
  it("is title, subject, maker, period and day of a report", () => {
    expect(contentsOf(published())).toMatchObject({
      author: "Team <Thuis> & co",
      "DCTERMS.temporal": `${draft.period.from}/${draft.period.to}`,
      "DCTERMS.issued": "2024-05-27",
      "og:title": `Voortgangsrapportage ${draft.period.label}`,
      "og:locale": "nl_NL",
      "article:published_time": "2024-05-27",
    });
    expect(contentsOf(published())["description"]).toContain(draft.subject);
  });

  it("asks search engines to skip a draft, and a report for internal use", () => {
    expect(contentsOf(published())).not.toHaveProperty("robots");
    expect(contentsOf(draft)).toMatchObject({ robots: "noindex" });
    expect(contentsOf(draft)).not.toHaveProperty(["DCTERMS.issued"]);
    const internal = { ...published(), internalUseOnly: true };
    expect(contentsOf(internal)).toMatchObject({ robots: "noindex" });
  });
});

describe("the picture for social media", () => {
  const report = "voortgangsrapportage-2024-Q1";
  const address = "https://www.example.nl/uploads/2024/05/{file}";
  const files = { report, data: "2024-Q1", address };
  const figures = {
    type: "keyFigures" as const,
    items: [{ value: [{ text: "936" }], label: [{ text: "mensen" }] }],
  };
  const withFigures = (): ReportModel => {
    const sections = [{ id: "kern", title: "Kern", blocks: [figures] }];
    return { ...published(), sections, files };
  };

  it("shows the key figures, and needs an address", () => {
    expect(contentsOf(withFigures())).toMatchObject({
      "og:image": `https://www.example.nl/uploads/2024/05/${report}-kerncijfers.png`,
      "og:image:type": "image/png",
      "og:image:width": "1200",
      "og:image:height": "630",
      "og:image:alt": expect.stringMatching(/^Kerncijfers, .*: 936 mensen\./) as string,
      "twitter:card": "summary_large_image",
    });
  });

  it("is absent without an address or key figures, and for internal use", () => {
    const bare = { ...published(), files };
    const addressless = { ...withFigures(), files: { report, data: "2024-Q1" } };
    const internal = { ...withFigures(), internalUseOnly: true };
    for (const model of [bare, addressless, internal]) {
      expect(contentsOf(model)).not.toHaveProperty(["og:image"]);
      expect(contentsOf(model)).toMatchObject({ "twitter:card": "summary" });
    }
  });
});
