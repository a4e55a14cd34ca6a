/** The first and last day of a period: as numbers, or in ISO 8601. */
interface Span {
  readonly from: string | number;
  readonly to: string | number;
}

/** Orders periods by their last day. If two end on the same day, the shorter one comes first. */
export function byTime(a: Span, b: Span): number {
  return a.to === b.to ? compare(b.from, a.from) : compare(a.to, b.to);
}

function compare(one: string | number, other: string | number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
