import { api } from '../../app/api.ts';
import { useAction, useData } from '../../app/query.ts';

type Patch = Parameters<typeof api.reports.setSettings>[0];

/** How reports look and what they contain; each change is saved at once and can be undone. */
export function useReportSettings() {
  const settings = useData(['reports', 'settings'], () => api.reports.settings({})).data;
  const { run, busy } = useAction();
  /** Throws when the change is refused, for fields that say so themselves. */
  const save = (patch: Patch) => api.reports.setSettings(patch);
  return { settings, save, set: (patch: Patch) => run(() => save(patch)), busy };
}
