import { ReportError } from "../src/errors.ts";

/** How `promise` fails: "browser: De browser …" for an error of ours, else the error as text. */
export async function failureOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return "no failure";
  } catch (error) {
    return error instanceof ReportError ? `${error.kind}: ${error.message}` : String(error);
  }
}
