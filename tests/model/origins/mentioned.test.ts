import { expect, it } from "vitest";

import { fromTodaysExportIn, mentionedIn } from "../../../src/model/origins/read-origins.ts";
import type { Block } from "../../../src/model/blocks.ts";

it("finds the figures of numbers and names at any depth, and nothing else", () => {
  const run = (origin: string) => ({ text: "5", origin });
  const blocks: readonly Block[] = [
    {
      type: "paragraph",
      isLead: false,
      text: [
        run("share(people.bySupported.moeder, people.bySupported.total)"),
        run("2023-Q4@kept/children.returned.value"),
        run("period.to"),
        run("settings.contact"),
        run("rule.contactWithinDays"),
        run("revised(2023-Q4)"),
        { text: "", note: [run("registrations.total.value - 2023-Q4/status.supported.value")] },
      ],
    },
    {
      type: "list",
      items: [[run("regions.byRegion.St. moeder.label.label")]],
      remark: [run("redefinition(children.byMeasure@2024-01-01).change")],
    },
  ];
  expect([...mentionedIn(blocks)]).toEqual([
    "people.bySupported",
    "children.returned",
    "registrations.total",
    "status.supported",
    "regions.byRegion",
    "children.byMeasure",
  ]);
});

it("finds which figures of an earlier period come from today's export", () => {
  const run = (origin: string) => ({ text: "5", origin });
  const isTold = fromTodaysExportIn([
    {
      type: "paragraph",
      isLead: false,
      text: [
        run("share(2023-Q4/status.supported.value, 2023-Q4@kept/registrations.total.value)"),
        run("children.total.value"),
      ],
    },
  ]);
  expect(isTold("2023-Q4", "status.supported")).toBe(true);
  expect(isTold("2023-Q3", "status.supported")).toBe(false);
  expect(isTold("2023-Q4", "registrations.total")).toBe(false);
  expect(isTold("2023-Q4", "children.total")).toBe(false);
});
