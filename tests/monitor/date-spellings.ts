const parts = (iso: string): readonly string[] => iso.split("-");
const backwards = (iso: string): string => parts(iso).toReversed().join("-");
const short = (iso: string): string => parts(iso).toReversed().map(Number).join("-");
const slashed = (date: string): string => date.replaceAll("-", "/");

/** The spellings of a date in the contract; each takes the day as `jjjj-mm-dd`. */
export const DATE_SPELLINGS = {
  "jjjj-mm-dd": (iso: string) => iso,
  "jjjj/mm/dd": slashed,
  "dd-mm-jjjj": backwards,
  "d-m-jjjj": short,
  "dd/mm/jjjj": (iso: string) => slashed(backwards(iso)),
  "d/m/jjjj": (iso: string) => slashed(short(iso)),
  "d-m-jjjj 00:00": (iso: string) => `${short(iso)} 00:00`,
  "jjjj-mm-ddT13:45:00": (iso: string) => `${iso}T13:45:00`,
} as const;

export type DateSpelling = keyof typeof DATE_SPELLINGS;

/** A text with each date `jjjj-mm-dd` in another spelling. */
export function respelled(text: string, spelling: DateSpelling): string {
  return text.replaceAll(/\d{4}-\d{2}-\d{2}/g, DATE_SPELLINGS[spelling]);
}
