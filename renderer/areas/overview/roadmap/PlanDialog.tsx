import { Button, Group, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Engagement } from '../../../../shared/contract/workspace.ts';
import {
  PLAN_FACTS,
  PLAN_TEMPLATES,
  planMilestones,
  type PlannedMilestone,
  type PlanTemplate,
} from '../../../../shared/domain/milestone-plan.ts';
import { api } from '../../../app/api.ts';
import { dayProblem, isDay, nextDay, today } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import { useAction } from '../../../app/query.ts';
import { DateField } from '../../../components/DateField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import styles from './roadmap.module.css';

/** What of the plan is not as the engagement says, as a sentence. */
function differsFrom({ asOf, periodFrom, periodTo }: Engagement, plan: readonly PlannedMilestone[]) {
  const known = { type1_date: asOf, period_start: periodFrom, period_end: periodTo };
  const other = plan.find(({ kind, due }) => {
    const own = kind in known ? known[kind as keyof typeof known] : null;
    return own !== null && own !== due;
  });
  const own = asOf ? `as of ${asOf}` : `from ${periodFrom} to ${periodTo}`;
  return other && `${other.name} ${other.due} differs from the engagement, which is ${own}.`;
}

interface Props {
  engagement: Engagement;
  onClose: () => void;
}

/** The day of the engagement that a plan is counted from; a period follows on a Type I. */
const anchorOf = ({ asOf, periodFrom }: Engagement, template: PlanTemplate) =>
  PLAN_FACTS[template].type === 'I'
    ? (asOf ?? periodFrom ?? today())
    : (periodFrom ?? nextDay(asOf ?? today()));

/** Adds the milestones of a template, counted from the date of the report, after they were looked at. */
export function PlanDialog({ engagement, onClose }: Props) {
  const { run, busy } = useAction();
  const [template, setTemplate] = useState<PlanTemplate>(
    PLAN_TEMPLATES.find((known) => PLAN_FACTS[known].type === engagement.type) ?? PLAN_TEMPLATES[0],
  );
  const [entered, setAnchor] = useState<string | null>(null);
  const anchor = entered ?? anchorOf(engagement, template);
  const records = isDay(anchor) ? planMilestones(template, anchor) : [];
  const past = records.filter(({ due, ends }) => (ends ?? due) < today()).length;
  const difference = differsFrom(engagement, records);
  const add = async () => {
    const added = await run(() => api.registers.add({ register: 'milestones', records }), {
      done: ({ ids }) => `Added ${plural(ids.length, 'milestone')}. Move them to the dates that were agreed.`,
    });
    if (added) onClose();
  };
  return (
    <Dialog onClose={onClose} title="Plan from a template" size={520}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (records.length > 0) void add();
        }}
      >
        <Stack>
          <Radio.Group
            label="Template"
            value={template}
            onChange={(next) => setTemplate(PLAN_TEMPLATES.find((known) => known === next) ?? template)}
          >
            <Group mt={4}>
              {PLAN_TEMPLATES.map((known, index) => (
                <Radio
                  key={known}
                  value={known}
                  label={PLAN_FACTS[known].name}
                  data-autofocus={index === 0 || undefined}
                />
              ))}
            </Group>
          </Radio.Group>
          <DateField
            label={PLAN_FACTS[template].anchor}
            value={anchor}
            error={isDay(anchor) ? undefined : dayProblem(anchor)}
            onChange={setAnchor}
          />
          <table className={styles.preview}>
            <thead>
              <tr>
                <th scope="col">Milestone</th>
                <th scope="col">Date</th>
                <th scope="col">Until</th>
              </tr>
            </thead>
            <tbody>
              {records.map(({ name, due, ends }) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td>{due}</td>
                  <td>{ends}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {past > 0 && (
            <p className={styles.quiet}>
              {past} of {records.length} lie before today. Choose a later date, or mark them done afterwards.
            </p>
          )}
          {difference && <p className={styles.quiet}>{difference}</p>}
          <Group justify="flex-end">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" disabled={busy || records.length === 0}>
              Add {plural(records.length, 'milestone')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
