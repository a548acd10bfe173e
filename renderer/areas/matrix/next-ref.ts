/**
 * A reference that is still free, in the style of the last control: after IAM-07 comes IAM-08, or the first free number
 * after it. C-01 in an empty matrix.
 */
export function nextRef(controls: readonly { ref: string }[]): string {
  const taken = new Set(controls.map(({ ref }) => ref.toLowerCase()));
  const [, stem = 'C-', digits = '00'] = /^(.*?)(\d+)$/.exec(controls.at(-1)?.ref ?? '') ?? [];
  for (let number = Number(digits) + 1; ; number += 1) {
    const ref = `${stem}${String(number).padStart(digits.length, '0')}`;
    if (!taken.has(ref.toLowerCase())) return ref;
  }
}
