import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { EvidenceRow } from '../../../../shared/contract/evidence/records.ts';
import {
  answeredOf,
  CHECK_LISTS,
  checkListFor,
  evidenceVerdictProblem,
  type EvidenceCheckId,
} from '../../../../shared/domain/evidence-checks.ts';
import { EVIDENCE_VERDICT_NAMES } from '../../../../shared/domain/evidence-vocabulary.ts';
import { IPE_ANSWER_NAMES, IPE_ANSWERS, type IpeAnswer } from '../../../../shared/domain/ipe-checks.ts';
import { api } from '../../../app/api.ts';
import { moment } from '../../../app/dates.ts';
import { useAction } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import { OwnWork } from '../../../components/OwnWork.tsx';
import { withOverride } from '../../../state/override.ts';
import { ReviewSign } from './ReviewSign.tsx';
import styles from './review.module.css';

interface Props {
  row: EvidenceRow;
  readOnly: boolean;
}

/** The questions that suit the evidence, and the verdict on its newest version. */
export function ReviewView({ row, readOnly }: Props) {
  const list = checkListFor(row);
  return (
    <>
      <Verdict key={`${row.verdict} ${row.verdictReason}`} row={row} readOnly={readOnly} />
      {list ? (
        <PaneSection
          title={CHECK_LISTS[list].name}
          hint={`${answeredOf(list, row.checks)} of ${CHECK_LISTS[list].checks.length}`}
        >
          <ul className={styles.checks}>
            {CHECK_LISTS[list].checks.map((check) => (
              <Check key={check.id} {...check} row={row} readOnly={readOnly} />
            ))}
          </ul>
        </PaneSection>
      ) : (
        <PaneSection title="Checks">
          <p>
            Say what kind of evidence it is, or how it was obtained, and the questions that suit it appear.
          </p>
        </PaneSection>
      )}
    </>
  );
}

const ANSWERS = IPE_ANSWERS.map((value) => ({
  value,
  label: value === 'na' ? 'N/A' : IPE_ANSWER_NAMES[value],
}));

interface CheckProps extends Props {
  id: EvidenceCheckId;
  title: string;
  question: string;
}

function Check({ id, title, question, row, readOnly }: CheckProps) {
  const { run } = useAction();
  const { answer, note } = row.checks[id] ?? { answer: null, note: '' };
  const save = (part: { answer?: IpeAnswer | null; note?: string }) =>
    api.evidence.answerCheck({ ids: [row.id], check: id, answer, note, ...part });
  return (
    <li>
      <div className={styles.question}>
        <span>
          <b>{title}</b>
          <small>{question}</small>
        </span>
        <SegmentedControl
          aria-label={title}
          size="xs"
          disabled={readOnly}
          data={ANSWERS}
          value={answer ?? ''}
          onChange={(value) => {
            const next = IPE_ANSWERS.find((known) => known === value) ?? null;
            void run(() => save({ answer: next }));
          }}
        />
      </div>
      {(answer || note) && (
        <EditableText
          label={`${title}: note`}
          wraps
          value={note}
          placeholder={answer === 'no' ? 'Why it does not matter' : 'Note'}
          readOnly={readOnly}
          onSave={(text) => save({ note: text })}
        />
      )}
    </li>
  );
}

function Verdict({ row, readOnly }: Props) {
  const { run, busy } = useAction();
  const [reason, setReason] = useState(row.verdictReason);
  const problems = {
    sufficient: evidenceVerdictProblem('sufficient', reason, row),
    insufficient: evidenceVerdictProblem('insufficient', reason, row),
  };
  const isCurrent = row.verdict !== null && row.verdictVersion === row.versions;
  const give = (verdict: EvidenceRow['verdict']) =>
    void run(
      () =>
        withOverride((override) => api.evidence.setVerdict({ ids: [row.id], verdict, reason, ...override })),
      {
        done: verdict ? `${row.ref} is ${EVIDENCE_VERDICT_NAMES[verdict].toLowerCase()}.` : undefined,
      },
    );
  const open = [problems.sufficient, problems.insufficient].filter((problem) => problem !== null);
  return (
    <PaneSection title="Verdict" hint={<ReviewSign row={row} />}>
      {row.verdict && row.reviewedAt && (
        <p className={styles.given}>
          {EVIDENCE_VERDICT_NAMES[row.verdict]} for version {row.verdictVersion ?? 1}
          {isCurrent ? '' : `, and version ${row.versions} is newer`}: {row.reviewedBy},{' '}
          {moment(row.reviewedAt)}.{row.verdictReason && <q>{row.verdictReason}</q>}
        </p>
      )}
      <OwnWork id={row.id} />
      {!readOnly && (
        <>
          <Textarea
            autosize
            minRows={1}
            label="Reason"
            placeholder="What it rests on, or what is missing"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <div className={styles.buttons}>
            <Button disabled={busy || problems.sufficient !== null} onClick={() => give('sufficient')}>
              Sufficient
            </Button>
            <Button disabled={busy || problems.insufficient !== null} onClick={() => give('insufficient')}>
              Insufficient
            </Button>
            {row.verdict && (
              <Button variant="subtle" disabled={busy} onClick={() => give(null)}>
                Take back
              </Button>
            )}
          </div>
          {open.map((problem) => (
            <p key={problem} className={styles.problem}>
              {problem}
            </p>
          ))}
        </>
      )}
    </PaneSection>
  );
}
