import type { ChartBlock } from "../model/chart.ts";

/** The contents of the open places of a page. */
export interface Filling {
  /** The page of an element, by its id. */
  readonly pageOf: (id: string) => string;
  /** The drawing of a chart, as HTML. */
  readonly drawing: (chart: ChartBlock) => string;
}

type Place = { readonly page: string } | { readonly chart: ChartBlock };

/** A comment, because no text of a report can contain one and changes to texts leave it alone. */
const OPEN_PLACE = /<!--open (\d+)-->/g;

/** Keeps places open in a page while it is rendered, in text and attributes, to fill them later. */
export class OpenPlaces implements Filling {
  readonly #places: Place[] = [];

  /** The ids of the elements whose page is to be filled in. */
  get pages(): readonly string[] {
    return this.#places.flatMap((place) => ("page" in place ? [place.page] : []));
  }

  readonly pageOf = (page: string): string => this.#open({ page });
  readonly drawing = (chart: ChartBlock): string => this.#open({ chart });

  /** The page with its places filled. */
  fill(html: string, { pageOf, drawing }: Filling): string {
    return html.replaceAll(OPEN_PLACE, (written, index: string) => {
      const place = this.#places[Number(index)];
      if (place === undefined) return written;
      return "page" in place ? pageOf(place.page) : drawing(place.chart);
    });
  }

  #open(place: Place): string {
    return `<!--open ${this.#places.push(place) - 1}-->`;
  }
}
