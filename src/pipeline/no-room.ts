import path from "node:path";

import { NoRoomError, type WideBlock } from "../browser/wide-blocks.ts";
import type { DocumentType } from "../document-type/document-type.ts";
import { ReportError } from "../errors.ts";
import { commandMessages } from "../messages/commands.ts";
import { countErrors, type Finding } from "../messages/finding.ts";
import { pageMessages } from "../messages/page.ts";
import type { Settings } from "../settings/settings.ts";
import type { AssembledReport } from "./assemble-report.ts";

/**
 * Waits for `rendering`. If a part of a narrative does not fit on a page, throws ReportError
 * "input" with the earlier findings and one that names the file of the text.
 */
export async function namingNarratives<T>(
  rendering: Promise<T>,
  { model, found }: AssembledReport,
  { content }: Settings,
): Promise<T> {
  try {
    return await rendering;
  } catch (error) {
    if (!(error instanceof NoRoomError)) throw error;
    const folder = path.join(content, model.period.id, model.document);
    const perMessage = new Map(
      error.blocks
        .flatMap((block) => findingOn(block, folder))
        .map((finding) => [`${finding.file}\n${finding.message}`, finding]),
    );
    const findings = [...perMessage.values()];
    if (findings.length === 0) throw error;
    const others = error.blocks.filter(({ narrative }) => narrative === null);
    const all = { ...found, findings: [...found.findings, ...findings] };
    const message = [
      ...(others.length === 0 ? [] : new NoRoomError(others).sentences),
      commandMessages.refused(countErrors(all)),
    ];
    throw new ReportError("input", message, { found: all, cause: error });
  }
}

/** Throws ReportError "input" with a finding if a document has more pages than its type allows. */
export function requireFewPages(
  { pageCount }: { readonly pageCount: number },
  { name, mostPages }: Pick<DocumentType, "name" | "mostPages">,
  { model, found }: AssembledReport,
  { content }: Settings,
): void {
  // A correction needs a page of its own.
  const isCorrected = model.correction !== undefined;
  const most = mostPages === null ? Infinity : mostPages + Number(isCorrected);
  if (pageCount <= most) return;
  const file = path.join(content, model.period.id, name);
  const message = pageMessages.tooLong(pageCount, most, isCorrected);
  const finding = { severity: "error", code: "document-too-long", file, message } as const;
  const all = {
    ...found,
    findings: [...found.findings, { ...finding, line: null, column: null }],
  };
  throw new ReportError("input", commandMessages.refused(countErrors(all)), { found: all });
}

function findingOn({ kind, narrative, number, tables }: WideBlock, folder: string): Finding[] {
  if (narrative === null) return [];
  const message =
    kind === "table" ? pageMessages.tableOfNarrative(number, tables) : pageMessages.textOfNarrative;
  const file = path.join(folder, `${narrative}.md`);
  return [
    { severity: "error", code: "narrative-too-wide", file, line: null, column: null, message },
  ];
}
