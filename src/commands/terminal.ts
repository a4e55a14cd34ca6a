import { terminalOf, type Terminal } from "../publish/terminal.ts";
import type { Host } from "./host.ts";

/** What goes to a file or a pipe is as wide as the narrowest terminal that a user is likely to have. */
const USUAL_WIDTH = 80;

/** The terminal that a command prints to: coloured only where someone looks who has not declined. */
export function terminalOfHost(
  { width, environment }: Pick<Host, "width" | "environment">,
  { color = true }: { readonly color?: boolean },
): Terminal {
  const isDeclined = (environment["NO_COLOR"] ?? "") !== "" || environment["TERM"] === "dumb";
  return terminalOf(width ?? USUAL_WIDTH, width !== null && color && !isDeclined);
}
