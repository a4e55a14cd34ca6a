import type { RowRule } from "../findings/severity-changes.ts";
/**
 * What is wrong with a row that `--skip-invalid` leaves out, in Dutch, to follow "rijen met". The
 * order is the order in the report.
 */
export const ROW_RULES = {
  "row-too-short": "te weinig cellen",
  "last-lines-no-rows": "een totaal of een andere tekst onder de tabel",
  "total-row": "een totaal tussen de rijen",
  "row-too-long": "te veel cellen",
  "cell-empty": "een lege cel die gevuld moet zijn",
  "id-invalid": "een ongeldig pseudoniem",
  "date-invalid": "een ongeldige datum",
  "count-invalid": "een ongeldig aantal",
  "choice-unknown": "een onbekend antwoord",
  "choice-undated": "een antwoord zonder datum",
  "region-placeholder": "een woord of teken dat geen jeugdzorgregio is",
  "region-note": "iets anders dan de naam van een jeugdzorgregio",
  "status-step": "een stap in de status die niet kan",
  "status-order": "stappen in de status die niet op volgorde staan",
  "date-before-registration": "een datum van voor de aanmelding",
  "children-placed-exceed": "meer uithuisgeplaatste kinderen dan kinderen",
  "measures-exceed-placed": "meer maatregelen dan uithuisgeplaatste kinderen",
  "whereabouts-exceed-placed": "meer verblijfplaatsen dan uithuisgeplaatste kinderen",
  "returned-exceed-placed": "meer teruggeplaatste dan uithuisgeplaatste kinderen",
  "returned-without-result": "een terugplaatsing zonder resultaat",
  "result-repeated": "een resultaat dat dubbel staat",
  "analysis-repeated": "een stap van de analyse die dubbel staat",
  "analysis-finished-before-start": "een analyse die is afgerond zonder begin",
} as const satisfies Readonly<Record<RowRule, string>>;
