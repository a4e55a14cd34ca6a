import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { figuresJson } from "../../src/publish/figure-files.ts";
import { reportLayer } from "../../src/snapshots/report-layer.ts";
import {
  makeSnapshot,
  type RenderedContent,
  type Snapshot,
  type SnapshotAbout,
  snapshotFiles,
} from "../../src/snapshots/snapshot.ts";

const RENDERED = {
  html: '<style>a{}</style><main><section class="section-inleiding">Tekst</section></main>',
  pdf: Buffer.from("%PDF-1.7"),
  text: "— pagina 1 —\nTitel\n",
  structure: "— pagina 1 —\nDocument\n  H1 Titel\n",
};

/** A snapshot of a report that was never rendered. */
export function snapshotOf(
  figures: PublishedFigures,
  model: ReportModel,
  about: Partial<SnapshotAbout> = {},
  rendered: Partial<RenderedContent> = {},
): Snapshot {
  const { rows, sha256, latestDate } = figures.source;
  return makeSnapshot(
    {
      document: model.document,
      period: figures.period,
      settings: {
        publishedOn: null,
        created: "2024-04-01T00:00:00.000Z",
        threshold: figures.disclosureThreshold,
        skipInvalid: false,
        pdfStandard: "3a",
        codebook: null,
      },
      export: { sha256, rows, latestDate },
      earlier: [],
      houseStyle: { logo: null, fonts: [] },
      madeWith: { tool: "0.1.0", browser: "HeadlessChrome/1 (carried)", platform: "linux-x64" },
      ...about,
    },
    { figures: figuresJson(figures), report: reportLayer(model) },
    { parts: new Map(), ...RENDERED, ...rendered },
  );
}

/**
 * Puts a snapshot in its place in a folder of snapshots, and returns that place.
 *
 * @param isCorrected true for a version that was corrected since
 */
export function keepIn(snapshots: string, snapshot: Snapshot, isCorrected = false): string {
  const { period, document, settings } = snapshot.manifest;
  const place = isCorrected ? [`${document}.edities`, settings.publishedOn ?? ""] : [document];
  const folder = path.join(snapshots, period.id, ...place);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of snapshotFiles(snapshot)) {
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}
