/** Controls assumed at others: reading a list of them from a report, and numbering our own. */

/** "CUEC-3", "UEC 12", "C1.2", "4", "(b)" at the start of a line, with what parts it from the text. */
const NUMBER = /^\(?((?:[A-Z]{1,6}[\s-]?)?\d{1,3}(?:\.\d{1,3})*|[a-z])(?:[).:\t]+\s*|\s+[-–]\s+|\s{2,})/;
const CODED = /^([A-Z]{2,6}[\s-]?\d{1,3}(?:\.\d{1,3})*)\s+/;
const BULLET = /^[-–•*·▪]\s+/;

export interface AssumedControl {
  number: string;
  name: string;
}

/** A list as it was copied from a report: one control a line, with or without its number; empty lines and bullets are passed over. */
export function readAssumedControls(text: string): AssumedControl[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim().replace(BULLET, ''))
    .filter((line) => line !== '')
    .map((line) => {
      const found = NUMBER.exec(line) ?? CODED.exec(line);
      const name = found ? line.slice(found[0].length).trim() : line;
      return found?.[1] && name !== '' ? { number: found[1], name } : { number: '', name: line };
    });
}

/** The number after the highest of its kind: `CSOC-04`. */
export function nextNumber(kind: 'cuec' | 'csoc', numbers: readonly string[]): string {
  const prefix = kind.toUpperCase();
  const used = numbers.flatMap((number) => {
    const found = new RegExp(`^${prefix}-?(\\d+)$`, 'i').exec(number.trim());
    return found ? [Number(found[1])] : [];
  });
  return `${prefix}-${String(Math.max(0, ...used) + 1).padStart(2, '0')}`;
}

/** A number for each of these that has none, in their order, each after the highest of its kind. */
export function numbersFor<T extends { kind: 'cuec' | 'csoc'; number: string }>(
  controls: readonly T[],
): { control: T; number: string }[] {
  const known = controls.map(({ number }) => number);
  return controls
    .filter(({ number }) => number.trim() === '')
    .map((control) => {
      const number = nextNumber(control.kind, known);
      known.push(number);
      return { control, number };
    });
}
