import { stream } from "../../fixtures/sample/deal.ts";
import type { LayoutCase } from "../layout/cases.ts";
import { narrativeOf } from "./narrative-of.ts";
import { randomExport } from "./random-rows.ts";

const TEXT = `
Een zin met een [verwijzing](https://voorbeeld.nl/), **nadruk** en *nog meer*.[^een] En nog een.[^twee]

### Een kop

- Een punt
- Nog een

| Wat | Aantal |
| --- | ---: |
| dit | 12 |

[^een]: De eerste noot.
[^twee]: De tweede noot.
`;

/** A short report that has everything of which a rule can be broken. */
export function controlCase(): LayoutCase {
  const draw = stream("control");
  return {
    name: "the control",
    report: {
      source: randomExport(draw, 80, { from: "2024-01", to: "2024-03" }),
      period: "2024-03",
      narratives: [narrativeOf("inleiding", TEXT)],
      about: { organisation: "Team", contact: null, events: [] },
    },
  };
}
