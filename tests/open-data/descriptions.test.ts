import { beforeAll, describe, expect, it } from "vitest";

import type { ReportModel } from "../../src/model/report-model.ts";
import {
  dataPackageJson,
  dcatJson,
  dcatName,
  missingForDcat,
} from "../../src/open-data/portal-files.ts";
import { datasetJsonLd } from "../../src/open-data/dataset.ts";
import { figuresOfPeriodsCsv } from "../../src/publish/figure-files.ts";
import { CSV_FILE, FIGURES, MADE, publishedReport } from "./published.ts";

let report: ReportModel;
beforeAll(async () => {
  report = await publishedReport();
});

const read = (json: string | null): unknown => JSON.parse(json ?? "null");
const packageOf = (model: ReportModel) => read(dataPackageJson(model, FIGURES, MADE));

/** Reports that are not public. */
const NOT_PUBLIC: Readonly<Record<string, (model: ReportModel) => ReportModel>> = {
  "a draft": (model) => ({ ...model, publishedOn: null, publishedDay: null }),
  "a report for internal use": (model) => ({ ...model, internalUseOnly: true }),
  "an edition that is not published": (model) => {
    return { ...model, edition: { id: "niet-openbaar", mark: "Niet openbaar" } };
  },
};

describe("the description for search engines", () => {
  it("gives the subject, the publisher and the addresses of the figures", () => {
    expect(read(datasetJsonLd(report))).toMatchObject({
      "@type": "Dataset",
      url: "https://www.example.nl/rapporten/2024-Q1",
      temporalCoverage: "2024-01-01/2024-03-31",
      datePublished: "2024-05-27",
      license: "https://creativecommons.org/publicdomain/zero/1.0/",
      variableMeasured: ["Aanmeldingen", "Teruggeplaatste kinderen"],
      distribution: [
        { contentUrl: "https://www.example.nl/2024/05/figures-2024-Q1.csv" },
        { contentUrl: "https://www.example.nl/2024/05/figures-2024-Q1.json" },
      ],
    });
  });

  it("states for a corrected edition that it is one, why, and when it was first published", () => {
    const correction = {
      day: "2024-07-15",
      mark: "Gecorrigeerde versie van 15 juli 2024",
      earlier: "Eerder gepubliceerd op 27 mei 2024",
      published: "2024-05-27",
      reasons: [[{ text: "We telden dubbel." }]],
    };
    const model = { ...report, publishedDay: "2024-07-15", correction };
    const title = "Voortgangsrapportage januari tot en met maart 2024";
    expect(datasetJsonLd(model)).toContain("Een eerdere versie had een fout. We telden dubbel.");
    expect(read(datasetJsonLd(model))).toMatchObject({
      name: `Cijfers bij ${title} (gecorrigeerde versie van 15 juli 2024)`,
      datePublished: "2024-05-27",
      dateModified: "2024-07-15",
    });
    expect(read(dcatJson(model, MADE))).toMatchObject({
      "dct:issued": { "@value": "2024-05-27" },
      "dct:modified": { "@value": "2024-07-15" },
    });
  });

  it("cannot end the script that contains it", () => {
    const json = datasetJsonLd(report);
    expect(json).not.toMatch(/[<>]/);
    expect(read(json)).toMatchObject({ creator: { name: "Team </script><!-- & co" } });
  });

  it.each(Object.keys(NOT_PUBLIC))("is absent for %s", (which) => {
    const model = NOT_PUBLIC[which]?.(report) ?? report;
    expect(datasetJsonLd(model)).toBeNull();
    expect(dcatJson(model, MADE)).toBeNull();
  });

  it("is absent for a snapshot of an earlier release, and for a report without figures", () => {
    const { dataset, ...before } = report;
    expect(dataset).toBeDefined();
    for (const model of [before, { ...report, referenceDate: null }]) {
      expect(datasetJsonLd(model)).toBeNull();
      expect(dcatJson(model, MADE)).toBeNull();
      expect(dataPackageJson(model, FIGURES, MADE)).toBeNull();
    }
  });
});

describe("the description for data portals", () => {
  it("contains the files with figures and no others", () => {
    expect(dcatName(report)).toBe("dcat-2024-Q1.jsonld");
    const files = read(dcatJson(report, MADE)) as { "dcat:distribution": unknown };
    expect(files["dcat:distribution"]).toMatchObject(
      MADE.slice(1).map(({ name }) => ({
        "dcat:downloadURL": { "@id": `https://www.example.nl/2024/05/${name}` },
      })),
    );
  });

  it("links to the page of the report if files have no address", () => {
    const model = { ...report, files: { report: "r-2024-Q1", data: "2024-Q1" } };
    const [csv] = (read(dcatJson(model, [CSV_FILE])) as { "dcat:distribution": object[] })[
      "dcat:distribution"
    ];
    expect(csv).toMatchObject({
      "dcat:accessURL": { "@id": "https://www.example.nl/rapporten/2024-Q1" },
    });
    expect(csv).not.toHaveProperty("dcat:downloadURL");
  });

  it.each(["publisher", "licence", "themes", "contact"] as const)(
    "is absent without %s",
    (missing) => {
      const { [missing]: gone, ...dataset } = report.dataset ?? { measures: [] };
      expect(gone).toBeDefined();
      expect(dcatJson({ ...report, dataset }, MADE)).toBeNull();
      expect(missingForDcat(dataset, "https://a.nl")).toContain(missing);
    },
  );

  it("is absent for a report without a web page", () => {
    const { webpage, ...model } = report;
    expect(webpage).toBeDefined();
    expect(dcatJson(model, MADE)).toBeNull();
    expect(missingForDcat(report.dataset ?? {}, null)).toEqual(["webpage"]);
  });
});

describe("datapackage.json", () => {
  it("describes the columns of figures.csv in their order", () => {
    const { resources } = packageOf(report) as {
      resources: { path: string; schema?: { fields: { name: string; description: string }[] } }[];
    };
    const fields = resources.find(({ path }) => path === CSV_FILE.name)?.schema?.fields ?? [];
    const [heads = ""] = figuresOfPeriodsCsv([]).replace("\uFEFF", "").split("\r\n");
    expect(fields.map(({ name }) => name)).toEqual(heads.split(";"));
    expect(fields.filter(({ description }) => description === "")).toEqual([]);
    expect(resources.map(({ path }) => path)).toEqual(["figures-2024-Q1.json", CSV_FILE.name]);
  });

  it("has a day of publication and a licence for a published report only", () => {
    expect(packageOf(report)).toMatchObject({
      created: "2024-05-27T00:00:00Z",
      licenses: [{ name: "CC0-1.0" }],
    });
    const draft = packageOf(NOT_PUBLIC["a draft"]?.(report) ?? report);
    expect(draft).not.toHaveProperty("created");
    expect(draft).not.toHaveProperty("licenses");
  });

  it("marks a report for internal use, and gives it no licence", () => {
    const internal = packageOf({ ...report, internalUseOnly: true });
    expect(JSON.stringify(internal)).toContain('"title":"NIET-PUBLICEREN');
    expect(internal).not.toHaveProperty("licenses");
    expect(JSON.stringify(internal)).not.toContain("Kleine aantallen");
  });
});
