/** The number at the end of a reference apart from what stands before it: IAM-07 is `IAM-` and `07`. */
const PARTS = /^(.*?)(\d+)$/;

/** The first reference after one that is not taken, in its style: after IAM-07 comes IAM-08. */
function refAfter(ref: string, taken: ReadonlySet<string>): string {
  const [, stem = `${ref}-`, digits = '0'] = PARTS.exec(ref) ?? [];
  for (let number = Number(digits) + 1; ; number += 1) {
    const next = `${stem}${String(number).padStart(digits.length, '0')}`;
    if (!taken.has(next.toLowerCase())) return next;
  }
}

const takenBy = (controls: readonly { ref: string }[]) =>
  new Set(controls.map(({ ref }) => ref.toLowerCase()));

/** A reference that is still free, in the style of the last control; C-01 in an empty matrix. */
export const nextRef = (controls: readonly { ref: string }[]): string =>
  refAfter(controls.at(-1)?.ref ?? 'C-00', takenBy(controls));

/** A free reference for a copy of each of these controls. */
export function refsForCopies<Control extends { id: string; ref: string }>(
  originals: readonly Control[],
  controls: readonly { ref: string }[],
): { id: string; ref: string }[] {
  const taken = takenBy(controls);
  return originals.map(({ id, ref }) => {
    const next = refAfter(ref, taken);
    taken.add(next.toLowerCase());
    return { id, ref: next };
  });
}

export interface Numbering {
  /** What stands before the number, such as `IAM-`. */
  stem: string;
  first: number;
  /** Least number of digits. */
  digits: number;
}

/** The references of these controls in their order, numbered from the first. */
export const numbered = <Control extends { id: string; ref: string }>(
  controls: readonly Control[],
  { stem, first, digits }: Numbering,
): { id: string; from: string; to: string }[] =>
  controls.map(({ id, ref }, at) => ({
    id,
    from: ref,
    to: `${stem}${String(first + at).padStart(digits, '0')}`,
  }));

/** The numbering that the first of these controls has. */
export function numberingOf(controls: readonly { ref: string }[]): Numbering {
  const [, stem = 'C-', digits = '01'] = PARTS.exec(controls[0]?.ref ?? '') ?? [];
  return { stem, first: Number(digits), digits: digits.length };
}

/**
 * The renamings in an order in which each new reference is free when its turn comes: one that is still held waits for its
 * holder, and a circle is opened through a reference that nobody has.
 */
export function inFreeOrder(
  renamings: readonly { id: string; from: string; to: string }[],
): { id: string; ref: string }[] {
  const key = (ref: string) => ref.toLowerCase();
  const waiting = new Map(
    renamings.filter(({ from, to }) => from !== to).map((renaming) => [key(renaming.from), renaming]),
  );
  const steps: { id: string; ref: string }[] = [];
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(
      ({ from, to }) => key(to) === key(from) || !waiting.has(key(to)),
    );
    for (const { id, from, to } of free) {
      steps.push({ id, ref: to });
      waiting.delete(key(from));
    }
    const [blocked] = waiting.values();
    if (free.length > 0 || !blocked) continue;
    const aside = `${blocked.from} (renumbering)`;
    steps.push({ id: blocked.id, ref: aside });
    waiting.delete(key(blocked.from));
    waiting.set(key(aside), { ...blocked, from: aside });
  }
  return steps;
}
