import { Button, Checkbox } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ReturnPlan, ReturnSummary } from '../../../../shared/contract/requests/packs.ts';
import {
  PACK_COVER,
  PACK_MANIFEST,
  PACK_NOTE,
  PACK_WORKBOOK,
} from '../../../../shared/domain/request-pack/names.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useAction } from '../../../app/query.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { waitForJob } from '../../../state/jobs.ts';
import styles from './exchange.module.css';
import { PackSelect, type Packs } from './PackSelect.tsx';
import { ReturnedAnswers } from './ReturnedAnswers.tsx';
import { ReturnedFiles } from './ReturnedFiles.tsx';
import { summaryWords } from './summary-words.ts';
import { AUDIENCE_NAMES } from './words.ts';

type Part = 'files' | 'answers' | 'added' | 'notes';

interface Props {
  plan: ReturnPlan;
  packs: Packs;
  /** Reads the files again as the answer to another pack. */
  onPack: (packId: string) => void;
  onClose: () => void;
}

/** What came back, before anything of it is written: files to requests, answers, added rows, and what needs to be known. */
export function ReturnReview({ plan, packs, onPack, onClose }: Props) {
  const { run, busy } = useAction();
  const notes = notesOf(plan);
  const answers = useMemo(() => plan.answers.filter(isAnswer), [plan]);
  const [part, setPart] = useState<Part>(() =>
    plan.files.length > 0 || answers.length === 0 ? 'files' : 'answers',
  );
  const [assigned, setAssigned] = useState<ReadonlyMap<number, string | null>>(new Map());
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const [added, setAdded] = useState<ReadonlySet<number>>(() => new Set(plan.added.map(({ row }) => row)));
  const files = useMemo(
    () =>
      plan.files.map((file) => ({
        ...file,
        requestId: assigned.has(file.index) ? (assigned.get(file.index) ?? null) : file.requestId,
        isByHand: assigned.has(file.index),
      })),
    [plan, assigned],
  );
  const unmatched = files.filter(({ requestId }) => requestId === null).length;
  const toAttach = files.filter(({ requestId, already }) => requestId !== null && already === null).length;
  const applied = answers.length - skipped.size;

  const close = () => {
    void api.requests.dropReturn({ planId: plan.planId }).catch(() => undefined);
    onClose();
  };
  const apply = async () => {
    const done = await run(
      async () => {
        const decisions = {
          files: [...assigned].map(([index, requestId]) => ({ index, requestId })),
          skipAnswers: [...skipped],
          add: [...added],
        };
        const { jobId } = await api.requests.applyReturn({ planId: plan.planId, decisions });
        return waitForJob<ReturnSummary>(jobId);
      },
      { done: (summary) => summary && `${plan.pack?.ref ?? plan.fileName}: ${summaryWords(summary)}.` },
    );
    if (done) onClose();
  };

  return (
    <Dialog
      onClose={close}
      title={`Return of ${plan.pack ? `${plan.pack.ref} from the ${AUDIENCE_NAMES[plan.audience].toLowerCase()}` : plan.fileName}`}
      size="calc(100vw - 64px)"
      classNames={{ content: styles.content, body: styles.body }}
    >
      <div className={styles.bar}>
        <FilterPills
          label="Part of the return"
          value={part}
          onChange={setPart}
          options={[
            { value: 'files', label: 'Files', count: plan.files.length },
            { value: 'answers', label: 'Answers', count: answers.length },
            { value: 'added', label: 'Added rows', count: plan.added.length },
            { value: 'notes', label: 'To know', count: notes.length },
          ]}
        />
        <span className={styles.source}>{plan.fileName}</span>
        {packs.length > 0 && <PackSelect packs={packs} value={plan.pack?.id ?? null} onChange={onPack} />}
      </div>
      <div className={styles.part}>
        {part === 'files' && (
          <ReturnedFiles
            files={files}
            requests={plan.requests}
            onAssign={(indexes, requestId) =>
              setAssigned(new Map([...assigned, ...indexes.map((index) => [index, requestId] as const)]))
            }
          />
        )}
        {part === 'answers' && (
          <ReturnedAnswers
            answers={answers}
            requests={plan.requests}
            skipped={skipped}
            onSkipped={setSkipped}
          />
        )}
        {part === 'added' && (
          <ul className={styles.lines}>
            {plan.added.length === 0 && <li className={styles.none}>No row was added to the list.</li>}
            {plan.added.map(({ row, request, comment }) => (
              <li key={row}>
                <Checkbox
                  checked={added.has(row)}
                  onChange={() => setAdded(toggled(added, row))}
                  label={request}
                  description={`Row ${row}, becomes a new request${comment ? `: ${comment}` : ''}`}
                />
              </li>
            ))}
          </ul>
        )}
        {part === 'notes' && (
          <ul className={styles.lines}>
            {notes.length === 0 && <li className={styles.none}>Nothing else to know.</li>}
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </div>
      <div className={styles.foot}>
        <span>
          {plural(toAttach, 'file')} to attach, {unmatched} left out without a request,{' '}
          {plural(applied, 'answer')} to apply, {plural(added.size, 'request')} to add. Undo takes it all
          back.
        </span>
        <Button onClick={close}>Cancel</Button>
        <Button variant="filled" disabled={busy} onClick={() => void apply()}>
          {busy ? 'Applying' : 'Apply'}
        </Button>
      </div>
    </Dialog>
  );
}

/** One that only names files that did not come changes nothing. It is among the notes. */
const isAnswer = ({ status, auditorStatus, comment }: ReturnPlan['answers'][number]): boolean =>
  status !== null || auditorStatus !== null || comment !== '';

const OWN_NAMES = [PACK_COVER, PACK_MANIFEST, PACK_NOTE, PACK_WORKBOOK];

function toggled(rows: ReadonlySet<number>, row: number): Set<number> {
  const next = new Set(rows);
  if (!next.delete(row)) next.add(row);
  return next;
}

/** In sentences: what is odd, what was refused, what is missing, what was left alone. */
function notesOf(plan: ReturnPlan): string[] {
  const refs = new Map(plan.requests.map(({ id, ref }) => [id, ref]));
  const missing = plan.answers.flatMap(({ requestId, missingFiles }) =>
    missingFiles.map((name) => `${refs.get(requestId)} names ${name}, which did not come.`),
  );
  const removed = plan.removed.map((id) => refs.get(id)).filter(Boolean);
  return [
    ...(plan.earlierReturns > 0
      ? [
          `This pack came back ${plural(plan.earlierReturns, 'time')} before. What is here already is not attached twice.`,
        ]
      : []),
    ...plan.problems.map(({ message }) => message),
    ...plan.rejected.map(({ fileName, message }) => `${fileName}: ${message}`),
    ...missing,
    ...(removed.length > 0
      ? [`The list no longer has ${removed.join(', ')}. Their requests stay as they are.`]
      : []),
    ...leftOutNotes(plan.leftOut),
  ];
}

/** What went out with the pack and came back with it; what a person would not know by its name is named. */
function leftOutNotes(leftOut: readonly string[]): string[] {
  if (leftOut.length === 0) return [];
  const named = leftOut.filter((place) => !OWN_NAMES.some((own) => place.endsWith(own)));
  const names = [...named.slice(0, 5), ...(named.length > 5 ? ['more'] : [])].join(', ');
  return [
    `${plural(leftOut.length, 'file')} that went out with the pack came back and are no evidence: its page, its list, its notes${names && `, ${names}`}.`,
  ];
}
