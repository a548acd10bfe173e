import type { EvidenceLinkKind } from '../../shared/domain/evidence-links.ts';
import { api } from '../app/api.ts';
import { plural } from '../app/format.ts';
import { runAction } from '../app/query.ts';
import type { AttachOptions } from '../state/attach.ts';
import type { DraggedEvidence } from './evidence-drag.ts';

/** "EV-0012", "3 records". */
export const recordsWords = (records: readonly DraggedEvidence[]): string =>
  records.length === 1 ? (records[0]?.ref ?? '') : plural(records.length, 'record');

type Link = (evidenceIds: string[]) => Promise<unknown>;

/** How records are linked to a place; null where that is done in the place itself, such as a test sheet. */
export function linkTo({
  controlIds = [],
  requestIds = [],
  links = [],
  sampleItemIds = [],
  testIds = [],
}: AttachOptions): Link | null {
  if (sampleItemIds.length + testIds.length > 0) return null;
  const to =
    (kind: EvidenceLinkKind, targetIds: string[]): Link =>
    (evidenceIds) =>
      api.evidence.linkTo({ evidenceIds, kind, targetIds });
  // A request names its controls too; the records go to what is under the pointer.
  if (requestIds.length > 0) return to('request', requestIds);
  // A place is one record.
  const [link] = links;
  if (link) return to(link.kind, [link.id]);
  if (controlIds.length > 0) return (evidenceIds) => api.evidence.link({ evidenceIds, controlIds });
  return null;
}

/** Links records to a place and says so. */
export const linkRecords = (records: readonly DraggedEvidence[], link: Link, to: string): void =>
  void runAction(() => link(records.map(({ id }) => id)), {
    done: `Linked ${recordsWords(records)} to ${to}.`,
  });
