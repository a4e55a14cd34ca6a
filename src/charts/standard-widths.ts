import { standardWidths as ofFont } from "../../packaging/font-widths.ts";
import type { StandardWidths } from "./lay-out.ts";

let widths: StandardWidths | undefined;

/** The widths of the standard font. The build replaces this module (`made-at-build.ts`). */
export function standardWidths(): StandardWidths {
  return (widths ??= ofFont());
}
