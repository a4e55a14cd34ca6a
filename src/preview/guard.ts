import type { IncomingMessage } from "node:http";
import { timingSafeEqual } from "node:crypto";

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
 * Judges a request to a preview. Only a browser on this machine that knows the address gets an answer.
 * The host is checked against DNS rebinding, the origin and the site against requests by other pages,
 * and the token against other users of this machine.
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
