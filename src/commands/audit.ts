import { auditPublications } from "../disclosure/audit.ts";
import { EXIT_CODES } from "../errors.ts";
import { auditMessages as texts } from "../messages/figures.ts";
import {
  namedPublications,
  type Publication,
  publicationsInSnapshots,
  type PublicationsToAudit,
} from "../pipeline/read-for-answer.ts";
import { auditJson, type AuditReport, auditText } from "../answers/audit.ts";
import type { CommandOptions, Settings } from "../settings/settings.ts";
import {
  debugLog,
  type Host,
  requireFormat,
  requireOutput,
  requireSnapshots,
  settingsOfHost,
  startProgress,
  tellFindings,
  terminalOfHost,
} from "./host.ts";

interface AuditOptions extends CommandOptions {
  readonly format?: string;
}

const FORMATS: Readonly<
  Record<string, (report: AuditReport, host: Host, options: AuditOptions) => string>
> = {
  table: (report, host, options) => auditText(report, terminalOfHost(host, options)),
  json: auditJson,
};

/**
 * `report audit`: counts the withheld numbers that can be derived from files of figures together,
 * or from all snapshots if no file is named. The exit code is 1 if a number can be derived, if the
 * search found no possible value for a number (so that the audit has no answer), or if there are no
 * snapshots.
 */
export async function runAudit(
  names: readonly string[],
  options: AuditOptions,
  host: Host,
): Promise<number> {
  const print = requireFormat(options.format ?? "table", FORMATS);
  // The table may be discarded, because the exit code is an answer.
  if (options.format !== undefined && options.format !== "table") requireOutput(host);
  const debug = debugLog(host, options);
  const settings = await settingsOfHost(options, host);
  const { publications, found } =
    names.length > 0 ? await namedPublications(names) : await ofSnapshots(settings, host);
  tellFindings(found, settings, host);
  if (publications.length === 0) return EXIT_CODES.differences;
  const report = audited(publications, host, debug);
  host.print(print(report, host, options));
  const isSafe = report.derivable === 0 && report.fewestValues !== 0;
  return isSafe ? 0 : EXIT_CODES.differences;
}

/** The figures of all snapshots. Warns the user if there are none. */
async function ofSnapshots(settings: Settings, host: Host): Promise<PublicationsToAudit> {
  const { snapshots } = await requireSnapshots(null, settings, host);
  if (snapshots.length > 0) host.tell(`${texts.ofKept(settings.snapshots)}\n`);
  return await publicationsInSnapshots(snapshots);
}

function audited(
  publications: readonly Publication[],
  host: Host,
  debug: (line: string) => void,
): AuditReport {
  const progress = startProgress(host);
  progress.show(texts.busy(publications.length));
  debug(`publications: ${publications.map(({ figures }) => figures.period.id).join(", ")}`);
  try {
    const { withheld, derivable, fewestValues, figures } = auditPublications(
      publications.map((one) => one.figures),
    );
    debug(`audited: ${withheld} withheld numbers`);
    return {
      schemaVersion: 1,
      publications: publications.map(({ figures: { period, disclosureThreshold }, files }) => {
        return { period, disclosureThreshold, files };
      }),
      withheld,
      derivable,
      fewestValues,
      figures: [...figures],
    };
  } finally {
    progress.clear();
  }
}
