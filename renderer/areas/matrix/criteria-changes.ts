import type { ControlRow } from '../../../shared/contract/matrix.ts';

/** The patches of the controls whose criteria change when some are added and others removed. */
export function criteriaChanges(
  controls: readonly Pick<ControlRow, 'id' | 'criteria'>[],
  add: readonly string[],
  remove: readonly string[],
): { id: string; patch: { criteria: string[] } }[] {
  return controls.flatMap(({ id, criteria }) => {
    const kept = criteria.filter((criterion) => !remove.includes(criterion));
    const added = add.filter((criterion) => !criteria.includes(criterion));
    const isSame = kept.length === criteria.length && added.length === 0;
    return isSame ? [] : [{ id, patch: { criteria: [...kept, ...added] } }];
  });
}
