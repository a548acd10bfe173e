import { AppError } from '../../../shared/domain/errors.ts';
import type { Telling } from './telling.ts';

/** What the company measures, and what its quarterly meetings made of it. People by name. */
export interface SampleGovernance {
  /** Hours after the last moment of work in which access is removed. */
  leaverHours: number;
  /** By the id of the figure. */
  targets: Readonly<Record<string, { target?: number; owner: string; notes?: string }>>;
  series: readonly { metric: string; source: string; points: readonly { day: string; value: number }[] }[];
  meetings: readonly {
    quarter: string;
    heldOn: string;
    chair: string;
    attendees: string;
    notes: string;
    decisions: readonly { text: string; decidedBy: string }[];
    actions: readonly { name: string; owner: string; due: string; doneOn?: string }[];
  }[];
}

export async function govern({ engine: { api }, sample }: Telling): Promise<void> {
  const { governance } = sample;
  if (!governance) return;
  const { people } = await api.scope.get({});
  const personId = (name: string): string => {
    const id = people.find((person) => person.name === name)?.id;
    if (!id) throw new AppError('not_found', `The sample names "${name}", whom it does not have.`);
    return id;
  };
  await api.registers.setWorkforceRules({ leaverHours: governance.leaverHours });
  for (const [id, { owner, ...patch }] of Object.entries(governance.targets))
    await api.metrics.set({ id, patch: { ...patch, ownerId: personId(owner) } });
  for (const { metric, source, points } of governance.series)
    for (const point of points) await api.metrics.setPoint({ id: metric, ...point, source });
  for (const { quarter, decisions, actions, ...facts } of governance.meetings) {
    const { id } = await api.governance.add({ quarter });
    await api.governance.setDecisions({ id, decisions: decisions.map((decision) => ({ ...decision })) });
    await api.governance.update({ id, patch: facts });
    const changes: { id: string; values: Record<string, string> }[] = [];
    for (const { name, owner, due, doneOn } of actions) {
      const action = await api.governance.addAction({ id, name, ownerId: personId(owner), due });
      if (doneOn !== undefined) changes.push({ id: action.id, values: { status: 'done', doneOn } });
    }
    if (changes.length > 0) await api.registers.change({ register: 'actions', changes });
  }
}
