import { Button, Group, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Engagement } from '../../../../shared/contract/workspace.ts';
import {
  PLAN_FACTS,
  PLAN_TEMPLATES,
  planMilestones,
  type PlanTemplate,
} from '../../../../shared/domain/milestone-plan.ts';
import { api } from '../../../app/api.ts';
import { dayProblem, isDay, today } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import { useAction } from '../../../app/query.ts';
import { DateField } from '../../../components/DateField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import styles from './roadmap.module.css';

interface Props {
  engagement: Engagement;
  onClose: () => void;
}

/** The day of the engagement that a plan of its type is counted from. */
const anchorOf = ({ type, asOf, periodFrom }: Engagement) => (type === 'I' ? asOf : periodFrom) ?? today();

/** Adds the milestones of a template, counted from the date of the report, after they were looked at. */
export function PlanDialog({ engagement, onClose }: Props) {
  const { run, busy } = useAction();
  const [template, setTemplate] = useState<PlanTemplate>(
    PLAN_TEMPLATES.find((known) => PLAN_FACTS[known].type === engagement.type) ?? PLAN_TEMPLATES[0],
  );
  const [anchor, setAnchor] = useState(anchorOf(engagement));
  const records = isDay(anchor) ? planMilestones(template, anchor) : [];
  const past = records.filter(({ due, ends }) => (ends ?? due) < today()).length;
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
