import type { PublishedFigures } from "../../../src/disclosure/published-figures.ts";
import { breakdownOf } from "./links.ts";
import { periodOf, type Publisher } from "./publications.ts";
import type { System, World } from "./system.ts";

/** Returns the true values of the unknowns of a system. */
export async function trueWorld({ names }: System, publisher: Publisher): Promise<World> {
  const places = names.map((name) => {
    const [figure = "", rest = ""] = name.split("|");
    const [code = "", when = ""] = rest.split("@");
    const [from, to = from] = when.split("~");
    const months = [from, to].map((day) => (day ?? "").slice(0, 7)).join("..");
    return { figure, code, period: periodOf(months).id };
  });
  const truth = await publisher.truth([...new Set(places.map(({ period }) => period))]);
  return places.map(({ figure, code, period }) => valueOf(truth.get(period), figure, code));
}

/** Returns a number of figures that hide nothing; 0 for what does not occur. */
export function valueOf(
  publication: PublishedFigures | undefined,
  id: string,
  code: string,
): number {
  const figure = publication?.figures[id];
  const breakdown = breakdownOf(figure);
  if (breakdown !== undefined) {
    if (code === "=") return breakdown.total;
    return breakdown.categories.find((one) => one.code === code)?.value ?? 0;
  }
  return figure?.kind === "count" && "value" in figure ? (figure.value ?? 0) : 0;
}
