import { setImmediate as turn } from "node:timers/promises";

import { ReportError } from "../errors.ts";
import { type Places, sha256 } from "../file-system/read-files.ts";
import { type Findings, NOTHING_OMITTED } from "../findings/finding.ts";
import { previewMessages as texts } from "../messages/output.ts";
import { type ChangesContext, lookForChanges } from "./changes.ts";
import { type PreviewState, shownFault, type ShownFault, shownFindings } from "./state.ts";

/** A file that a page links to. */
interface FileBeside {
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** A text of a report, by its content. */
interface TextOfPage {
  readonly file: string;
  readonly sha256: string;
  /** The id of its section; null for unknown. */
  readonly section: string | null;
}

/** A document as a web page. */
export interface PreviewPage {
  readonly title: string;
  readonly html: string;
  readonly beside: ReadonlyMap<string, FileBeside>;
  readonly texts: readonly TextOfPage[];
  readonly found: Findings;
}

/** A document as a PDF, with the name of its file. */
export interface PreviewPdf {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The outcome of a look at the settings: the documents to show, and their inputs. */
export interface PreviewLook {
  /** The places that the documents are made from, without the settings. */
  readonly inputs: Places;
  /** The document types to show; none for a period without texts. */
  readonly documents: readonly string[];
  /** True if the settings give a day of publication, which a preview ignores. */
  readonly isDaySetAside: boolean;
  /** Makes the page of a document. Throws ReportError for a refused input, and the signal's reason. */
  readonly page: (document: string, signal: AbortSignal) => Promise<PreviewPage>;
  /** Checks a document, and gives all findings. Throws as `page` does. */
  readonly check: (document: string, signal: AbortSignal) => Promise<Findings>;
  /** Prints a document. Throws as `page` does, and ReportError if the browser fails. */
  readonly pdf: (document: string, signal: AbortSignal) => Promise<PreviewPdf>;
  /** The id of the section with this file as its text; null if there is none, or none is known yet. */
  readonly sectionOf: (document: string, file: string) => string | null;
}

/** Makes the documents of a preview. */
export interface Previewer {
  /** The places of the settings, which say where all other inputs are. */
  readonly settings: Places;
  /** Reads the settings. For wrong settings, every function of the look throws the error. */
  readonly look: () => Promise<PreviewLook>;
}

/** The context of a session. */
export interface SessionContext extends Pick<ChangesContext, "elapsed" | "pace"> {
  /** Ends the session. */
  readonly signal: AbortSignal;
  /** Gets an unforeseen error; the session goes on. */
  readonly onBug: (error: unknown) => void;
  /** Called once if the settings give a day of publication. */
  readonly onDaySetAside: () => void;
  /** Writes a line, in English, that the user sees with `--debug`. */
  readonly debug: (line: string) => void;
}

/** Documents that are made again after each change of their inputs. */
export interface Session {
  /** The document types; none before the first look, and for a period without texts. */
  readonly documents: () => readonly string[];
  readonly stateOf: (document: string) => PreviewState;
  /** The last good page of a document. */
  readonly pageOf: (document: string) => PreviewPage | null;
  /** Prints a document from its inputs as they are now. Throws as `PreviewLook.pdf` does. */
  readonly pdf: (document: string) => Promise<PreviewPdf>;
  /**
   * Calls `listener` whenever a state may have changed, until the returned function is called. The
   * session makes a document with a listener before others.
   */
  readonly listen: (listener: () => void, document: string) => () => void;
  /** Resolves when the signal has ended the session. Rejects if the session fails. */
  readonly ended: Promise<void>;
}

/** The last page, fault and findings of a document. */
interface Known extends Pick<PreviewState, "edited" | "findings"> {
  readonly page: PreviewPage | null;
  /** A hash of the page. */
  readonly id: string | null;
  readonly fault: ShownFault | null;
  /** True if the findings come from a complete check, even if its inputs have changed since. */
  readonly isChecked: boolean;
}

const NOTHING_FOUND: Findings = { findings: [], omitted: NOTHING_OMITTED };

const NOTHING_KNOWN: Known = {
  page: null,
  id: null,
  fault: null,
  edited: { count: 0, section: null },
  isChecked: false,
  findings: shownFindings(NOTHING_FOUND, () => null, false),
};

/** After this many milliseconds the shell says that the page is being made. */
const LONG = 300;

/** Makes the documents of a preview, and makes them again after each change. */
export function startSession(previewer: Previewer, context: SessionContext): Session {
  const { signal, debug, onBug } = context;
  const listeners = new Map<() => void, string>();
  const known = new Map<string, Known>();
  let documents: readonly string[] = [];
  let isBusy = false;
  let isDayReported = false;
  let isDue = true;
  let building = new AbortController();
  let due = Promise.withResolvers<void>();
  const changes = lookForChanges(previewer.settings, { ...context, onChange });

  function onChange(): void {
    isDue = true;
    // The build under way is out of date.
    building.abort();
    due.resolve();
  }

  function note(document: string, news: Partial<Known>): void {
    known.set(document, { ...(known.get(document) ?? NOTHING_KNOWN), ...news });
    notify();
  }

  function notify(): void {
    for (const listener of listeners.keys()) listener();
  }

  async function run(): Promise<void> {
    for (;;) {
      if (!isDue) await due.promise;
      if (signal.aborted) return;
      isDue = false;
      due = Promise.withResolvers();
      building = new AbortController();
      const ending = AbortSignal.any([building.signal, signal]);
      const busy = setTimeout(() => {
        isBusy = true;
        notify();
      }, LONG);
      try {
        await build(ending, () => clearTimeout(busy));
      } catch (error) {
        if (!ending.aborted) throw error;
        debug("preview: overtaken or ended");
      } finally {
        clearTimeout(busy);
      }
    }
  }

  async function build(ending: AbortSignal, onPages: () => void): Promise<void> {
    const look = await changes.begin(previewer.look);
    ending.throwIfAborted();
    ({ documents } = look);
    if (look.isDaySetAside && !isDayReported) {
      isDayReported = true;
      context.onDaySetAside();
    }
    // Without documents, the page of the empty name throws the reason.
    const watched = new Set(listeners.values());
    const asked = (documents.length === 0 ? [""] : documents).toSorted(
      (one, other) => Number(watched.has(other)) - Number(watched.has(one)),
    );
    for (const document of asked) await makePage(document, look, ending);
    onPages();
    isBusy = false;
    notify();
    for (const document of asked) {
      // A waiting request for a page goes first.
      await turn();
      await check(document, look, ending);
    }
  }

  async function makePage(document: string, look: PreviewLook, ending: AbortSignal): Promise<void> {
    const start = context.elapsed();
    const before = known.get(document) ?? NOTHING_KNOWN;
    const sectionOf = (file: string): string | null => look.sectionOf(document, file);
    // The findings of the last complete check stay until the next check, which follows at once.
    const foundIn = (found: Findings): Pick<Known, "findings"> =>
      before.isChecked ? before : { findings: shownFindings(found, sectionOf, false) };
    try {
      const page = await unlessEnded(look.page(document, ending), ending);
      const id = sha256(page.html).slice(0, 16);
      const section = before.page === null ? null : editedSection(before.page, page);
      const { findings } = foundIn(page.found);
      const edited = section === null ? before.edited : { count: before.edited.count + 1, section };
      note(document, { page, id, fault: null, edited, findings });
    } catch (error) {
      ending.throwIfAborted();
      if (!(error instanceof ReportError)) onBug(error);
      const found = error instanceof ReportError ? error.found : NOTHING_FOUND;
      const { findings } = foundIn(found);
      note(document, { fault: shownFault(error, before.page !== null, sectionOf), findings });
    }
    debug(`preview: ${document} took ${Math.round(context.elapsed() - start)} ms`);
  }

  async function check(document: string, look: PreviewLook, ending: AbortSignal): Promise<void> {
    const sectionOf = (file: string): string | null => look.sectionOf(document, file);
    try {
      const found = await unlessEnded(look.check(document, ending), ending);
      note(document, { findings: shownFindings(found, sectionOf, true), isChecked: true });
    } catch (error) {
      ending.throwIfAborted();
      if (!(error instanceof ReportError)) {
        onBug(error);
        return;
      }
      const { findings } = error.found;
      const shown = shownFindings(error.found, sectionOf, true);
      // The error that ended the check is above the page. An empty list of findings would mislead.
      const summary = findings.length === 0 ? texts.findings.stopped : shown.summary;
      note(document, { findings: { ...shown, summary }, isChecked: true });
    }
  }

  /** Prints one document at a time: two at once would both be slow. */
  let printing: Promise<unknown> = Promise.resolve();
  const pdf = (document: string): Promise<PreviewPdf> => {
    const mine = printing.then(async () => {
      signal.throwIfAborted();
      return await (await previewer.look()).pdf(document, signal);
    });
    printing = mine.catch(() => undefined);
    return mine;
  };

  signal.addEventListener("abort", () => {
    changes.close();
    onChange();
  });
  const ended = run();
  ended.catch(() => undefined);
  return {
    documents: () => documents,
    stateOf(document) {
      const { page, id, fault, edited, findings } = known.get(document) ?? NOTHING_KNOWN;
      const title = page?.title ?? null;
      return { document, documents, title, page: id, edited, fault, findings, isBusy };
    },
    pageOf: (document) => known.get(document)?.page ?? null,
    pdf,
    listen(listener, document) {
      listeners.set(listener, document);
      return () => void listeners.delete(listener);
    },
    ended,
  };
}

/** The section of the first new or changed text; null for none. */
function editedSection(before: PreviewPage, now: PreviewPage): string | null {
  const hashes = new Map(before.texts.map(({ file, sha256 }) => [file, sha256]));
  const edited = now.texts.filter(({ file, sha256 }) => hashes.get(file) !== sha256);
  return edited.find(({ section }) => section !== null)?.section ?? null;
}

/** Waits for `work`. Throws the reason of the signal as soon as it aborts. */
async function unlessEnded<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  work.catch(() => undefined);
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason as Error);
  signal.addEventListener("abort", onAbort);
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
