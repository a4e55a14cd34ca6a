import { browserWhenNeeded } from "../browser/browser.ts";
import { ReportError } from "../errors.ts";
import { formatPeriod } from "../language/dates.ts";
import { commandMessages } from "../messages/commands.ts";
import { previewMessages } from "../messages/output.ts";
import { previewer, requirePreviewable } from "../pipeline/preview-report.ts";
import { servePreview } from "../preview/server.ts";
import { startSession } from "../preview/session.ts";
import { openAddress } from "../preview/shell.ts";
import { type CommandOptions, requirePeriod } from "../settings/settings.ts";
import {
  browserOfHost,
  debugLog,
  type Host,
  requireOutput,
  startProgress,
  timedBy,
} from "./host.ts";

/** The number of random bytes in an address. With this many, nobody can guess the address. */
const TOKEN_BYTES = 24;

/**
 * `report preview`: serves the report of a period on this machine and makes it again at every change,
 * until a signal ends it. Prints only the address.
 */
export async function runPreview(
  options: CommandOptions & {
    readonly period?: string;
    readonly port?: string;
    readonly open?: boolean;
  },
  host: Host,
): Promise<number> {
  requireOutput(host);
  const period = requirePeriod(options.period);
  const port = options.port === undefined ? undefined : parsePort(options.port);
  await requirePreviewable(period, options, host);
  const debug = debugLog(host, options);
  const { signal, machine } = host;
  const onBug = (error: unknown): void => {
    debug(error instanceof Error ? (error.stack ?? error.message) : String(error));
    host.tell(`${commandMessages.bug}\n`);
  };
  const browser = browserWhenNeeded(browserOfHost(host, debug, startProgress(host)));
  const maker = previewer(period, options, {
    environment: host.environment,
    folder: host.folder,
    temporaryFolder: machine.temporaryFolder,
    browser,
    signal,
    timed: timedBy(host, debug),
    debug,
  });
  const ending = new AbortController();
  const session = startSession(maker, {
    signal: AbortSignal.any([signal, ending.signal]),
    elapsed: host.elapsed,
    debug,
    onBug,
    onDaySetAside: () => host.tell(`${previewMessages.daySetAside}\n`),
  });
  try {
    const makeToken = () => Buffer.from(host.randomBytes(TOKEN_BYTES)).toString("base64url");
    const server = await servePreview(session, formatPeriod(period), {
      port,
      makeToken,
      signal,
      onBug,
      onSecondUse: () => host.tell(`${previewMessages.openedBefore}\n`),
    });
    try {
      host.tell(`${previewMessages.started(period.id)}\n`);
      host.print(`${server.address}\n`);
      if (options.open === true) {
        const isOpened = await openAddress(server.addressOnce(), machine.platform);
        if (!isOpened) host.tell(`${previewMessages.notOpened}\n`);
      }
      await session.ended;
    } finally {
      await server.close();
    }
  } finally {
    ending.abort();
    await Promise.all([browser.close(), session.ended]);
  }
  signal.throwIfAborted();
  return 0;
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new ReportError("usage", previewMessages.portInvalid);
  return port;
}
