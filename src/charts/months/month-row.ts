import type { Row } from "../lay-out.ts";

/** The marks of the spec: what a row is drawn as. */
type Kind = "grid" | "tick" | "bar" | "rule" | "label" | "quiet" | "number" | "month";

/** A row of the spec. A mark without an end of its own ends where it begins. */
export function monthRow(
  kind: Kind,
  {
    x,
    y,
    x2 = x,
    y2 = y,
    text = "",
    role = "past",
    align = "left",
  }: {
    readonly x: number;
    readonly y: number;
    readonly x2?: number;
    readonly y2?: number;
    readonly text?: string;
    readonly role?: "main" | "past";
    readonly align?: "left" | "right" | "center";
  },
): Row {
  return { kind, x, x2, y, y2, text, role, align };
}
