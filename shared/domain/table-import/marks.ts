/** Reads the signs of a grid of controls by criteria. */

const YES =
  /^(?:[✓✔☑●•⬤■◼√*]|[x×✕✖]+|y|yes|true|checked|ja|j|oui|o|si|k|m|p|s|d|i|f|full|main|primary|secondary|direct|indirect|key|[1-9])$/u;
const NO = /^(?:|[-–—☐□.]|n|no|nein|non|none|false|unchecked|0|n\s*[./]?\s*a\.?|nicht zutreffend)$/u;

/** True for a mark (x, ✓, ●, yes, 1, P, S and the like), false for an empty cell or a written no, null for anything else. */
export function readMark(text: string): boolean | null {
  const sign = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^[([]\s*(.+?)\s*[)\]]$/u, '$1');
  if (NO.test(sign)) return false;
  return YES.test(sign) ? true : null;
}
