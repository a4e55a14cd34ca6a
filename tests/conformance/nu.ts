import path from "node:path";

import { z } from "zod";

import { jarsOf, type JavaTool } from "./maven.ts";
import { runJava } from "./run-tool.ts";

/** The Nu Html Checker, which validator.w3.org uses. */
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

/** A complaint of the checker about a page, with its place. */
export interface Complaint {
  readonly message: string;
  readonly extract: string;
}

/**
 * The errors that the Nu Html Checker finds in pages, by file. All in one process, because Java
 * starts slower than most checks take. Throws if there is no checker or it gives no answer.
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

/** CSS that the checker does not know, and reports as an error. */
export const MISTAKES_OF_NU: readonly { readonly message: string; readonly about: RegExp }[] = [
  // CSS Conditional Rules 5: a query of the size of an element instead of the screen.
  { message: "CSS: Unrecognized at-rule “@container”", about: /@container/ },
  {
    message: "CSS: “container-type”: Property “container-type” doesn't exist.",
    about: /inline-size/,
  },
  // It continues within the unknown rule, and so past its end.
  { message: "CSS: Parse Error.", about: /\}\s*\}/ },
  // CSS Pseudo-Elements 4: the contents of a closed element of this kind.
  {
    message: "CSS: Unknown pseudo-element or pseudo-class “::details-content”.",
    about: /details-content/,
  },
];

/** The checker's own mistake, if a complaint is one. */
export function isMistakeOfNu({ message, extract }: Complaint) {
  return MISTAKES_OF_NU.find((one) => one.message === message && one.about.test(extract));
}
