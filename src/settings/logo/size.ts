/** In user units. Many more than drawing tools write. */
const LARGEST = 10_000_000;

const NUMBER = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`;
const LENGTH = new RegExp(`^\\s*(${NUMBER})(?:px|pt|pc|mm|cm|in|q|em|ex|rem)?\\s*$`, "i");
const PERCENTAGE = new RegExp(`^\\s*${NUMBER}%\\s*$`, "i");
const VIEW_BOX = new RegExp(`^\\s*${Array(4).fill(`(${NUMBER})`).join("[\\s,]+")}\\s*$`, "i");

/**
 * True for an SVG with a size: a view box, or a width and a height. Otherwise each browser chooses
 * a size.
 */
export function isSized(attributes: ReadonlyMap<string, string>): boolean {
  const box = attributes.get("viewBox");
  const sides = [attributes.get("width"), attributes.get("height")].map((side) =>
    side === undefined || PERCENTAGE.test(side) || side.trim() === "auto" ? null : lengthOf(side),
  );
  if (!sides.every((side) => side === null || isPossible(side))) return false;
  if (box === undefined) return !sides.includes(null);
  const [left = NaN, top = NaN, width = NaN, height = NaN] =
    VIEW_BOX.exec(box)?.slice(1).map(Number) ?? [];
  return [left, top].every((at) => Math.abs(at) <= LARGEST) && [width, height].every(isPossible);
}

function lengthOf(side: string): number {
  return Number(LENGTH.exec(side)?.[1]);
}

function isPossible(length: number): boolean {
  return length > 0 && length <= LARGEST;
}
