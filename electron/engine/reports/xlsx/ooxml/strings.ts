import { escapeString, MAIN, XML_HEAD } from './xml.ts';

const STRINGS_PER_CHUNK = 500;

/** Every text of a workbook once; cells hold its number. */
export class SharedStrings {
  readonly #numbers = new Map<string, number>();
  #uses = 0;

  /** The number of a text. */
  add(text: string): number {
    this.#uses += 1;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  /** The part that holds them, to be written after the last sheet. */
  *chunks(): Generator<string> {
    yield `${XML_HEAD}<sst xmlns="${MAIN}" count="${this.#uses}" uniqueCount="${this.#numbers.size}">`;
    let chunk: string[] = [];
    for (const text of this.#numbers.keys()) {
      chunk.push(`<si><t xml:space="preserve">${escapeString(text)}</t></si>`);
      if (chunk.length === STRINGS_PER_CHUNK) {
        yield chunk.join('');
        chunk = [];
      }
    }
    yield `${chunk.join('')}</sst>`;
  }
}
