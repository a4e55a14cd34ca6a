/** A word of 40 letters, different for each number. */
function longWord(letter: string): string {
  return `Vermoedelijkheids${letter.repeat(3)}verantwoordingsbeleid`.padEnd(40, "en").slice(0, 40);
}

function times<T>(count: number, make: (place: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

const SENTENCE =
  "Gezinnen vertellen ons dat rust en tijd het verschil maken, en dat één vast gezicht helpt.";

/** A table of `rows` rows with every kind of text in its cells, and empty ones. */
export function tableOf(rows: number): string {
  const body = times(rows, (row) => {
    const cells = [
      `Rij ${row} van **deze** tabel`,
      row % 7 === 0 ? longWord("t") : `\`code ${row}\` en *nadruk*`,
      row % 5 === 0 ? `[een adres](https://voorbeeld.nl/rij/${row})` : `~~oud~~ nieuw`,
      row % 11 === 0 ? "" : String(row * 1234),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    `|  | ${longWord("k")} | Hoe *dan* | Aantal |`,
    "| :--- | :---: | --- | ---: |",
    ...body,
  ].join("\n");
}

/** Notes of several paragraphs, with lists, links and long words, each called in a sentence. */
export function notes(count: number): string {
  const calls = times(count, (note) => `${SENTENCE}[^noot${note}]`);
  const texts = times(count, (note) => {
    const more = [
      `    ${SENTENCE} Zie [de toelichting](https://voorbeeld.nl/toelichting/${note}).`,
      `    - eerste punt van noot ${note}\n    - tweede punt, met een ${longWord("n")}\n\n    1. dan dit\n    2. dan dat`,
      `    > Een ouder zei dit in noot ${note}.`,
      `    \`\`\`\n    noot ${note}\n    \`\`\``,
    ];
    return [`[^noot${note}]: Noot ${note}. ${SENTENCE}`, ...more.slice(0, note % 5)].join("\n\n");
  });
  return [
    ...times(Math.ceil(count / 4), (group) => calls.slice(4 * (group - 1), 4 * group).join(" ")),
    `Een noot mag twee keer: hier[^noot1] en hier.[^noot1] En een noot ter plekke.^[Zonder naam, met **nadruk**.]`,
    ...texts,
  ].join("\n\n");
}

/** Lists in lists, ordered and not, three deep, close together and loose. */
export const LISTS = `
- Eerste punt
  - Daaronder, met **nadruk**
    - Nog dieper, met een [verwijzing](https://voorbeeld.nl/dieper)
    - En nog een
  - Terug, met een ${longWord("l")}
- Tweede punt
  1. Geordend hierin
     1. En nog eens
        - Weer zonder nummer
     2. Dan verder
  2. Tot slot

7. Een lijst die bij zeven begint
8. En bij acht doorgaat

- Een losse lijst.

  Met een tweede alinea in het punt. ${SENTENCE}

- Een punt met een citaat:

  > Gezegd in een lijst.
  >
  > - Een punt in een citaat in een lijst

- Een punt met een blok:

  \`\`\`
  eerste regel
  tweede regel
  \`\`\`
`;

/** Headings of every level that a narrative may have, each below the one above it. */
export const HEADINGS = `
### Een kop van de derde graad met een ${longWord("h")}

${SENTENCE}

#### Een kop van de vierde graad

##### Een kop van de vijfde graad, **vet** en \`code\`

###### Een kop van de zesde graad met [een verwijzing](https://voorbeeld.nl/kop)

${SENTENCE}

#### Weer een kop van de vierde graad

${SENTENCE}

### Weer een kop van de derde graad

##### Een kop die een graad overslaat

${SENTENCE}
`;

/** Quotes of every kind: short, with several paragraphs, nested, and around other blocks. */
export const QUOTES = `
> Een kort citaat.

> Een citaat van twee alinea's.
>
> De tweede alinea, met "aanhalingstekens" en 'andere'.
>
> — Moeder

> Een citaat.
>
> > Daarin een citaat.
> >
> > > En daarin nog een, met een ${longWord("q")}.

> ### Een kop in een citaat
>
> 1. Een punt in een citaat
> 2. Nog een
>
> | In een | citaat |
> | --- | ---: |
> | staat een | 1 |
> | tabel met | 2 |
>
> \`\`\`
> een blok
> \`\`\`
`;

/** Words in other languages: in quotes, headings, lists, cells, notes and links. */
export const LANGUAGES = `
> [en] We were never asked before what *we* needed. See [our letter](https://voorbeeld.nl/letter).[^taal]
>
> ### A heading of ${longWord("e")}
>
> - one
> - two [Jugendamt]{lang=de}
>
> > [tr] Bize hiç sorulmadı.
> >
> > — Vader
>
> — Moeder

> [he] אני מודה לכם
> — Ouder

### Een kop met [follow-up]{lang=en}

Dat heet *[follow-up]{lang=en-GB}* en [een **vette** [verwijzing](https://voorbeeld.nl/taal)]{lang=pap}, of [een [iki]{lang=tr} brief](https://voorbeeld.nl/iki). Een [${longWord("x")} van zo lang]{lang=en} en ${longWord("y")}.

- Een punt met [uno]{lang=pap}.

Tabel: Woorden in *andere* [languages]{lang=en}

| Taal | [Word]{lang=en} |
| --- | ---: |
| Engels | [one]{lang=en} |
| [Türkçe]{lang=tr} | [bir]{lang=tr} |
|  | geen |

[^taal]: Een noot met [a word]{lang=en}.
`;

/** Inline elements, and elements that are alone. */
export const WITHIN_LINES = `
**Vet**, *schuin*, ***vet en schuin***, ~~doorgehaald~~, **~~vet doorgehaald~~** en \`code in een zin\`.
Een regel met een harde overgang\\
en nog een  
en de laatste. Een ${longWord("p")} en een **${longWord("v")}** en een \`${longWord("c")}\`.

${SENTENCE} [Een verwijzing die zo lang is dat zij over regels breekt, en misschien wel over kolommen](https://www.voorbeeld.nl/een/heel/lang/adres?met=vraag&en=nog-een#en-een-plek) en [een ${longWord("w")} met **nadruk**](https://voorbeeld.nl/). Ook <https://voorbeeld.nl/een-adres-dat-zichzelf-noemt-en-niet-gauw-ophoudt-want-zo-zijn-adressen-nu-eenmaal> en <post@voorbeeld.nl>, [bel ons](tel:0881234567), [een pad met spaties](<https://voorbeeld.nl/een pad/é?q=a b#c d>), [een naam met een accent](https://café.voorbeeld.nl/) en [een plek die er niet is](#nergens). [${SENTENCE}](https://voorbeeld.nl/zin "Met een titel")

---

${times(8, () => SENTENCE).join(" ")}

\`\`\`
een blok met code
  en een ingesprongen regel

na een lege regel, en een regel die veel te lang is om in een kolom te passen zonder te breken
\`\`\`

    een ingesprongen blok

***

Tekens: “aanhaling”, ‘enkel’, € 1.234,56 – 12%… ½ × 3 is anderhalf, a < b & ook &amp; blijft tekst. Niet in het eigen lettertype: Ω, Жук, ≥. Wel: é, los geschreven: e\u0301.
`;
