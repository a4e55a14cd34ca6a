import { configDefaults, defineConfig } from "vitest/config";

const CONFORMANCE = "tests/conformance/**/*.test.ts";

export default defineConfig({
  test: {
    // One for each core of the machines; left to itself Vitest keeps one of two cores free.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "tests",
          include: ["tests/**/*.test.ts"],
          exclude: [...configDefaults.exclude, CONFORMANCE],
        },
      },
      // Apart, because it needs what npm does not bring: Java with Maven, and qpdf.
      { extends: true, test: { name: "conformance", include: [CONFORMANCE] } },
    ],
    coverage: {
      provider: "v8",
      include: ["src/monitor/**", "src/codebook/**", "src/yaml/**", "src/language/closest.ts"],
      reporter: ["text"],
    },
  },
});
