import type { FindingRow } from '../../../shared/contract/findings.ts';
import type { RequestInput } from '../../../shared/contract/requests/records.ts';

/** What a request may be called at most. */
const LONGEST_TITLE = 200;

/** The request for evidence that the action of a finding was carried out. It names the finding, so that each leads to the other. */
export function followUpOf(
  { ref, title, controlId, response }: FindingRow,
  controls: readonly { id: string; criteria: readonly string[] }[],
  people: readonly { id: string; name: string }[],
): RequestInput & { title: string } {
  const control = controls.find(({ id }) => id === controlId);
  const action = response?.action.trim() ?? '';
  return {
    title: `${ref} ${title}: evidence of the action`.slice(0, LONGEST_TITLE),
    wording: [
      `Evidence that the cause of ${ref} (${title}) was removed, and since when.`,
      ...(action === '' ? [] : [`Action: ${action}`]),
    ].join('\n'),
    kind: 'evidence',
    controlIds: control ? [control.id] : [],
    criteria: [...(control?.criteria ?? [])],
    assigneeId: people.find(({ name }) => name === response?.actionOwner)?.id ?? null,
    due: response?.actionDue ?? null,
  };
}
