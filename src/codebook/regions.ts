// The youth-care regions with their names, and the provinces with their inhabitants.

/** Invisible characters: joiners, soft hyphens, marks of direction, byte order marks. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/**
 * White space of every kind. JavaScript does not count \u0085 and \u2800, but they look like it.
 */
const SPACES = /[\s\u0085\u2800]+/gu;
const DASHES = /[\p{Pd}\u02d7\u2043\u2212\u2796]/gu;

/** The printed name of a region: in NFC, without invisible characters, with plain spaces. */
export function regionName(text: string): string {
  return text.replaceAll(INVISIBLE, "").replaceAll(SPACES, " ").trim().normalize("NFC");
}

/** The key of a region's name. Two names with the same key mean the same region. */
export function regionKey(text: string): string {
  // Upper case first, because it makes letters such as ß the same as SS.
  return regionName(text).toUpperCase().toLowerCase().replaceAll(DASHES, "-").normalize("NFC");
}

/** A youth-care region that the team works with. */
export interface Region {
  readonly name: string;
  /** Other spellings that mean this region. */
  readonly aliases: readonly string[];
}

/**
 * The youth-care regions of the Netherlands. The list is from Statistics Netherlands (CBS, codes
 * JZ01 to JZ43), with all names since 2015, plus two pairs of regions that work as one. The other
 * names follow each name; `region` adds other ways to write it.
 */
export const STANDARD_REGIONS: readonly Region[] = [
  region("Achterhoek"),
  region("Alkmaar", "Alkmaar (Noord-Kennemerland)", "Noord-Kennemerland"),
  region("Amsterdam-Amstelland", "Amsterdam", "Regio Amsterdam", "Amsterdam en Amstelland"),
  region("Centraal Gelderland", "Arnhem", "Regio Arnhem"),
  region("Drenthe"),
  region("Eemland", "Amersfoort", "Regio Amersfoort"),
  region("Flevoland"),
  region("Foodvalley", "Food Valley", "Regio Food Valley"),
  region("Friesland", "Fryslân", "Fryslan", "Sociaal Domein Fryslân"),
  region("Gooi en Vechtstreek", "Gooi- en Vechtstreek", "Gooi & Vechtstreek", "Gooi en Vecht"),
  region("Groningen"),
  region("Haaglanden", "H10"),
  region("Haarlemmermeer"),
  region("Hart van Brabant", "Midden-Brabant", "Midden-Brabant (Hart van Brabant)"),
  region("Holland Rijnland"),
  region("IJmond", "IJmond (Midden Kennemerland)", "Midden-Kennemerland", "Midden Kennemerland"),
  region("IJsselland", "RSJ IJsselland"),
  region("Kop van Noord-Holland", "Noordkop"),
  region("Lekstroom"),
  region("Midden-Holland"),
  region("Midden-IJssel/Oost-Veluwe", "Midden IJssel/Oost Veluwe", "MIJOV"),
  region("Midden-Limburg"),
  region("Midden-Limburg Oost", "MLO"),
  region("Midden-Limburg West", "MLW"),
  region("Noord-Limburg"),
  region("Noord-Veluwe"),
  region("Noordoost-Brabant", "Brabant Noordoost", "Brabant-Noordoost"),
  region("Rijk van Nijmegen", "Nijmegen", "Regio Nijmegen"),
  region(
    "Rijnmond",
    "Groot Rijnmond",
    "Groot-Rijnmond",
    "Jeugdhulp Rijnmond",
    "Rotterdam-Rijnmond",
    "Rotterdam Rijnmond",
  ),
  region("Rivierenland"),
  region("Twente", "OZJT", "Samen14", "SamenTwente"),
  region("Utrecht Stad", "Gemeente Utrecht", "Stad Utrecht"),
  region("Utrecht West", "West-Utrecht"),
  region("West-Brabant Oost"),
  region("West-Brabant West"),
  region("West-Friesland", "Westfriesland"),
  region("Zaanstreek-Waterland", "Zaanstreek en Waterland", "Zaanstreek/Waterland"),
  region("Zeeland"),
  region("Zuid-Holland Zuid", "ZHZ"),
  region("Zuid-Kennemerland"),
  region(
    "Zuid-Kennemerland en IJmond",
    "IJmond en Zuid-Kennemerland",
    "IJmond/Zuid-Kennemerland",
    "Zuid-Kennemerland/IJmond",
    "Kennemerland",
  ),
  region("Zuid-Limburg"),
  region("Zuidoost-Brabant", "Brabant Zuidoost", "Brabant-Zuidoost"),
  region("Zuidoost Utrecht", "Utrecht Zuidoost", "Utrecht-Zuidoost", "ZOU"),
];

/** A region with its other names, and with other ways to write its name. */
function region(name: string, ...others: readonly string[]): Region {
  const written = [
    `Regio ${name}`,
    name.replaceAll(/[-/]/g, " "),
    name.replaceAll("-", " ").replaceAll("/", " / "),
    // "Utrecht-West", but no dashes around the small words of "Kop van Noord-Holland".
    ...(/ \p{Ll}/u.test(name) ? [] : [name.replaceAll(" ", "-")]),
  ];
  const spellings = new Map<string, string>();
  for (const spelling of [name, ...others, ...written]) {
    const key = regionKey(spelling);
    if (!spellings.has(key)) spellings.set(key, spelling);
  }
  return { name, aliases: [...spellings.values()].slice(1) };
}

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
