import { definitionOf } from "../../figures/catalogue.ts";
import { nounFor } from "../../language/words.ts";
import { NOT_SHOWN } from "../../language/terms.ts";
import type { ListEntries, SentenceEntries } from "../block-entry.ts";
import { dayRun, joinTexts, numberRun, plain, say } from "../text.ts";

export const ACCOUNTABILITY_SENTENCES: SentenceEntries = {
  "accountability.source": ({ facts }) => {
    const rows = numberRun(facts.sourceRows, "source.rows");
    const noun = nounFor({ singular: "regel", plural: "regels" }, facts.sourceRows);
    const latest = facts.latestDay;
    const until =
      latest === null
        ? plain(".")
        : say`; de laatste datum daarin is ${dayRun(latest, "source.latestDate")}.`;
    return joinTexts([
      say`De cijfers komen uit één export van de monitor, met ${rows} ${noun}${until}`,
      say`Ze zijn berekend op de peildatum ${facts.referenceDayRun}. Wat daarna is gebeurd, telt niet mee.`,
    ]);
  },

  "accountability.undated": ({ facts }) =>
    facts.latestDay === null || facts.latestDay <= facts.referenceDay
      ? null
      : say`De export loopt door na de peildatum. Kenmerken zonder datum, zoals de samenstelling van het gezin, het gezag en de aantallen kinderen, staan in de cijfers zoals ze in de export staan.`,

  "accountability.late": ({ facts }) =>
    facts.latestDay === null || facts.latestDay >= facts.referenceDay
      ? null
      : say`Let op: de export loopt niet tot het einde van de periode. De laatste datum is ${dayRun(facts.latestDay, "source.latestDate")}, de peildatum is ${facts.referenceDayRun}.`,

  "accountability.withheld": ({ facts }) => {
    if (facts.threshold === 0) {
      return plain(
        "In deze versie zijn alle aantallen te zien, ook de kleinste. Publiceer die niet.",
      );
    }
    return say`We beschermen de gezinnen. Aantallen onder de ${numberRun(facts.threshold, "disclosureThreshold")} die iets over een gezin kunnen verraden, tonen we niet. Soms tonen we daarom ook een groter aantal niet, omdat het kleine anders is uit te rekenen. Er staat dan: ${NOT_SHOWN}.`;
  },

  "accountability.subtraction": () =>
    plain(
      "Wie twee rapportages naast elkaar legt, kan aantallen van elkaar aftrekken. Een verschil kan dan kleiner zijn dan de grens die we per rapportage aanhouden.",
    ),
};

export const ACCOUNTABILITY_LISTS: ListEntries = {
  "accountability.unavailable": ({ facts }) => {
    const items = facts
      .entries()
      .flatMap(([, figure]) =>
        "unavailable" in figure
          ? [say`${figure.label} (kolom ${figure.unavailable.join(", ")})`]
          : [],
      );
    if (items.length === 0) return null;
    return {
      type: "list",
      intro: plain("Deze cijfers ontbreken, omdat de export een kolom mist:"),
      items,
    };
  },

  // Named last in the manifest, so that it sees every figure that the report has used.
  "accountability.definitions": ({ facts }) => {
    const items = facts
      .entries()
      .filter(([id, figure]) => facts.used.has(id) && !("unavailable" in figure))
      .map(([id, { label }]) => ({
        term: plain(label),
        explanation: plain(definitionOf(id)),
      }));
    return items.length === 0 ? null : { type: "terms", items };
  },
};
