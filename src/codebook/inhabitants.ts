/**
 * The number of inhabitants of each province, by its code.
 *
 * Source: Centraal Bureau voor de Statistiek, StatLine table 70072ned (Regionale kerncijfers
 * Nederland), 1 January 2024, under the licence CC BY 4.0. The numbers are provisional.
 */
export const INHABITANTS: Readonly<Record<string, number>> = {
  groningen: 601_510,
  friesland: 661_956,
  drenthe: 504_116,
  overijssel: 1_189_079,
  flevoland: 450_920,
  gelderland: 2_149_057,
  utrecht: 1_400_187,
  "noord-holland": 2_980_494,
  "zuid-holland": 3_840_662,
  zeeland: 391_657,
  "noord-brabant": 2_644_872,
  limburg: 1_133_174,
};

/** The day and the licence of these numbers, as a report names them. */
export const INHABITANTS_ON = "1 januari 2024";
export const INHABITANTS_LICENCE = "CC BY 4.0";

/** A rate is a number per this many inhabitants. */
const AMONG = 100_000;

/** The rate of `count` per 100,000 inhabitants; undefined for a code without inhabitants. */
export function perInhabitants(code: string, count: number): number | undefined {
  const inhabitants = Object.hasOwn(INHABITANTS, code) ? INHABITANTS[code] : undefined;
  return inhabitants === undefined ? undefined : (count * AMONG) / inhabitants;
}

/** True for the province with the most inhabitants. */
export function isMostPopulous(code: string): boolean {
  return INHABITANTS[code] === Math.max(...Object.values(INHABITANTS));
}
