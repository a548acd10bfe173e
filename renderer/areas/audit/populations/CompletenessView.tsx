import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { PopulationRecord } from '../../../../shared/contract/audit/populations.ts';
import { IPE_VERDICT_NAMES, type IpeVerdict } from '../../../../shared/domain/audit-vocabulary.ts';
import {
  answeredChecks,
  IPE_ANSWER_NAMES,
  IPE_CHECKS,
  verdictProblem,
  type IpeAnswer,
  type IpeCheckId,
} from '../../../../shared/domain/ipe-checks.ts';
import { api } from '../../../app/api.ts';
import { moment } from '../../../app/dates.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { EditableChoice } from '../../../components/EditableChoice.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import { Section } from '../../../components/Section.tsx';
import { knownFact } from './known-facts.ts';
import styles from './completeness.module.css';
import { SpotChecks } from './SpotChecks.tsx';

const ANSWERS = (Object.keys(IPE_ANSWER_NAMES) as IpeAnswer[]).map((value) => ({
  value,
  label: IPE_ANSWER_NAMES[value],
}));
const VERDICTS = (Object.keys(IPE_VERDICT_NAMES) as IpeVerdict[]).map((value) => ({
  value,
  label: IPE_VERDICT_NAMES[value],
}));

/** Whether the list is complete and accurate: nine questions, spot checks both ways, and the verdict. */
export function CompletenessView({ population }: { population: PopulationRecord }) {
  return (
    <>
      <Verdict key={population.ipeNote} population={population} />
      <Section
        className={styles.section}
        title="Nine questions"
        hint={`${answeredChecks(population.ipeChecks)} of ${IPE_CHECKS.length} answered`}
      >
        <table className={styles.checks}>
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Answer</th>
              <th scope="col">Reason or reference</th>
            </tr>
          </thead>
          <tbody>
            {IPE_CHECKS.map(({ id, title, question }) => (
              <Check key={id} check={id} title={title} question={question} population={population} />
            ))}
          </tbody>
        </table>
      </Section>
      <SpotChecks population={population} />
    </>
  );
}

interface CheckProps {
  check: IpeCheckId;
  title: string;
  question: string;
  population: PopulationRecord;
}

function Check({ check, title, question, population }: CheckProps) {
  const { readOnly } = useWorkspace();
  const { answer, note } = population.ipeChecks[check] ?? { answer: null, note: '' };
  const save = (part: { answer?: IpeAnswer | null; note?: string }) =>
    api.audit.answerIpeCheck({ id: population.id, check, answer, note, ...part });
  const fact = knownFact(check, population);
  return (
    <tr>
      <th scope="row">
        {title}
        <span>{question}</span>
        {fact && <span className={styles.fact}>On record: {fact}</span>}
      </th>
      <td>
        <EditableChoice
          label={`${title}: answer`}
          value={answer}
          options={ANSWERS}
          clearable
          placeholder="Not answered"
          readOnly={readOnly}
          onSave={(next) => save({ answer: next })}
        />
      </td>
      <td>
        <EditableText
          label={`${title}: reason`}
          value={note}
          wraps
          placeholder={answer === 'no' || answer === 'na' ? 'Why it does not matter' : 'None'}
          readOnly={readOnly}
          onSave={(next) => save({ note: next })}
        />
      </td>
    </tr>
  );
}

function Verdict({ population }: { population: PopulationRecord }) {
  const { id, ipeVerdict, ipeNote, ipeBy, ipeAt, ipeChecks } = population;
  const { readOnly } = useWorkspace();
  const { run } = useAction();
  const [note, setNote] = useState(ipeNote);
  const problem = verdictProblem('sufficient', ipeChecks);
  const save = (verdict: IpeVerdict | null, text: string) =>
    void run(() => api.audit.setIpeVerdict({ id, verdict, note: text }));
  return (
    <section className={styles.verdict} aria-label="Verdict">
      <Select
        w={220}
        label="Verdict"
        placeholder="Not given yet"
        clearable
        readOnly={readOnly}
        data={VERDICTS.map((option) => ({
          ...option,
          disabled: option.value === 'sufficient' && problem !== null,
        }))}
        value={ipeVerdict}
        onChange={(value) => save(VERDICTS.find((known) => known.value === value)?.value ?? null, note)}
      />
      <Textarea
        flex={1}
        autosize
        minRows={1}
        label="Conclusion"
        placeholder="What the verdict rests on"
        readOnly={readOnly}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onBlur={() => note.trim() !== ipeNote && save(ipeVerdict, note)}
      />
      <p>
        {ipeVerdict && ipeAt
          ? `Given by ${ipeBy}, ${moment(ipeAt)}.`
          : (problem ?? 'The answers carry the verdict “Sufficient”.')}
      </p>
    </section>
  );
}
