/** A figure that began to count something else: numbers from before and after do not compare. */
export interface Redefinition {
  /** The figure's id in the catalogue. */
  readonly figure: string;
  /** The first day on which the new definition holds, as `jjjj-mm-dd`. */
  readonly from: string;
  /** What the figure counted until then, in Dutch, as a whole sentence. */
  readonly before: string;
  /** What changed, in Dutch, to come after "Vanaf 1 januari 2024". */
  readonly change: string;
}

/** The redefinitions of the standard codebook. */
export const STANDARD_REDEFINITIONS: readonly Redefinition[] = [
  {
    figure: "children.byMeasure",
    from: "2024-01-01",
    before:
      "Het aantal kinderen dat op de peildatum uit huis geplaatst is, met een kinderbeschermingsmaatregel, zonder zo'n maatregel, of met en zonder op verschillende momenten. Het totaal telt de kinderen van wie dit bekend is.",
    change:
      "tellen in de tabel met maatregelen ook de kinderen mee die eerder uit huis geplaatst waren. Daarvoor telden alleen kinderen die op dat moment uit huis geplaatst waren",
  },
];
