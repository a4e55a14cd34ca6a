import path from "node:path";

import { z } from "zod";

import { jarsOf, type JavaTool } from "./maven.ts";
import { runJava } from "./run-tool.ts";

/** The Nu Html Checker, by which validator.w3.org checks. */
export const NU: JavaTool = {
  name: "the Nu Html Checker",
  group: "nu.validator",
  artifact: "validator",
  version: "26.5.2",
  hasLibraries: true,
  sha256: "5923d090e36850f4f8f8366cff403e5adf7383c41694acbd139d72c253fb8abd",
};

const answer = z.object({
  messages: z.array(
    z.object({
      type: z.enum(["error", "info", "non-document-error"]),
      subType: z.string().optional(),
      url: z.string(),
      message: z.string(),
      extract: z.string().optional(),
    }),
  ),
});

/** What the checker has against a page, and where. */
export interface Complaint {
  readonly message: string;
  readonly extract: string;
}

/**
 * What the Nu Html Checker calls errors in pages, by their files; all in one process, as starting
 * Java takes longer than most files do. Throws where there is no checker or it gives no answer.
 */
export async function errorsOfNu(
  files: readonly string[],
): Promise<ReadonlyMap<string, readonly Complaint[]>> {
  const classes = path.join(await jarsOf(NU), "*");
  const program = "nu.validator.client.SimpleCommandLineValidator";
  const words = ["-cp", classes, program, "--format", "json", "--stdout", "--exit-zero-always"];
  const { stdout, stderr } = await runJava([...words, ...files]);
  const { messages } = answer.parse(JSON.parse(stdout === "" ? stderr : stdout));
  const unread = messages.filter(({ type }) => type === "non-document-error");
  if (unread.length > 0) throw new Error(unread.map(({ message }) => message).join("\n"));
  return new Map(
    files.map((file) => [
      file,
      messages
        .filter(({ type, url }) => type === "error" && url === `file:${file}`)
        .map(({ message, extract = "" }) => ({ message, extract })),
    ]),
  );
}

/** What the checker does not know of CSS, and takes for an error. */
export const MISTAKES_OF_NU: readonly { readonly message: string; readonly about: RegExp }[] = [
  // CSS Conditional Rules 5: a query of the size of an element in place of the screen.
  { message: "CSS: Unrecognized at-rule “@container”", about: /@container/ },
  {
    message: "CSS: “container-type”: Property “container-type” doesn't exist.",
    about: /inline-size/,
  },
  // It reads on within the rule that it does not know, and so past its end.
  { message: "CSS: Parse Error.", about: /\}\s*\}/ },
  // CSS Pseudo-Elements 4: what a closed element of this kind holds.
  {
    message: "CSS: Unknown pseudo-element or pseudo-class “::details-content”.",
    about: /details-content/,
  },
];

/** The error that the checker makes itself, where a complaint is one. */
export function isMistakeOfNu({ message, extract }: Complaint) {
  return MISTAKES_OF_NU.find((one) => one.message === message && one.about.test(extract));
}
