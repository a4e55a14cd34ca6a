/** The Dutch messages about an export that does not fit the period of the report. */
export const fitMessages = {
  "export-ends-early": (latest: string, referenceDate: string) =>
    `De laatste datum in de export is ${latest}. Dat is voor het einde van de periode (${referenceDate}). De cijfers kunnen onvolledig zijn.`,
  "export-too-short": (latest: string, lastMonth: string, longest: LongestPeriod) =>
    `De laatste datum in de export is ${latest}. Dat is voor de laatste maand van de periode (${lastMonth}). De langste periode met hetzelfde begin die wel past, is ${longest.name}: --period ${longest.typed}${longest.typed === longest.id ? "" : ` (de map heet dan ${longest.id})`}. Of gebruik een nieuwere export.`,
  "export-before-period": (latest: string, from: string) =>
    `De laatste datum in de export is ${latest}. Dat is voor het begin van de periode (${from}). Gebruik een nieuwere export.`,
  "no-registrations": (referenceDate: string) =>
    `De export heeft geen aanmeldingen tot en met ${referenceDate}. Kies een latere periode.`,
} as const;

/** A period as words, as it is typed, and as the name of its folder. */
interface LongestPeriod {
  readonly name: string;
  readonly typed: string;
  readonly id: string;
}

export type PeriodFitCode = keyof typeof fitMessages;
