import { exportPage, type ExportPage } from "../../../src/answers/export-content.ts";
import { STANDARD_CODEBOOK } from "../../../src/codebook/codebook.ts";
import type { Finding } from "../../../src/findings/finding.ts";
import { exportContent, periodRows } from "../../../src/pipeline/read-export.ts";
import { requirePeriod } from "../../../src/settings/settings.ts";
import { type ExportReading, readExport } from "../../monitor/export.ts";

/** The page about an export, as `report check` makes it. */
export async function pageOf(
  text: string,
  { period, about = [] }: { readonly period?: string; readonly about?: readonly Finding[] } = {},
): Promise<ExportPage> {
  return pageOfReading(await readExport(text, { codebook: STANDARD_CODEBOOK }), period, about);
}

function pageOfReading(
  { summary, findings, omitted }: ExportReading,
  period: string | undefined,
  about: readonly Finding[],
): ExportPage {
  const rows =
    period === undefined || summary === null ? null : periodRows(requirePeriod(period), summary);
  return exportPage({
    file: "monitor.csv",
    summary,
    isCodebookMistaken: false,
    content: summary && exportContent(summary, STANDARD_CODEBOOK, { threshold: 5 }),
    periods: rows === null ? [] : [rows],
    found: { findings: [...findings, ...about], omitted },
  });
}

export const HEADER = "traject_id;aanmelddatum;aanmeldroute;statusverloop;herkomst;kinderen";

/** An export with problems of every kind, and with words in cells that no page may contain. */
export const BAD_EXPORT = [
  "Overzicht van Geheimstad",
  "",
  "traject_id;Aanmeldatum;aanmeldroute;statusverloop;herkomst;kinderen;Achternaam;kindren",
  "T-1;2024-01-02;overig;gestart@2024-01-03;friesland;2;Geheimsma;1",
  "T-2;2024-01-05;geheimroute;gestart 2024-01-09;utrecht;drie;Geheimstra;1",
  "T-2;2024-01-05;rechtstreeks;;geheimland;1;geheim@voorbeeld.nl;1",
  ...Array.from({ length: 30 }, (_, at) => `T-${at + 3};2024-01-05;overig;;geheim${at};2;;1`),
  "traject_id;Aanmeldatum;aanmeldroute;statusverloop;herkomst;kinderen;Achternaam;kindren",
  "T-99;2024-02-03;overig;;utrecht;3;;1",
  "Totaal;31;;;;;;",
  "",
].join("\n");
