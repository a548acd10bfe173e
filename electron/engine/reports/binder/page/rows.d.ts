export interface RowChoice<Row> {
  search?: string;
  filters?: readonly { valuesOf: (row: Row) => readonly string[]; value: string }[];
  sortOf?: ((row: Row) => string | number) | undefined;
  isDescending?: boolean;
}
export function folded(text: string): string;
export function shownRows<Row>(
  entries: readonly { row: Row; text: string }[],
  choice: RowChoice<Row>,
): readonly Row[];
export function choicesOf<Row>(
  rows: readonly Row[],
  valuesOf: (row: Row) => readonly string[],
  names?: Readonly<Record<string, string>>,
): [value: string, name: string][];
