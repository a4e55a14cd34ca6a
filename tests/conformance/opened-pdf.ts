import {
  decodePDFRawStream,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
  type PDFObject,
} from "@cantoo/pdf-lib";

/** A finished PDF, opened to be broken. */
export interface OpenedPdf {
  readonly catalog: PDFDict;
  readonly pages: readonly PDFDict[];
  /** The end of every file. */
  readonly trailer: { ID?: PDFObject; Info?: PDFObject };
  /** The structure elements of a type, in file order. */
  readonly elements: (type: string) => readonly PDFDict[];
  /** The dictionaries with a type. */
  readonly ofType: (type: string) => readonly PDFDict[];
  /** Changes the text of a stream, with one byte in each character. */
  readonly rewrite: (holder: PDFDict, key: string, change: (text: string) => string) => void;
  readonly make: PDFDocument["context"]["obj"];
}

/** A way to break a PDF: in its objects, and in some cases in its bytes afterwards. */
export interface Damage {
  readonly objects?: (pdf: OpenedPdf) => void;
  readonly bytes?: (file: Buffer) => Buffer;
}

/** Opens a PDF, does damage, and writes it as a file again. */
export async function damaged(bytes: Uint8Array, damage: Damage): Promise<Buffer> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  damage.objects?.(opened(document));
  const written = Buffer.from(
    await document.save({
      useObjectStreams: true,
      updateFieldAppearances: false,
      addDefaultPage: false,
    }),
  );
  return damage.bytes?.(written) ?? written;
}

/** The types of structure element that a PDF has. */
export async function structureTypes(bytes: Uint8Array): Promise<ReadonlySet<string>> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const elements = opened(document).ofType("StructElem");
  return new Set(elements.map((dict) => String(dict.get(PDFName.of("S"))).slice(1)));
}

/** An object to break, which must exist. */
export function first<T>(found: readonly T[]): T {
  const [one] = found;
  if (one === undefined) throw new Error("the PDF lacks what is to be broken");
  return one;
}

function opened(document: PDFDocument): OpenedPdf {
  const { context, catalog } = document;
  const dictionaries = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []));
  const named = (key: string, value: string): PDFDict[] =>
    dictionaries.filter((dict) => dict.get(PDFName.of(key)) === PDFName.of(value));
  return {
    catalog,
    pages: document.getPages().map(({ node }) => node),
    trailer: context.trailerInfo,
    elements: (type) => named("S", type),
    ofType: (type) => named("Type", type),
    rewrite: (holder, key, change) => {
      const ref = holder.get(PDFName.of(key));
      const stream = context.lookup(ref);
      if (!(ref instanceof PDFRef && stream instanceof PDFRawStream)) {
        throw new Error(`/${key} is no stream`);
      }
      const text = Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
      const changed = change(text);
      if (changed === text) throw new Error(`nothing of /${key} was changed`);
      const { dict } = stream;
      dict.delete(PDFName.of("Filter"));
      const content = Buffer.from(changed, "latin1");
      dict.set(PDFName.of("Length"), context.obj(content.length));
      context.assign(ref, PDFRawStream.of(dict, content));
    },
    make: context.obj.bind(context),
  };
}
