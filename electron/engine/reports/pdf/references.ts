/**
 * References inside a document. A part says where a thing stands, with `flow.anchor('control', 'IAM-07')` before its heading or
 * paragraph, or `anchor: destinationOf('control', 'IAM-07')` on the row of a table; any text names it with `ref('control', 'IAM-07')`.
 * The first place wins. A name without a place in this document stays plain text.
 */
import type { Span } from './text.ts';

export type Referred =
  | 'control'
  | 'criterion'
  | 'evidence'
  | 'finding'
  | 'policy'
  | 'request'
  | 'risk'
  | 'test'
  | 'vendor'
  | 'workpaper';

/** What spans, rows and `flow.anchor` know a thing by. */
export function destinationOf(kind: Referred, id: string): string {
  return `${kind} ${id}`;
}

/** A name that leads to where the thing stands; further looks of a span may be added to it. */
export function ref(kind: Referred, id: string, text: string = id): Span {
  return { text, to: destinationOf(kind, id) };
}

/** Several names with a comma between them. */
export function refs(kind: Referred, ids: readonly string[]): Span[] {
  return ids.flatMap((id, at) => (at === 0 ? [ref(kind, id)] : [{ text: ', ' }, ref(kind, id)]));
}
