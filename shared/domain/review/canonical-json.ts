/** JSON values without arrays: what has no name of its own is keyed by what people call it. */
export type Tree = string | number | null | { readonly [key: string]: Tree };

export const isBranch = (value: Tree): value is { readonly [key: string]: Tree } =>
  typeof value === 'object' && value !== null;

/** One text for one value: keys in the order of their code units, no white space (the idea of RFC 8785). */
export function canonicalJson(value: Tree): string {
  if (!isBranch(value)) return JSON.stringify(value);
  const entries = Object.keys(value)
    .toSorted(byCodeUnit)
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${entries.join(',')}}`;
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
