import type { Case } from "../monitor/case.ts";
import type { Day } from "../period/day.ts";

/**
 * The five statuses of a traject (the support for one registration), in the order of the report.
 */
export const STATUSES = [
  { code: "lopend", label: "Lopend" },
  { code: "heropend", label: "Heropend" },
  { code: "nog_niet_gestart", label: "Nog niet gestart" },
  { code: "nooit_gestart", label: "Nooit gestart" },
  { code: "afgesloten", label: "Afgesloten" },
] as const;

export type Status = (typeof STATUSES)[number]["code"];

/** A step in the course of a traject. */
export type Step = "gestart" | "nooit_gestart" | "afgesloten" | "heropend";

const STATUS_AFTER_STEP: Readonly<Record<string, Status>> = {
  gestart: "lopend",
  heropend: "heropend",
  afgesloten: "afgesloten",
  nooit_gestart: "nooit_gestart",
};

/**
 * Returns the status of a traject on `day`, which follows from its last step on or before that day.
 */
export function statusOn(row: Case, day: Day): Status {
  const step = row.statusverloop.findLast((candidate) => candidate.day <= day);
  return (step && STATUS_AFTER_STEP[step.code]) ?? "nog_niet_gestart";
}

/** Returns the day on which a step was first taken; undefined if it never was. */
export function firstDayOf(row: Case, step: Step): Day | undefined {
  return row.statusverloop.find(({ code }) => code === step)?.day;
}
