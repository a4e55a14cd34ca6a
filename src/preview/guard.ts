import type { IncomingMessage } from "node:http";
import { timingSafeEqual } from "node:crypto";

/** Where a preview is served, and the secret that its address holds. */
export interface GuardedAddress {
  readonly port: number;
  readonly token: string;
  /** Stands in the place of the token in an address that leads to the preview once; null for none. */
  readonly ticket: string | null;
}

/** A request that is answered by a path within the preview, led to it, or refused with a status. */
export type Judged =
  { readonly path: string } | { readonly isTicket: true } | { readonly status: 403 | 404 | 405 };

/** What a browser says of whoever asks, where it is the preview itself or the user by hand. */
const OWN_SITES: ReadonlySet<string> = new Set(["same-origin", "none"]);

/**
 * Judges a request to a preview. Only a browser on this machine that knows the address gets an answer:
 * a page elsewhere can have its own name lead to this machine (DNS rebinding), or ask across sites, and
 * whoever else works on this machine does not know the token.
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

/** Compares in a time that does not tell how much of it is right. */
function isSame(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
