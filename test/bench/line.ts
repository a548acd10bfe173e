/** One line of the table that the benchmarks print. */
export interface Line {
  name: string;
  /** In `unit`. */
  ours: number;
  unit: 's' | 'ms' | 'MB' | '%';
  /** The same work by another program in the same run, alternately. */
  reference?: { name: string; value: number };
  /** At most this, in `unit`; or, with a reference, at most this many times it. */
  target: { most: number } | { ratio: number };
}

/** Null where there is no reference, or it is nothing. */
export const ratioOf = ({ ours, reference }: Line): number | null =>
  reference && reference.value > 0 ? ours / reference.value : null;

export function isMet(line: Line): boolean {
  return 'most' in line.target ? line.ours <= line.target.most : (ratioOf(line) ?? 0) <= line.target.ratio;
}

/** The lines as a table of aligned columns. */
export function formatTable(lines: readonly Line[]): string {
  const number = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0));
  const rows = lines.map((line) => [
    line.name,
    `${number(line.ours)} ${line.unit}`,
    line.reference ? `${line.reference.name} ${number(line.reference.value)} ${line.unit}` : '',
    ratioOf(line)?.toFixed(2) ?? '',
    'most' in line.target ? `${line.target.most} ${line.unit}` : `${line.target.ratio.toFixed(2)}x`,
    isMet(line) ? 'yes' : 'NO',
  ]);
  const table = [['name', 'ours', 'reference', 'ratio', 'target', 'met'], ...rows];
  const widths = table[0]?.map((_, i) => Math.max(...table.map((row) => row[i]?.length ?? 0))) ?? [];
  return table
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
