import { codebookFrom } from "../../codebook/codebook-file.ts";

/** A codebook of an organisation, with content in each of its parts. */
export const RICH_CODEBOOK = await codebookFrom(`
columns:
  traject_id:
    header: Nummer van het traject
    label: Het nummer dat het team geeft, zonder wie het is
    aliases: [Nr, Trajectnummer, Nummer in het vorige registratiesysteem van het steunteam]
  gezag:
    label: Wie beslist over de kinderen
    answers:
      geen:
        label: Geen van beiden, of nog in onderzoek bij de rechter
        aliases: [Niemand, Nog niet bekend bij ons, De rechter beslist op een later moment]
      voogd: { label: Een voogd, aliases: [Voogdij] }
  geboden_ondersteuning:
    answers:
      speltherapie: { label: Speltherapie 4-12, theme: gezinsherstel, aliases: [Spel] }
      rouwhulp: { label: Hulp bij rouw, theme: overig }
themes:
  externe_relaties: { label: "Omgang met gemeente, school en hulpverlening" }
regions:
  - Twente
  - name: Zuid-Holland Zuid met de Hoeksche Waard en de eilanden van Zuid-Holland
    aliases: [ZHZ, Drechtsteden, Dordrecht en omstreken, Hoeksche Waard, Goeree-Overflakkee]
redefinitions:
  - figure: responseTimes.contactWithin2DaysInPeriod
    from: 2023-07-01
    before: Het aandeel aanmeldingen met een eerste telefonisch contact binnen twee werkdagen.
    change: tellen we kalenderdagen en geen werkdagen, zodat een weekeinde voortaan wel meetelt
  - figure: children.byMeasure
    from: 2024-01-01
    change: tellen ook kinderen mee die eerder uit huis geplaatst waren
`);
