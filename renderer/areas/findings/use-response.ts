import type { FindingRow, ManagementResponse } from '../../../shared/contract/findings.ts';
import { api } from '../../app/api.ts';
import { useWhole } from '../../components/use-whole.ts';

const NONE: ManagementResponse = {
  text: '',
  respondedBy: '',
  respondedOn: null,
  action: '',
  actionOwner: '',
  actionDue: null,
};

/** The response of a finding, empty ones while there is none, and a way to save parts of it. */
export function useResponse({ id, response: saved }: FindingRow) {
  const { value: response, change } = useWhole(saved ?? NONE, (next) =>
    api.findings.respond({ id, response: next }),
  );
  const save = (part: Partial<ManagementResponse>) => change((now) => ({ ...now, ...part }));
  return { response, save };
}
