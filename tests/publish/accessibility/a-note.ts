import {
  accessibilityMessages,
  MACHINE_TESTS,
  type MachineTestId,
  PERSON_QUESTIONS,
  RELEASE_TESTS,
} from "../../../src/messages/accessibility.ts";
import {
  type AccessibilityNote,
  notTested,
  tested,
} from "../../../src/publish/accessibility-note.ts";

const WHERE = Array.from({ length: 14 }, (_, index) => `page ${index + 1}, content <12>`);

/** A note with tests that pass, tests that fail in many places, and tests that did not run. */
export const NOTE: AccessibilityNote = {
  schemaVersion: 1,
  report: {
    title: "Voortgangsrapportage januari tot en met maart 2024",
    document: "voortgangsrapportage",
    period: {
      id: "2024-Q1",
      from: "2024-01-01",
      to: "2024-03-31",
      label: "januari tot en met maart 2024",
    },
    publishedOn: "2024-05-27T10:30",
    release: "0.2.9",
  },
  files: ["pdf", "html"].map((end) => ({
    file: `voortgangsrapportage-NIET-PUBLICEREN.${end}`,
    sha256: "0123456789abcdef".repeat(4),
  })),
  machine: (Object.keys(MACHINE_TESTS) as MachineTestId[]).map((id, index) =>
    index % 3 === 0
      ? tested(id, { looked: 1_234, failures: [] }, "")
      : index % 3 === 1
        ? tested(id, { looked: 20, failures: WHERE }, "")
        : notTested(id, accessibilityMessages.notMade("report generate --period 2024-Q1")),
  ),
  release: { version: "0.3.0", testedWith: [...RELEASE_TESTS] },
  person: PERSON_QUESTIONS.map((question) => ({ question, answer: null })),
  signed: { by: null, on: null },
};
