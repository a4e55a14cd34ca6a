import { timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

import { ReportError } from "../errors.ts";
import { isErrorCode } from "../file-system/new-files.ts";
import { previewMessages } from "../messages/output.ts";
import type { PreviewPdf, Session } from "./session.ts";
import { loadShell } from "./shell.ts";
import { sentencesOf, shownFault } from "./state.ts";

/** A preview that the server serves. */
export interface PreviewServer {
  readonly address: string;
  /**
   * Gives an address that works once. The program that opens a browser gets it on its command line,
   * which every user of the machine can read.
   */
  readonly addressOnce: () => string;
  /** Informs every open page that the preview ends, and closes all connections. */
  readonly close: () => Promise<void>;
}

/** What serving needs. */
export interface ServerContext {
  /** Undefined for any free port. */
  readonly port: number | undefined;
  /** Makes a secret for an address. */
  readonly makeToken: () => string;
  /** Ends the session, and any print under way. */
  readonly signal: AbortSignal;
  readonly onBug: (error: unknown) => void;
  /** Called for a second use of an address that works once: another user may have used it first. */
  readonly onSecondUse: () => void;
}

/** Headers of every answer: no cache may store a report, and no other page may frame it. */
const HEADERS = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "X-DNS-Prefetch-Control": "off",
};
const STRICT_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** The shell runs our own scripts, and shows the report in a frame. */
const SHELL_POLICY = `${STRICT_POLICY}; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; require-trusted-types-for 'script'`;
/** A report has its style, fonts and drawings inside, and runs no script. */
const REPORT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin";

/** An answer to a request. */
interface Answer {
  readonly status: number;
  readonly type: string;
  readonly content: string | Uint8Array;
  readonly policy?: string;
}

const MOST_PRINTS = 4;

/**
 * Serves a session on this machine alone. Throws ReportError "usage" for an unavailable port.
 *
 * @param period its label, in Dutch
 */
export async function servePreview(
  session: Session,
  period: string,
  { port: asked, makeToken, signal, onBug, onSecondUse }: ServerContext,
): Promise<PreviewServer> {
  const token = makeToken();
  const root = `/${token}/`;
  const shell = await loadShell(period, root);
  let ticket: string | null = null;
  let usedTicket: string | null = null;
  const streams = new Set<ServerResponse>();
  /** The last prints, by their paths. */
  const prints = new Map<string, PreviewPdf>();
  let printed = 0;
  let port = 0;
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      onBug(error);
      response.destroy();
    });
  });
  port = await listening(server, asked);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const judged = judge(request, { port, token, ticket });
    if ("isTicket" in judged) {
      usedTicket = ticket;
      ticket = null;
      response.setHeader("Location", root);
      send(response, { status: 303, type: "text/plain", content: "" });
      return;
    }
    if ("status" in judged) {
      if ("isTicket" in judge(request, { port, token, ticket: usedTicket })) onSecondUse();
      const { status } = judged;
      if (status === 405) response.setHeader("Allow", "GET, HEAD");
      const content = `${previewMessages.refused[status]}\n`;
      send(response, { status, type: "text/plain", content });
      return;
    }
    const [kind = "", name = "", ...rest] = judged.path.split("/");
    if (kind === "events") stream(request, response, name);
    else send(response, await answerTo(kind, name, rest.join("/")));
  }

  async function answerTo(kind: string, name: string, rest: string): Promise<Answer> {
    const isDocument = session.documents().includes(name);
    if (kind === "" && name === "") return page(shell.page);
    if (kind === "document" && isDocument && rest === "") return page(shell.page);
    const file = name === "" ? shell.files.get(kind) : undefined;
    if (file !== undefined) return { status: 200, ...file };
    if (kind === "print" && isDocument && rest === "") return await print(name);
    if (kind === "printed") {
      const pdf = prints.get(`${name}/${rest}`);
      return pdf === undefined ? NOT_THERE : pdfAnswer(pdf);
    }
    return kind === "page" && isDocument ? await ofReport(name, rest) : NOT_THERE;
  }

  /** The page of a document, or a file that the page links to. */
  async function ofReport(document: string, rest: string): Promise<Answer> {
    const shown = session.pageOf(document);
    const [, name = ""] = rest.split("/");
    if (shown === null) return NOT_THERE;
    if (name === "") {
      return { status: 200, type: "text/html", content: shown.html, policy: REPORT_POLICY };
    }
    const file = shown.beside.get(name);
    if (file !== undefined) return { status: 200, type: file.mediaType, content: file.content };
    if (!name.endsWith(".pdf")) return NOT_THERE;
    try {
      return pdfAnswer(await session.pdf(document));
    } catch (error) {
      noteBug(error);
      const content = `${sentencesOf(error).join("\n")}\n`;
      return { status: 500, type: "text/plain", content };
    }
  }

  /** Prints a document. Answers with the address of the print, or with the fault. */
  async function print(document: string): Promise<Answer> {
    try {
      const pdf = await session.pdf(document);
      printed += 1;
      const place = `${printed}/${pdf.name}`;
      prints.set(place, pdf);
      for (const old of [...prints.keys()].slice(0, -MOST_PRINTS)) prints.delete(old);
      return json({ address: `printed/${place}` });
    } catch (error) {
      noteBug(error);
      const { sentences, findings } = shownFault(error, true, () => null);
      return json({ fault: { sentences, findings } });
    }
  }

  function noteBug(error: unknown): void {
    if (!signal.aborted && !(error instanceof ReportError)) onBug(error);
  }

  /** Sends the state of a document now and at each change; without a name, of the first document. */
  function stream(request: IncomingMessage, response: ServerResponse, name: string): void {
    response.writeHead(200, {
      ...HEADERS,
      "Content-Type": "text/event-stream; charset=utf-8",
      "Content-Security-Policy": STRICT_POLICY,
    });
    if (request.method === "HEAD") {
      response.end();
      return;
    }
    let sent = "";
    const sendState = (): void => {
      // A slow listener gets only the last state, once it reads again.
      if (response.writableNeedDrain) return;
      const document = name === "" ? (session.documents()[0] ?? "") : name;
      const state = JSON.stringify(session.stateOf(document));
      if (state === sent) return;
      sent = state;
      response.write(`event: state\ndata: ${state}\n\n`);
    };
    response.write("retry: 1000\n\n");
    sendState();
    streams.add(response);
    response.on("drain", sendState);
    const stop = session.listen(sendState, name);
    response.on("close", () => {
      stop();
      streams.delete(response);
    });
  }

  return {
    address: `http://127.0.0.1:${port}${root}`,
    addressOnce() {
      ticket = makeToken();
      return `http://127.0.0.1:${port}/${ticket}/`;
    },
    async close() {
      for (const one of streams) one.end("event: ended\ndata: \n\n");
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      // The last events must leave before the connections close.
      setImmediate(() => server.closeAllConnections());
      await promise;
    },
  };
}

