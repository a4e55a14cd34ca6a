/**
 * The ids of a file with the line of each, in arrays of plain numbers. For a million ids, a Map of
 * strings takes four times the memory.
 */
export class SeenIds {
  /** The number of an id, from 1, by its hash; 0 marks a free place. The length is a power of 2. */
  #table = new Uint32Array(1 << 12);
  /** For each id the start of its characters, and one more entry for the end. */
  #starts = new Uint32Array(1 << 11);
  #lines = new Uint32Array(1 << 11);
  #hashes = new Uint32Array(1 << 11);
  #characters = new Uint16Array(1 << 14);
  #count = 0;

  /** Notes an id on a line. Returns the line of its first occurrence if it was noted before. */
  note(id: string, line: number): number | undefined {
    const hash = hashOf(id);
    const mask = this.#table.length - 1;
    let place = hash & mask;
    for (let known = this.#table[place] ?? 0; known !== 0; known = this.#table[place] ?? 0) {
      if (this.#hashes[known - 1] === hash && this.#isAt(known - 1, id)) {
        return this.#lines[known - 1];
      }
      place = (place + 1) & mask;
    }
    this.#append(id, hash, line);
    this.#table[place] = this.#count;
    if (this.#count * 2 > this.#table.length) this.#growTable();
    return undefined;
  }

  #isAt(index: number, id: string): boolean {
    const start = this.#starts[index] ?? 0;
    if ((this.#starts[index + 1] ?? 0) - start !== id.length) return false;
    for (let at = 0; at < id.length; at += 1) {
      if (this.#characters[start + at] !== id.charCodeAt(at)) return false;
    }
    return true;
  }

  #append(id: string, hash: number, line: number): void {
    const start = this.#starts[this.#count] ?? 0;
    if (this.#count + 2 > this.#starts.length) {
      this.#starts = doubled(this.#starts, Uint32Array);
      this.#lines = doubled(this.#lines, Uint32Array);
      this.#hashes = doubled(this.#hashes, Uint32Array);
    }
    while (start + id.length > this.#characters.length) {
      this.#characters = doubled(this.#characters, Uint16Array);
    }
    for (let at = 0; at < id.length; at += 1) this.#characters[start + at] = id.charCodeAt(at);
    this.#lines[this.#count] = line;
    this.#hashes[this.#count] = hash;
    this.#count += 1;
    this.#starts[this.#count] = start + id.length;
  }

  #growTable(): void {
    this.#table = new Uint32Array(this.#table.length * 2);
    const mask = this.#table.length - 1;
    for (let index = 0; index < this.#count; index += 1) {
      let place = (this.#hashes[index] ?? 0) & mask;
      while (this.#table[place] !== 0) place = (place + 1) & mask;
      this.#table[place] = index + 1;
    }
  }
}

/** FNV-1a over the code units, with its high bits mixed into the low ones. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

function doubled<A extends Uint16Array | Uint32Array>(old: A, Type: new (length: number) => A): A {
  const grown = new Type(old.length * 2);
  grown.set(old);
  return grown;
}
