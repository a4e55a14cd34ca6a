/** The Dutch messages about an export that does not fit the period asked for. */
export const fitMessages = {
  "export-ends-early": (latest: string, referenceDate: string) =>
    `De laatste datum in de export is ${latest}. Dat is voor het einde van de periode (${referenceDate}). De cijfers kunnen onvolledig zijn.`,
  "export-before-period": (latest: string, from: string) =>
    `De laatste datum in de export is ${latest}. Dat is voor het begin van de periode (${from}). Gebruik een nieuwere export.`,
  "no-registrations": (referenceDate: string) =>
    `De export heeft geen aanmeldingen tot en met ${referenceDate}. Kies een latere periode.`,
} as const;

export type PeriodFitCode = keyof typeof fitMessages;
