/** A youth-care region that the team works with. */
export interface Region {
  readonly name: string;
  /** Other spellings that mean this region. */
  readonly aliases: readonly string[];
}

/**
 * The youth-care regions of the Netherlands: the list of Statistics Netherlands (CBS, codes JZ01 to
 * JZ43) with the names that it used from 2015 on, and two regions that work as one. A spelling that
 * differs in punctuation, or in a word such as "regio" before it, needs no alias.
 */
export const STANDARD_REGIONS: readonly Region[] = regions(
  ["Achterhoek"],
  ["Alkmaar", "Alkmaar (Noord-Kennemerland)", "Noord-Kennemerland"],
  ["Amsterdam-Amstelland", "Amsterdam", "Amsterdam en Amstelland"],
  ["Centraal Gelderland", "Arnhem"],
  ["Drenthe"],
  ["Eemland", "Amersfoort"],
  ["Flevoland"],
  ["Foodvalley", "Food Valley"],
  ["Friesland", "Fryslân", "Sociaal Domein Fryslân"],
  ["Gooi en Vechtstreek", "Gooi en Vecht", "Het Gooi en de Vechtstreek"],
  ["Groningen"],
  ["Haaglanden", "H10"],
  ["Haarlemmermeer"],
  ["Hart van Brabant", "Midden-Brabant", "Midden-Brabant (Hart van Brabant)"],
  ["Holland Rijnland"],
  ["IJmond", "IJmond (Midden-Kennemerland)", "Midden-Kennemerland"],
  ["IJsselland", "RSJ IJsselland"],
  ["Kop van Noord-Holland", "Noordkop"],
  ["Lekstroom"],
  ["Midden-Holland"],
  ["Midden-IJssel/Oost-Veluwe", "Midden-IJssel en Oost-Veluwe", "MIJOV"],
  ["Midden-Limburg"],
  ["Midden-Limburg Oost", "MLO"],
  ["Midden-Limburg West", "MLW"],
  ["Noord-Limburg"],
  ["Noord-Veluwe"],
  ["Noordoost-Brabant", "Brabant Noordoost"],
  ["Rijk van Nijmegen", "Nijmegen"],
  ["Rijnmond", "Groot Rijnmond", "Jeugdhulp Rijnmond", "Rotterdam-Rijnmond"],
  ["Rivierenland"],
  ["Twente", "OZJT", "Samen14", "SamenTwente"],
  ["Utrecht Stad", "Gemeente Utrecht", "Stad Utrecht"],
  ["Utrecht West", "West-Utrecht"],
  ["West-Brabant Oost"],
  ["West-Brabant West"],
  ["West-Friesland", "Westfriesland"],
  ["Zaanstreek-Waterland", "Zaanstreek en Waterland"],
  ["Zeeland"],
  ["Zuid-Holland Zuid", "ZHZ"],
  ["Zuid-Kennemerland"],
  [
    "Zuid-Kennemerland en IJmond",
    "IJmond en Zuid-Kennemerland",
    "IJmond/Zuid-Kennemerland",
    "Zuid-Kennemerland/IJmond",
    "Kennemerland",
  ],
  ["Zuid-Limburg"],
  ["Zuidoost-Brabant", "Brabant Zuidoost"],
  ["Zuidoost Utrecht", "Utrecht Zuidoost", "ZOU"],
);

function regions(...entries: readonly (readonly [name: string, ...aliases: string[]])[]): Region[] {
  return entries.map(([name, ...aliases]) => ({ name, aliases }));
}
