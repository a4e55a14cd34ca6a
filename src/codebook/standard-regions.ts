import { regionKey } from "./region-names.ts";

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
