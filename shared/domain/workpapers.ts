import type { TestKind } from './vocabulary.ts';

/** Workpaper number of a control's test: D for design, E for operation (operating effectiveness), as audit indexes do. */
export function workpaperRef(kind: TestKind, controlRef: string): string {
  return `${kind === 'design' ? 'D' : 'E'}-${controlRef}`;
}