const NOT_THERE: Answer = {
  status: 404,
  type: "text/plain",
  content: `${previewMessages.refused[404]}\n`,
};

function page(content: string): Answer {
  return { status: 200, type: "text/html", content, policy: SHELL_POLICY };
}

function json(value: unknown): Answer {
  return { status: 200, type: "application/json", content: JSON.stringify(value) };
}

function pdfAnswer({ bytes }: PreviewPdf): Answer {
  // The PDF viewer of the browser does not work under a stricter policy.
  const policy = "frame-ancestors 'none'";
  return { status: 200, type: "application/pdf", content: bytes, policy };
}

function send(response: ServerResponse, { status, type, content, policy }: Answer): void {
  const isText = typeof content === "string";
  response.writeHead(status, {
    ...HEADERS,
    "Content-Type": isText ? `${type}; charset=utf-8` : type,
    "Content-Length": Buffer.byteLength(content),
    "Content-Security-Policy": policy ?? STRICT_POLICY,
  });
  response.end(content);
}

/** Listens on this machine alone. Resolves to the port. */
async function listening(
  server: ReturnType<typeof createServer>,
  asked: number | undefined,
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen({ host: "127.0.0.1", port: asked ?? 0, exclusive: true }, () => resolve());
  try {
    await promise;
  } catch (error) {
    throw refusal(error, asked);
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

function refusal(cause: unknown, port: number | undefined): ReportError {
  const message =
    port !== undefined && isErrorCode(cause, "EADDRINUSE")
      ? previewMessages.portTaken(port)
      : port !== undefined && isErrorCode(cause, "EACCES")
        ? previewMessages.portForbidden(port)
        : previewMessages.noServer;
  return new ReportError("usage", message, { cause });
}

// Guarding.

/** The port of a preview, and the secrets in its addresses. */
export interface GuardedAddress {
  readonly port: number;
  readonly token: string;
  /** Replaces the token in an address that works once; null for no such address. */
  readonly ticket: string | null;
}

/** The verdict on a request: a path within the preview, a redirect for a ticket, or a refusal. */
export type Judged =
  { readonly path: string } | { readonly isTicket: true } | { readonly status: 403 | 404 | 405 };

/** The values of Sec-Fetch-Site for requests by the preview itself or by the user. */
const OWN_SITES: ReadonlySet<string> = new Set(["same-origin", "none"]);

/**
 * Judges a request to a preview. Only a browser on this machine that knows the address gets an
 * answer. The host is checked against DNS rebinding, the origin and the site against requests by
 * other pages, and the token against other users of this machine.
 */
export function judge(
  { method = "", url = "", headers }: Pick<IncomingMessage, "method" | "url" | "headers">,
  { port, token, ticket }: GuardedAddress,
): Judged {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(headers.host ?? "")) return { status: 403 };
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${headers.host}`) return { status: 403 };
  const site = headers["sec-fetch-site"];
  if (site !== undefined && !OWN_SITES.has(site)) return { status: 403 };
  const [place = ""] = url.split("?");
  const [, given = "", ...path] = place.split("/");
  const isTicket = ticket !== null && isSame(given, ticket) && path.join("/") === "";
  if (path.length === 0 || !(isTicket || isSame(given, token))) return { status: 404 };
  if (method !== "GET" && method !== "HEAD") return { status: 405 };
  if (isTicket) return { isTicket };
  return { path: path.join("/") };
}

/** Compares in constant time, so that the time reveals nothing about the token. */
function isSame(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
