import type { SentenceEntries } from "../block-entry.ts";
import { say } from "../text.ts";

export const INTRODUCTION_SENTENCES: SentenceEntries = {
  "introduction.about": ({ facts }) =>
    say`Dit is de voortgangsrapportage over ${facts.periodRun}. Je leest hoeveel gezinnen zich bij ons hebben aangemeld, hoe het met hun trajecten staat en wat er voor hen beter is geworden. De cijfers gaan over alle aanmeldingen tot en met ${facts.referenceDayRun}, de peildatum van deze rapportage.`,
};
