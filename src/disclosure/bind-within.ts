import type { FigureDefinition } from "../figures/definition.ts";
import type { Span } from "./divisions.ts";
import type { Codes, Links } from "./links.ts";
import { TOTAL, WHOLE_COUNT } from "./publication-view.ts";

/** Binds the numbers of one figure of one day or period, with those of others beside it. */
export function bindWithin(
  links: Links,
  figure: FigureDefinition,
  codes: Codes,
  span: Span,
  beside: ReadonlyMap<string, Codes>,
): void {
  const { builder } = links;
  const number = (code: string): number => links.unknown(figure, code, span);
  const cells = [...codes.keys()].filter((code) => code !== TOTAL && code !== WHOLE_COUNT);
  const isComplete = codes.has(TOTAL);
  for (const relation of figure.relations) {
    switch (relation.kind) {
      case "addsUp":
        if (!isComplete) break;
        builder.sum(
          [...cells.map((code) => [number(code), 1] as const), [number(TOTAL), -1]],
          0,
          0,
        );
        break;
      case "severalAnswers": {
        // What holds for themes and for the results of each, holds for the results.
        if (!isComplete || isCovered(links, figure, codes, beside)) break;
        const { alone } = relation;
        for (const code of cells) {
          const apart = alone === undefined || code === alone ? [] : [[number(alone), -1] as const];
          builder.sum([[number(TOTAL), 1], [number(code), -1], ...apart], 0, Infinity);
        }
        builder.sum(
          [...cells.map((code) => [number(code), 1] as const), [number(TOTAL), -1]],
          0,
          Infinity,
        );
        break;
      }
      case "themesOf": {
        const results = [...(beside.get(relation.figure) ?? new Map<string, undefined>())];
        const ofResults = links.figures.find(({ id }) => id === relation.figure);
        if (ofResults === undefined) break;
        for (const theme of cells) {
          const own = results.filter(([, of]) => of === theme);
          if (own.length === 0) continue;
          const unknowns = own.map(([code]) => links.unknown(ofResults, code, span));
          for (const unknown of unknowns) builder.atMost(unknown, number(theme));
          builder.sum(
            [...unknowns.map((unknown) => [unknown, 1] as const), [number(theme), -1]],
            0,
            Infinity,
          );
        }
        break;
      }
      case "atMost": {
        const code = relation.category ?? WHOLE_COUNT;
        const other = links.figures.find(({ id }) => id === relation.figure);
        if (other === undefined || beside.get(other.id)?.has(code) !== true) break;
        builder.atMost(number(WHOLE_COUNT), links.unknown(other, code, span));
        break;
      }
      case "totalAtMost": {
        const other = links.figures.find(({ id }) => id === relation.figure);
        if (!isComplete || other === undefined || other.measure !== figure.measure) break;
        if (beside.get(other.id)?.has(WHOLE_COUNT) !== true) break;
        builder.atMost(number(TOTAL), links.unknown(other, WHOLE_COUNT, span));
        break;
      }
      case "sumOf": {
        const parts = relation.figures.map((id) => links.figures.find((one) => one.id === id));
        if (parts.some((part) => part === undefined || !beside.has(part.id))) break;
        const terms = parts.flatMap((part) =>
          part === undefined ? [] : [[links.unknown(part, WHOLE_COUNT, span), 1] as const],
        );
        builder.sum([...terms, [number(WHOLE_COUNT), -1]], 0, 0);
        break;
      }
      case "flowInto":
      case "growsBy":
      case "neverFalls":
      case "shownWhole":
    }
  }
}

/** True where a figure beside has all themes of a figure, so that its own sum says nothing more. */
function isCovered(
  links: Links,
  { id }: FigureDefinition,
  codes: Codes,
  beside: ReadonlyMap<string, Codes>,
): boolean {
  const ofThemes = links.figures.find(({ relations }) =>
    relations.some((one) => one.kind === "themesOf" && one.figure === id),
  );
  const themes = ofThemes === undefined ? undefined : beside.get(ofThemes.id);
  if (themes?.has(TOTAL) !== true) return false;
  return [...codes].every(
    ([code, theme]) => code === TOTAL || (theme !== undefined && themes.has(theme)),
  );
}
