import { compareTexts } from "../../../src/compare-texts/compare-texts.ts";
import type { TextComparison } from "../../../src/compare-texts/text-comparison.ts";
import { writtenText } from "../../../src/compare-texts/written-text.ts";
import { NEW, OLD } from "../../compare-texts/texts-beside.ts";

const INTRODUCTION = {
  old: `---
voorbeeldtekst: true
---

Ons team bestaat bijna een jaar. Wij hielpen {{cijfer "registrations.total" zelfstandig="gezin"}}.

In oktober en november 2023 kregen we 12 klachten, 3% meer dan daarvoor.

### Wat beter kan

We bellen nog niet iedereen snel genoeg terug, en dat willen we wel.

Achter elk getal staat een mens met een eigen verhaal.

> Voor het eerst vroeg iemand mij niet om bewijs.
>
> — Ouder
`,
  new: `Ons team bestaat ruim een jaar. Wij hielpen {{cijfer "registrations.total" zelfstandig="gezin"}}.

Achter elk getal staat een mens met een eigen verhaal.

In januari t/m maart 2024 kregen we 9 klachten, 1% meer dan daarvoor.

### Wat nog beter kan

We bellen nog niet iedereen binnen een dag terug, en dat willen we wel.

{{#als "registrations.inPeriod" groter="100"}}
Het was een drukke tijd: <script>, *sterren* en [haken] & een | staan hier ook.
{{/als}}
`,
};

const COOPERATION =
  "Een gezin heeft met veel organisaties te maken.\n\n- de gemeente\n- de school\n";

const title = { inleiding: "Over deze periode", samenwerking: "Samenwerking" } as const;
const read = (name: keyof typeof title, source: string) => writtenText(name, title[name], source);

/** A comparison with every change of a paragraph, a text and a document. */
export const EVERY_TEXT_CHANGE: TextComparison = compareTexts(OLD, NEW, [
  {
    document: "voortgangsrapportage",
    notice: null,
    withheld: [],
    old: [
      read("inleiding", INTRODUCTION.old),
      read("samenwerking", COOPERATION),
      writtenText("doorkijk", "Doorkijk", "We gaan door.\n\nEn hoe."),
    ],
    new: [
      read("inleiding", INTRODUCTION.new),
      read("samenwerking", COOPERATION),
      writtenText("eigen", "eigen", "=SOM(A1) is geen formule."),
    ],
  },
  {
    document: "nota",
    notice: "INTERN, NIET OPENBAAR",
    withheld: ["niet-openbaar"],
    old: [writtenText("nota", "nota", "---\naan: De minister\ndatum: 2024-01-20\n---\n")],
    new: [writtenText("nota", "nota", "---\naan: De staatssecretaris\ndatum: 2024-04-21\n---\n")],
  },
]);

/** A text that is the same except for its figures. */
export const FIGURES_ONLY: TextComparison = compareTexts(OLD, NEW, [
  {
    document: "voortgangsrapportage",
    notice: null,
    withheld: [],
    old: [read("inleiding", "We hielpen 967 gezinnen.\n\nWe gaan door.")],
    new: [read("inleiding", "We hielpen 1.036 gezinnen.\n\nWe gaan door.")],
  },
]);
