import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { SessionControl } from '../../../../shared/contract/audit/session.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { useWorkspace } from '../../../app/query.ts';
import { EditableText } from '../../../components/EditableText.tsx';
import { copyQuestions } from '../walkthroughs/copy-questions.ts';
import styles from './session.module.css';

/** The questions for the people who perform the control, with a place for each answer, kept in a record of the interview. */
export function Interview({ control }: { control: SessionControl }) {
  const { readOnly } = useWorkspace();
  const { record, questions } = control.interview;
  const answered = questions.filter(({ answer }) => answer !== '').length;
  const save = (question: string) => (answer: string) =>
    api.audit.answerInterview({
      controlId: control.id,
      walkthroughId: record?.id ?? null,
      question,
      answer,
    });
  return (
    <aside className={styles.interview} aria-label={`Interview about ${control.ref}`} data-pane>
      <h3>
        Interview
        <span>
          {answered} of {questions.length} answered
        </span>
      </h3>
      <p className={styles.hint}>
        {record ? (
          <>
            Answers are kept in <Link href={links.walkthrough(record.id)}>{record.ref}</Link>,{' '}
            {record.heldOn ? `held on ${record.heldOn}` : 'which has no date yet'}.
          </>
        ) : (
          'The first answer starts a record of the interview.'
        )}{' '}
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => void copyQuestions([{ ref: control.ref, title: control.title, questions }])}
        >
          Copy the questions
        </Button>
      </p>
      <ol>
        {questions.map(({ text, listenFor, criterion, answer }) => (
          <li key={text}>
            <p>
              {criterion && <b>{criterion}: </b>}
              {text}
            </p>
            {listenFor && <small>{listenFor}</small>}
            <EditableText
              label={`Answer to: ${text}`}
              multiline
              placeholder="Answer"
              value={answer}
              readOnly={readOnly}
              onSave={save(text)}
            />
          </li>
        ))}
      </ol>
    </aside>
  );
}
