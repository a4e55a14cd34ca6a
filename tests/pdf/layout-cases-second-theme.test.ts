import { THEMES } from "../themes.ts";
import { testFinishedPdf } from "./test-finished-pdf.ts";

await testFinishedPdf(THEMES.tweede);
