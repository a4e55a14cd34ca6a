import { THEMES } from "../themes.ts";
import { sampleOfType } from "./samples.ts";
import { testLayout } from "./test-layout.ts";

testLayout(THEMES.standaard, [
  await sampleOfType("leerrapport", THEMES.standaard, 12),
  await sampleOfType("nota", THEMES.standaard, 2),
  await sampleOfType("factsheet", THEMES.standaard, 1),
]);
