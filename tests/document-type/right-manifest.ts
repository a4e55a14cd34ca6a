/** A valid manifest with every part that a manifest can have. */
export const RIGHT = `title: Jaarbericht 2024
subject: Over de ondersteuning van gezinnen
called: dit jaarbericht
periods: [year, quarter]
figures: true
earlierPeriods: 2
takesImages: false
numbered: true
mostPages: 20
page:
  paper: A4
  orientation: portrait
  margins: { top: 20, right: 25, bottom: 22, left: 25 }
  columns: 1
  columnGap: 10
  lineLength: 80
  footer:
    left: "{title} {period}"
    right: "Pagina {page} van {pages}"
  reference: "(pagina {page})"
roles:
  contents: inhoud
  accountability: none
  contact: contact
  appendix: tabellen
editions:
  - id: openbaar
  - id: intern
    mark: INTERN
fields:
  file: kop
  list:
    - { id: aan, label: Aan }
    - { id: bij, label: Bij, kind: document, accompanies: document, shown: false }
    - { id: periode, label: Periode, kind: period, accompanies: period }
    - { id: grond, label: Grond, shown: false }
sections:
  - id: inhoud
    title: Inhoud
    mayLeaveRoom: true
    blocks:
      - contents: following
  - id: cijfers
    title: Cijfers
    startsFlow: true
    fewestRegistrations: 1
    blocks:
      - lead: [inBrief.news]
      - say: [registrations.inPeriod, children.returned]
      - keyFigures: [registrations, supported]
      - chart: registrations-by-month
      - list: inBrief.changes
      - table: changes.keyFigures
      - narrative: inleiding
  - id: geheim
    title: Geheim
    required: true
    editions: [intern]
    ground: grond
    blocks:
      - subheading: Waarom
      - narrative: geheim
    guidance:
      - narrative: geheim
        purpose: Wat er geheim is
        questions: [Waarom?]
        call: "{{periode}}"
        sample: |-
          Een.

          Twee.
  - id: tabellen
    title: Tabellen
    inPrint: true
    blocks:
      - chartTables: all
  - id: contact
    title: Contact
    folded: true
    onScreen: second
    blocks:
      - say: introduction.contact
`;

/** The mark in a text for the place of an expected finding. */
const MARK = "‸";

interface Place {
  readonly line: number;
  readonly position: number;
}

/** A manifest with a mistake, and the places of its findings. */
export interface Marked {
  readonly text: string;
  readonly places: readonly Place[];
}

/** The valid manifest with `now` in the place of `before`. `now` contains marks. */
export function mistaken(before: string, now: string): Marked {
  if (!RIGHT.includes(before)) throw new Error(`not in the right manifest: ${before}`);
  return unmarked(RIGHT.replace(before, () => now));
}

/** A text without its marks, and the places of the marks. */
export function unmarked(marked: string): Marked {
  const places = marked.split("\n").flatMap((line, index) =>
    line
      .split(MARK)
      .slice(0, -1)
      .map((_, mark, parts) => ({
        line: index + 1,
        position: parts.slice(0, mark + 1).join("").length + 1,
      })),
  );
  return { text: marked.replaceAll(MARK, ""), places };
}
