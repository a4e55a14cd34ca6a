import { THEMES } from "../themes.ts";
import { sampleOfType } from "./samples.ts";
import { testLayout } from "./test-layout.ts";

testLayout(THEMES.tweede, [
  // Its letters are wider.
  await sampleOfType("leerrapport", THEMES.tweede, 13),
  await sampleOfType("nota", THEMES.tweede, 2),
  await sampleOfType("factsheet", THEMES.tweede, 1),
]);
