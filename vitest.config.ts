import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: {
      provider: "v8",
      include: ["src/monitor/**", "src/codebook/**", "src/yaml/**", "src/language/closest.ts"],
      reporter: ["text"],
    },
  },
});
