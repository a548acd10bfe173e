/** Which objects and lists of a tree are open: all but the toggled ones, or only those. */
export interface Folding {
  openAll: boolean;
  toggled: number[];
}

/** Most that is remembered one by one. */
const MOST_TOGGLED = 20_000;

/** The outermost value is open. */
export const START: Folding = { openAll: false, toggled: [0] };
export const allOpen: Folding = { openAll: true, toggled: [] };

export function toggled(folding: Folding, node: number): Folding {
  const others = folding.toggled.filter((other) => other !== node);
  const isNew = others.length === folding.toggled.length;
  return { ...folding, toggled: (isNew ? [...others, node] : others).slice(-MOST_TOGGLED) };
}

/** With these open, whatever they were. */
export function opened({ openAll, toggled: nodes }: Folding, within: readonly number[]): Folding {
  const wanted = new Set(within);
  if (openAll) return { openAll, toggled: nodes.filter((node) => !wanted.has(node)) };
  return { openAll, toggled: [...new Set([...nodes, ...within])].slice(-MOST_TOGGLED) };
}
