import { formatInteger } from "../language/numbers.ts";
import { listOf } from "../language/words.ts";

/** The Dutch texts in pictures of charts and key figures, and the messages about them. */
export const pictureMessages = {
  referenceDate: (day: string) => `Peildatum ${day}`,
  source: (title: string, period: string, organisation: string | null) =>
    `Bron: ${title} ${period}${organisation === null ? "" : `, ${organisation}`}`,
  keyFigures: (
    title: string,
    period: string,
    items: readonly {
      readonly value: string;
      readonly label: string;
      readonly change: string | null;
    }[],
    {
      referenceDate,
      organisation,
      marks,
    }: {
      readonly referenceDate: string | null;
      readonly organisation: string | null;
      readonly marks: string;
    },
  ) =>
    [
      `Kerncijfers, ${title} ${period}: ${items
        .map(
          ({ value, label, change }) => `${value} ${label}${change === null ? "" : ` – ${change}`}`,
        )
        .join("; ")}.`,
      ...(marks === "" ? [] : [`${marks}.`]),
      ...(referenceDate === null ? [] : [`Peildatum ${referenceDate}.`]),
      ...(organisation === null ? [] : [`${organisation}.`]),
    ].join(" "),

  taking: "De afbeeldingen maken…",
  oneDocument:
    "Kies met --document één documenttype: report charts maakt de grafieken van één document.",
  noCharts: (document: string) =>
    `Het documenttype ${document} heeft geen grafieken. Kies een ander met --document.`,
  nothingToDraw: (period: string) =>
    `In het rapport van ${period} staan geen grafieken: er zijn te weinig aanmeldingen om te tonen. Er is niets geschreven.`,
  unknownCharts: (names: readonly string[], meant: readonly string[], known: readonly string[]) =>
    `${names.length === 1 ? "Deze grafiek staat" : "Deze grafieken staan"} niet in het rapport: ${listOf(names)}.${meant.length === 0 ? "" : ` Bedoel je ${listOf(meant)}?`} Kies bij --chart uit: ${known.join(", ")}. Zonder --chart maak je alle grafieken, en de afbeelding met de kerncijfers.`,
  chartMissing: "Zet achter --chart de naam van een grafiek, of meer namen met komma's ertussen.",
  made: (charts: readonly (readonly [id: string, title: string])[]) => {
    const width = Math.max(...charts.map(([id]) => id.length)) + 2;
    return charts.map(([id, title]) => `  ${id.padEnd(width)}${title}\n`).join("");
  },
  done: (folder: string, charts: number, files: number) =>
    `Klaar. ${charts === 1 ? "1 grafiek" : `${formatInteger(charts)} grafieken`}, ${formatInteger(files)} bestanden. Ze staan in ${folder}`,
} as const;
