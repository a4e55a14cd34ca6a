import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, describe, expect, it } from "vitest";

import { DARK_PALETTE, PALETTE } from "../../src/colour/palette.ts";
import { readSettings, settleSettings } from "../../src/settings/settle-settings.ts";

const folder = mkdtempSync(path.join(tmpdir(), "peildatum-settings-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function settingsOf(text: string) {
  writeFileSync(path.join(folder, "report.config.yaml"), text);
  return await readSettings({}, {}, folder);
}

/** The findings about a settings file, as "line: message". */
async function problemsOf(text: string): Promise<readonly string[]> {
  const { findings } = await settingsOf(text);
  for (const { code, file, severity } of findings) {
    expect({ code, file, severity }).toEqual({
      code: "settings-invalid",
      file: "report.config.yaml",
      severity: "error",
    });
  }
  return findings.map(({ line, message }) => `${line}: ${message}`);
}

describe("colours in the settings", () => {
  it("are those of the palette by default", async () => {
    const { settings } = await settingsOf("organisation: Team\n");
    expect(settings).toMatchObject({
      colors: null,
      palettes: { light: PALETTE, dark: DARK_PALETTE },
    });
  });

  it("replace the accent and the second colour, and derive past and ramp from the accent", async () => {
    const { settings, findings } = await settingsOf(
      'colors:\n  accent: "#7A1F5C"\n  second: "#1f7a3d"\n',
    );
    expect(findings).toEqual([]);
    expect(settings.colors).toEqual({ accent: "#7a1f5c", second: "#1f7a3d" });
    expect(settings.palettes.light).toMatchObject({
      accent: "#7a1f5c",
      second: "#1f7a3d",
      unknown: PALETTE.unknown,
    });
    expect(settings.palettes.light.past).not.toBe(PALETTE.past);
    expect(settings.palettes.light.ramp.at(-1)).toBe(settings.palettes.light.past);
  });

  it("keep the second colour if only an accent is chosen", async () => {
    const { settings } = await settingsOf('colors:\n  accent: "#154273"\n');
    expect(settings.palettes.light).toMatchObject({ accent: "#154273", second: PALETTE.second });
    expect(settings.colors).toEqual({ accent: "#154273" });
  });

  it("are refused in another notation", async () => {
    expect(
      await problemsOf('colors:\n  accent: blauw\n  second: "#abc"\ninput: monitor.csv\n'),
    ).toEqual([
      '2: De instelling "colors.accent" klopt niet: schrijf een kleur als "#0a425c": een hekje en zes cijfers of letters a t/m f, tussen rechte aanhalingstekens.',
      '3: De instelling "colors.second" klopt niet: schrijf een kleur als "#0a425c": een hekje en zes cijfers of letters a t/m f, tussen rechte aanhalingstekens.',
    ]);
  });

  it("change the text, the light backgrounds and the accent on a dark screen", async () => {
    const text = 'colors:\n  accent: "#7a1f5c"\n  ink: "#22161d"\n  tint: "#f7eef4"\n';
    const { settings, findings } = await settingsOf(text);
    expect(findings).toEqual([]);
    const { light, dark } = settings.palettes;
    expect(light).toMatchObject({ ink: "#22161d", tint: "#f7eef4", quiet: PALETTE.quiet });
    expect(dark).toMatchObject({ ink: DARK_PALETTE.ink, tint: DARK_PALETTE.tint });
    expect([dark.accent, dark.past]).not.toContain(DARK_PALETTE.accent);
    expect(dark.past).not.toBe(DARK_PALETTE.past);
  });

  it("are refused for an unknown role", async () => {
    const { findings } = await settingsOf('colors:\n  past: "#000000"\n');
    expect(findings).toMatchObject([
      {
        line: 2,
        code: "settings-unknown",
        message: 'De instelling "past" bestaat niet. Kies uit: accent, second, unknown, ink, tint.',
      },
    ]);
    expect(await problemsOf("colors: rood\n")).toEqual([
      '1: De instelling "colors" klopt niet: hier horen onderdelen, elk met een naam en een waarde.',
    ]);
  });

  it.each([
    [
      'accent: "#9bb7c4"',
      "De kleur accent (#9bb7c4) heeft een contrast van 2,1 op 1 met de pagina; minstens 4,5 op 1 is nodig. Kies een donkerder kleur.",
    ],
    [
      'accent: "#777777"',
      "De kleur accent (#777777) heeft een contrast van 4,4 op 1 met de pagina; minstens 4,5 op 1 is nodig. Kies een donkerder kleur.",
    ],
    [
      'unknown: "#b0b7bc"',
      "De kleur unknown (#b0b7bc) heeft een contrast van 2 op 1 met de pagina; minstens 3 op 1 is nodig. Kies een donkerder kleur.",
    ],
    [
      'ink: "#5d6a73"',
      "De kleur ink (#5d6a73) heeft een contrast van 1,7 op 1 met de lichtere kleur van eerdere maanden; minstens 4,5 op 1 is nodig. Kies een donkerder kleur.",
    ],
    [
      'tint: "#bcc6ce"',
      "De kleur tint (#bcc6ce) heeft een contrast van 4,2 op 1 met de grijze tekst van opmerkingen; minstens 4,5 op 1 is nodig. Kies een lichtere kleur.",
    ],
    [
      'accent: "#757575"',
      "De kleur accent (#757575) heeft een contrast van 4,1 op 1 met een lichte achtergrond; minstens 4,5 op 1 is nodig. Kies een donkerder kleur.",
    ],
    [
      'second: "#e8b04a"',
      "De kleur second (#e8b04a) heeft een contrast van 1,9 op 1 met de pagina; minstens 4,5 op 1 is nodig. Kies een donkerder kleur.",
    ],
    [
      'second: "#0b4f6c"',
      "De kleur second (#0b4f6c) lijkt te veel op de kleur accent (#0a425c): het verschil (ΔE) is 4,2; minstens 10 is nodig. Kies een van beide lichter of donkerder.",
    ],
    [
      'unknown: "#7c858b"',
      "De kleur unknown (#7c858b) lijkt in grijstinten te veel op de kleur second (#965f10): het verschil (ΔE) is 9,7; minstens 10 is nodig. Kies een van beide lichter of donkerder.",
    ],
    [
      'accent: "#c00000"',
      "De kleur accent (#c00000) lijkt in grijstinten te veel op de kleur second (#965f10): het verschil (ΔE) is 4,8; minstens 10 is nodig. Kies een van beide lichter of donkerder.",
    ],
    [
      'accent: "#0066ee"\n  second: "#5a3a00"',
      "De kleur accent (#0066ee) lijkt voor wie blauw en geel niet goed ziet (tritanopie) te veel op de lichtere kleur van eerdere maanden (#7193c9): het verschil (ΔE) is 9,7; minstens 10 is nodig. Kies een donkerder kleur.",
    ],
    [
      'accent: "#005500"',
      "De kleur accent (#005500) lijkt voor wie rood en groen niet goed ziet (protanopie) te veel op de kleur second (#965f10): het verschil (ΔE) is 8,7; minstens 10 is nodig. Kies een van beide lichter of donkerder.",
    ],
  ])("are refused if readers cannot read them or tell them apart: %s", async (colour, message) => {
    expect(await problemsOf(`organisation: Team\ncolors:\n  ${colour}\n`)).toEqual([
      `3: ${message}`,
    ]);
    await expect(settleSettings({}, {}, folder)).rejects.toMatchObject({ exitCode: 2 });
  });

  it("are refused each on its own line, while the other settings are read", async () => {
    const text = 'colors:\n  accent: "#dddddd"\n  second: "#eeeeee"\norganisation: Team\n';
    expect((await problemsOf(text)).map((problem) => problem.slice(0, 20))).toEqual([
      "2: De kleur accent (",
      "3: De kleur second (",
    ]);
    const { settings } = await settingsOf(text);
    expect(settings).toMatchObject({ organisation: "Team", palettes: { light: PALETTE } });
  });
});

describe("the website in the settings", () => {
  it.each(["https://www.voorbeeld.nl/rapporten", "http://voorbeeld.nl"])(
    "accepts %s",
    async (url) => expect((await settingsOf(`website: ${url}\n`)).settings.website).toBe(url),
  );

  it.each(["www.voorbeeld.nl", "ftp://voorbeeld.nl", '"javascript:alert(1)"', "https://a b"])(
    "refuses %s",
    async (url) =>
      expect(await problemsOf(`contact: Vragen?\nwebsite: ${url}\n`)).toEqual([
        '2: De instelling "website" klopt niet: schrijf een adres als https://www.voorbeeld.nl/rapporten.',
      ]),
  );
});

describe("the address of files in the settings", () => {
  const FILES = "https://www.voorbeeld.nl/uploads/{year}/{month}/{file}";

  it.each([
    [`website: ${FILES}\n`, { website: null, websiteFiles: FILES }],
    [`website:\n  files: ${FILES}\n`, { website: null, websiteFiles: FILES }],
    [
      `website:\n  page: https://www.voorbeeld.nl\n  files: ${FILES}\n`,
      { website: "https://www.voorbeeld.nl", websiteFiles: FILES },
    ],
  ])("accepts %j", async (text, expected) =>
    expect((await settingsOf(text)).settings).toMatchObject(expected),
  );

  it.each([
    ["website: http://voorbeeld.nl/{file}", '"website" klopt niet: schrijf een adres dat begint'],
    ["website: https://{file}.nl/", '"website" klopt niet: tussen accolades kunnen alleen'],
    ["website: https://voorbeeld.nl/{dag}/{file}", '"website" klopt niet: tussen accolades'],
    [
      "website:\n  files: https://voorbeeld.nl/x",
      '"website.files" klopt niet: schrijf een adres dat begint met https:// en waar {file} in staat',
    ],
    ["website: 5", '"website" klopt niet: hier hoort tekst'],
  ])("refuses %j", async (text, problem) => {
    expect(await problemsOf(`${text}\n`)).toEqual([expect.stringContaining(problem)]);
  });
});

describe("the label of an event", () => {
  const withLabel = (length: number) =>
    `events:\n  - date: 2023-09-19\n    label: ${"ë".repeat(length)}\n`;

  it("has at most 80 characters", async () => {
    expect(await problemsOf(withLabel(80))).toEqual([]);
    expect(await problemsOf(withLabel(81))).toEqual([
      '3: De instelling "events.0.label" klopt niet: maak de tekst korter, tot ten hoogste 80 tekens.',
    ]);
  });
});

describe("texts and lists in the settings", () => {
  const events = (count: number) =>
    `events:\n${"  - date: 2023-09-19\n    label: Brieven verstuurd\n".repeat(count)}`;

  it.each([
    ["organisation", 200],
    ["logoAlt", 200],
    ["contact", 1000],
    ["input", 4096],
    ["logo", 4096],
    ["document", 200],
  ])("have a maximum length: %s", async (name, most) => {
    const settingOf = (length: number) =>
      `logo: a\n${name}: ${"a".repeat(length)}\n`.replace(/^logo: a\n(?=logo:)/, "");
    expect(await problemsOf(settingOf(most))).toEqual([]);
    expect(await problemsOf(settingOf(most + 1))).toEqual([
      expect.stringContaining(
        `De instelling "${name}" klopt niet: maak de tekst korter, tot ten hoogste ${most} tekens.`,
      ),
    ]);
  });

  it("are all reported together if they are too long or too many", async () => {
    const website = `website: https://www.voorbeeld.nl/${"a".repeat(500)}\n`;
    expect(await problemsOf(events(50))).toEqual([]);
    expect(
      await problemsOf(`${website}organisation: ${"a ".repeat(101)}b\n${events(5000)}`),
    ).toEqual([
      '1: De instelling "website" klopt niet: maak de tekst korter, tot ten hoogste 500 tekens.',
      '2: De instelling "organisation" klopt niet: maak de tekst korter, tot ten hoogste 200 tekens.',
      '3: De instelling "events" klopt niet: noem ten hoogste 50 gebeurtenissen.',
    ]);
  });
});

describe("the logo in the settings", () => {
  it.each([
    ["logo: logo.svg", "Logo"],
    ["organisation: Team Thuis\nlogo: logo.svg", "Logo van Team Thuis"],
    ["organisation: Team Thuis\nlogo: logo.svg\nlogoAlt: Het huis", "Het huis"],
  ])("has an alternative text: %j", async (text, alt) => {
    const { settings } = await settingsOf(`${text}\n`);
    expect(settings.logo).toMatchObject({ path: "logo.svg", alt });
  });
});
