import { useEffect, useRef } from 'react';
import type { FindingRow, ManagementResponse } from '../../../shared/contract/findings.ts';
import { api } from '../../app/api.ts';

const NONE: ManagementResponse = {
  text: '',
  respondedBy: '',
  respondedOn: null,
  action: '',
  actionOwner: '',
  actionDue: null,
};

/**
 * The response of a finding and a way to save parts of it. The engine takes it as a whole, so a part that is left while the one
 * before is still being saved is added to that one, not to what the screen last read.
 */
export function useResponse({ id, response: saved }: FindingRow) {
  const response = saved ?? NONE;
  const latest = useRef(response);
  const saving = useRef(0);
  useEffect(() => {
    if (saving.current === 0) latest.current = response;
  }, [response]);

  const save = async (part: Partial<ManagementResponse>) => {
    const before = latest.current;
    latest.current = { ...before, ...part };
    saving.current += 1;
    try {
      await api.findings.respond({ id, response: latest.current });
    } catch (error) {
      latest.current = before;
      throw error;
    } finally {
      saving.current -= 1;
    }
  };
  return { response, save };
}
