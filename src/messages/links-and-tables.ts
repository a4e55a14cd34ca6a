/** The Dutch messages about links in texts. */
export const linkMessages = {
  "narrative-link":
    "Deze verwijzing leidt in het rapport nergens heen; alleen de woorden komen erin. Gebruik een volledig adres dat begint met https://, mailto: of tel:.",
  "narrative-link-empty":
    "Deze verwijzing heeft geen woorden, dus in het rapport is er niets van te zien. Zet tussen de vierkante haken waar zij heen leidt.",
  "narrative-link-words":
    "De woorden van deze verwijzing zeggen niet waar zij heen leidt. Wie met een voorleesprogramma van verwijzing naar verwijzing gaat, hoort alleen die woorden. Schrijf waar zij heen leidt: [de folder over rechtsbijstand](https://...).",
  "narrative-bare-link":
    "Hier staat een webadres zonder woorden. In het rapport is het een verwijzing, maar een voorleesprogramma leest het teken voor teken voor. Schrijf waar het heen leidt: [de folder over rechtsbijstand](https://...).",
  "narrative-link-title":
    "De tekst tussen aanhalingstekens achter dit adres staat niet in de pdf. Zet in de zin zelf wat lezers moeten weten.",
  "narrative-reference":
    "Een regel die begint met [naam]: en een adres hoort bij een verwijzing, maar geen verwijzing gebruikt deze regel, of de naam komt twee keer voor. Zo komt de regel niet in het rapport. Haal hem weg, of zet er een backslash (\\) voor als hij gewone tekst is.",
} as const;

/** The Dutch messages about tables in texts. */
export const tableMessages = {
  "narrative-table":
    "Deze tabel klopt niet: elke regel heeft evenveel cellen als de kop, en onder de kop staat een regel met streepjes voor elke kolom, zoals | --- | --- |. Anders valt er tekst weg of wordt het geen tabel.",
  "narrative-table-empty":
    "Deze tabel heeft een kop en geen rijen. Een voorleesprogramma kan daar niets mee. Zet er een rij onder, of schrijf de woorden als alinea en haal de streepjes (|---|) weg.",
  "narrative-table-row":
    "Deze regel hoort bij de tabel erboven, maar heeft minder cellen dan de kop; de andere cellen blijven leeg. Is het gewone tekst? Zet er dan een lege regel boven.",
  "narrative-table-caption":
    "Deze tabel heeft geen titel. Zet er een regel boven die zegt wat erin staat, met daarboven een lege regel: Tabel: Gezinnen per regio. Een voorleesprogramma noemt de tabel dan zo.",
  "narrative-table-wide":
    "Deze tabel is waarschijnlijk breder dan een pagina. Dan komt er geen rapport. Haal kolommen weg, maak er twee tabellen van, of gebruik kortere woorden.",
} as const;
