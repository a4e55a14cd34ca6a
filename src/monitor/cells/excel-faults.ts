/** What Excel shows where a number is wider than its column, and exports so. */
const TOO_NARROW = /^#{3,}$/;
/** What Excel shows where a formula fails: "#N/B", "#VERW!", "#DEEL/0!", "#NAAM?". */
const FORMULA_ERROR = /^#(?:N\/[AB]|[A-Z]+(?:\/0)?[!?])$/i;

/** Which of Excel's own signs a cell holds in place of its value; undefined for none. */
export function excelFaultOf(text: string): "too-narrow" | "formula-error" | undefined {
  if (!text.startsWith("#")) return undefined;
  if (TOO_NARROW.test(text)) return "too-narrow";
  return FORMULA_ERROR.test(text) ? "formula-error" : undefined;
}
