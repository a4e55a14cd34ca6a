import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeEach, describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { ReportError } from "../../src/errors.ts";
import { namedPublications, publicationsInSnapshots } from "../../src/pipeline/read-for-answer.ts";
import { figuresJson } from "../../src/publish/figure-files.ts";
import { listSnapshots } from "../../src/snapshots/snapshot-folders.ts";
import { change } from "../cli/change-file.ts";
import { emptyFolder } from "../cli/run-report.ts";
import { figuresIn } from "../compare/figures-beside.ts";
import { reportOf } from "../document/report-of.ts";
import { keepIn, snapshotOf } from "../snapshots/a-snapshot.ts";

let folder: string;
beforeEach(() => {
  folder = emptyFolder();
});

const figures = (period: string, value = 900, threshold = 5): PublishedFigures =>
  figuresIn(period, { "registrations.total": { value } }, { disclosureThreshold: threshold });

function write(name: string, content: PublishedFigures | string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typeof content === "string" ? content : figuresJson(content));
  return file;
}

/** The audited periods, each with the names of its files. */
const namesOf = ({ publications }: Awaited<ReturnType<typeof namedPublications>>) =>
  publications.map(({ figures: { period }, files }) => [
    period.id,
    ...files.map((file) => path.relative(folder, file)),
  ]);

describe("files that the user names", () => {
  it("are read from a file or a folder, in order of time", async () => {
    write("rapport/figures.json", figures("2023-Q4"));
    const found = await namedPublications([
      write("b.json", figures("2024-Q1")),
      write("c.json", figures("2024-03")),
      path.join(folder, "rapport"),
      write("a.json", figures("2023")),
    ]);
    expect(namesOf(found)).toEqual([
      ["2023-Q4", "rapport"],
      ["2023", "a.json"],
      ["2024-03", "c.json"],
      ["2024-Q1", "b.json"],
    ]);
    expect(found.found.findings).toEqual([]);
  });

  it("count once if their figures are equal, and twice if a number differs", async () => {
    const found = await namedPublications([
      write("a.json", figures("2024-Q1")),
      write("b.json", `\uFEFF${JSON.stringify(figures("2024-Q1"))}`),
      write("c.json", figures("2024-Q1", 901)),
    ]);
    expect(namesOf(found)).toEqual([
      ["2024-Q1", "a.json", "b.json"],
      ["2024-Q1", "c.json"],
    ]);
  });

  it("give a warning if their threshold is below the one for publication", async () => {
    const { publications, found } = await namedPublications([
      write("a.json", figures("2024-Q1", 900, 4)),
      write("b.json", figures("2023-Q4", 800, 5)),
    ]);
    expect(publications).toHaveLength(2);
    expect(found.findings).toMatchObject([
      { severity: "warning", code: "figures-file-threshold", file: path.join(folder, "a.json") },
    ]);
    expect(found.findings[0]?.message).toContain("(grens 4)");
    expect(found.findings[0]?.message).toContain("NIET-PUBLICEREN");
  });

  it("are reported with all findings about all of them", async () => {
    const { publications, found } = await namedPublications([
      write("a.json", "{"),
      write("b.json", figures("2023-Q4")),
      write("c.json", JSON.stringify({ ...figures("2024-Q1"), period: 1, source: 2 })),
    ]);
    expect(publications).toHaveLength(1);
    expect(found.findings.map(({ file, code }) => [path.basename(file), code])).toEqual([
      ["a.json", "figures-file-syntax"],
      ["c.json", "figures-file-invalid"],
      ["c.json", "figures-file-invalid"],
    ]);
  });

  it("are reported if they do not exist, together with the findings about the others", async () => {
    const absent = path.join(folder, "weg.json");
    const failure: unknown = await namedPublications([
      absent,
      folder,
      write("a.json", "{"),
      "2024-Q1",
    ]).catch((error: unknown) => error);
    if (!(failure instanceof ReportError)) throw new Error("not refused");
    expect(failure.kind).toBe("usage");
    expect(failure.sentences).toHaveLength(3);
    expect(failure.message).toContain(`"${absent}" is geen bestand`);
    expect(failure.message).toContain(`"2024-Q1" is geen bestand`);
    expect(failure.found.findings).toMatchObject([{ code: "figures-file-syntax" }]);
  });
});

describe("snapshots", () => {
  const keep = async (period: string): Promise<string> => {
    const own = figures(period);
    return keepIn(folder, snapshotOf(own, await reportOf(own)));
  };
  const kept = async () => await publicationsInSnapshots((await listSnapshots(folder)).reports);

  it("are read in order of time", async () => {
    await keep("2024-Q1");
    await keep("2023-Q4");
    expect(namesOf(await kept())).toEqual([
      ["2023-Q4", "2023-Q4/voortgangsrapportage"],
      ["2024-Q1", "2024-Q1/voortgangsrapportage"],
    ]);
  });

  it("are refused if they changed, or are a link", async () => {
    change(path.join(await keep("2024-Q1"), "figures.json"), "900", "901");
    const linked = await keep("2023-Q4");
    symlinkSync(linked, path.join(folder, "2023-Q4/kwartaalbericht"));
    const { publications, found } = await kept();
    expect(publications).toHaveLength(1);
    expect(found.findings.map(({ severity, code }) => [severity, code])).toEqual([
      ["error", "snapshot-unreadable"],
      ["error", "snapshot-changed"],
    ]);
  });
});
