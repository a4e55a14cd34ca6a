import { CHILDREN_CHARTS } from "./charts/children.ts";
import { FAMILY_CHARTS } from "./charts/families.ts";
import { PEOPLE_CHARTS } from "./charts/people.ts";
import { PLACEMENT_CHARTS } from "./charts/placements.ts";
import type { KnownEntries } from "../document-type/document-type.ts";
import { KEY_FIGURES } from "./key-figures.ts";
import { MENTIONED_LISTS, MENTIONED_SENTENCES } from "./sentences/mentioned-figures.ts";
import { CORRECTION_LISTS } from "./corrections.ts";
import { CHANGE_TABLES } from "./changes-table.ts";
import { PROVINCES } from "./charts/provinces.ts";
import { REGISTRATIONS_BY_MONTH } from "./charts/registrations-by-month.ts";
import { RESULT_CHARTS } from "./charts/results.ts";
import { STATUS_CHARTS } from "./charts/status.ts";
import { SUPPORT_CHARTS } from "./charts/support.ts";
import { TRENDS } from "./charts/trends.ts";
import { ACCOUNTABILITY_LISTS, ACCOUNTABILITY_SENTENCES } from "./sentences/accountability.ts";
import { CHILDREN_SENTENCES } from "./sentences/children.ts";
import { FAMILY_SENTENCES } from "./sentences/families.ts";
import { IN_BRIEF_LISTS, IN_BRIEF_SENTENCES } from "./sentences/in-brief.ts";
import { INTRODUCTION_SENTENCES } from "./sentences/introduction.ts";
import { LETTER_SENTENCES } from "./sentences/letter.ts";
import { ORIGIN_SENTENCES } from "./sentences/origin.ts";
import { PLACEMENT_SENTENCES } from "./sentences/placements.ts";
import { REGISTRATION_SENTENCES } from "./sentences/registrations.ts";
import { RESPONSE_TIME_SENTENCES } from "./sentences/response-times.ts";
import { RESULT_LISTS, RESULT_SENTENCES } from "./sentences/results.ts";
import { RETURNED_SENTENCES } from "./sentences/returned-children.ts";
import { REVISED_FIGURE_LISTS, REVISED_FIGURE_SENTENCES } from "./sentences/revised-figures.ts";
import { REVISION_SENTENCES } from "./sentences/revisions.ts";
import { STATUS_LISTS, STATUS_SENTENCES } from "./sentences/status.ts";
import { SUPPORT_SENTENCES } from "./sentences/support.ts";
import { WAITING_TIME_SENTENCES } from "./sentences/waiting-times.ts";

/**
 * All sentences, lists, tables and charts that a manifest can name, by id. The sentences and lists
 * that describe the report itself are in `MENTIONED_SENTENCES` and `MENTIONED_LISTS`.
 */

export const SENTENCES = {
  ...INTRODUCTION_SENTENCES,
  ...IN_BRIEF_SENTENCES,
  ...REGISTRATION_SENTENCES,
  ...LETTER_SENTENCES,
  ...ORIGIN_SENTENCES,
  ...STATUS_SENTENCES,
  ...RESPONSE_TIME_SENTENCES,
  ...WAITING_TIME_SENTENCES,
  ...FAMILY_SENTENCES,
  ...CHILDREN_SENTENCES,
  ...PLACEMENT_SENTENCES,
  ...SUPPORT_SENTENCES,
  ...RESULT_SENTENCES,
  ...RETURNED_SENTENCES,
  ...ACCOUNTABILITY_SENTENCES,
  ...REVISION_SENTENCES,
  ...REVISED_FIGURE_SENTENCES,
};

export const LISTS = {
  ...IN_BRIEF_LISTS,
  ...STATUS_LISTS,
  ...RESULT_LISTS,
  ...ACCOUNTABILITY_LISTS,
  ...REVISED_FIGURE_LISTS,
  ...CORRECTION_LISTS,
};

export const TABLES = CHANGE_TABLES;

export const CHARTS = {
  ...REGISTRATIONS_BY_MONTH,
  ...STATUS_CHARTS,
  ...PROVINCES,
  ...RESULT_CHARTS,
  ...PEOPLE_CHARTS,
  ...CHILDREN_CHARTS,
  ...PLACEMENT_CHARTS,
  ...FAMILY_CHARTS,
  ...SUPPORT_CHARTS,
  ...TRENDS,
};

/** The ids of all entries, by the kind of block. */
export const KNOWN_ENTRIES: KnownEntries = {
  sentences: [...Object.keys(SENTENCES), ...Object.keys(MENTIONED_SENTENCES)],
  keyFigures: Object.keys(KEY_FIGURES),
  lists: [...Object.keys(LISTS), ...Object.keys(MENTIONED_LISTS)],
  tables: Object.keys(TABLES),
  charts: Object.keys(CHARTS),
};
