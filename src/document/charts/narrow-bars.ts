import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { formatInteger } from "../../language/numbers.ts";
import { NOT_SHOWN } from "../../language/terms.ts";
import type { Drawing } from "../../model/report-model.ts";
import { heldLabel } from "../withheld.ts";
import { inLines } from "./label-lines.ts";

/** A label with the bars under it. */
interface LabelledBars {
  readonly label: string;
  readonly bars: readonly Bar[];
}

interface Bar {
  /** What it counts; undefined where the figure has no such category: a bar of 0. */
  readonly category: PublishedCategory | undefined;
  readonly role: "main" | "second" | "unknown";
  /** A word behind the number, such as the name of a series. */
  readonly word?: string;
}

/** Characters of a label that fit in one line of a narrow screen. */
const LINE = 42;

/** Pixels of a line of a label, of a bar with the room below it, and between two groups. */
const TEXT_LINE = 15;
const BAR = 17;
const ROOM = 9;

/** Bars under their labels, as a narrow screen has no room for labels beside them. */
export function narrowBars(groups: readonly LabelledBars[]): Drawing {
  let top = 0;
  const rows = groups.flatMap(({ label, bars }) => {
    const lines = inLines(label, LINE);
    const labelAt = top;
    const barsAt = top + TEXT_LINE * lines.split("\n").length + 2;
    top = barsAt + BAR * bars.length + ROOM;
    return bars.map(({ category, role, word }, index) => {
      const value = category === undefined ? 0 : category.value;
      return {
        label: index === 0 ? lines : "",
        labelAt,
        barAt: barsAt + BAR * index,
        value,
        number: `${value === null ? NOT_SHOWN : formatInteger(value)}${word === undefined ? "" : ` ${word}`}`,
        ...heldLabel(category, word),
        role,
      };
    });
  });
  return { spec: "bars.narrow", height: top - ROOM, rows };
}
