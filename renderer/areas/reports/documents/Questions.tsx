import { CloseButton, SegmentedControl } from '@mantine/core';
import type { AskedQuestion } from '../../../../shared/domain/documents/representations.ts';
import {
  ANSWERS,
  REPRESENTATION_ANSWER_NAMES,
  type RepresentationAnswer,
} from '../../../../shared/domain/documents/representations.ts';
import type { DocumentPart } from '../../../../shared/domain/documents/document-model.ts';
import { api } from '../../../app/api.ts';
import { runAction, useData, useWorkspace } from '../../../app/query.ts';
import { EditableText } from '../../../components/EditableText.tsx';
import styles from './documents.module.css';

const CHOICES = ANSWERS.map((value) => ({ value, label: REPRESENTATION_ANSWER_NAMES[value] }));

/** The questions of one group, answered where they stand. */
export function Questions({ part: { part, number, title } }: { part: DocumentPart }) {
  const questions = useData(['documents', 'questions'], () => api.documents.questions({})).data;
  const own = questions?.filter(({ group }) => group === part) ?? [];
  return (
    <>
      <div className={styles.source}>
        <h3>
          <span>{number}</span>
          {title}
        </h3>
        <p>Management answers to the best of its knowledge. An unusual answer needs an explanation.</p>
      </div>
      <ol className={styles.questions}>
        {own.map((question) => (
          <Question key={question.id} question={question} />
        ))}
      </ol>
    </>
  );
}

function Question({
  question: { id, text, given, contradiction, lacksExplanation },
}: {
  question: AskedQuestion;
}) {
  const { readOnly } = useWorkspace();
  const answer = (patch: { answer?: RepresentationAnswer; explanation?: string; answeredBy?: string }) => {
    const chosen = patch.answer ?? given?.answer;
    if (!chosen) return Promise.resolve();
    return runAction(() =>
      api.documents.answer({
        question: id,
        given: {
          answer: chosen,
          explanation: patch.explanation ?? given?.explanation ?? '',
          answeredBy: patch.answeredBy ?? given?.answeredBy ?? '',
        },
      }),
    );
  };
  return (
    <li>
      <p id={`question-${id}`}>{text}</p>
      <div className={styles.answer}>
        <SegmentedControl
          aria-labelledby={`question-${id}`}
          size="xs"
          data={CHOICES}
          value={given?.answer ?? ''}
          readOnly={readOnly}
          onChange={(value) => {
            const chosen = ANSWERS.find((one) => one === value);
            if (chosen) void answer({ answer: chosen });
          }}
        />
        {given && (
          <>
            <span className={styles.by}>
              by
              <EditableText
                label={`Answered by, ${text}`}
                value={given.answeredBy}
                required
                readOnly={readOnly}
                onSave={(answeredBy) => answer({ answeredBy })}
              />
              on {given.answeredOn}
            </span>
            {!readOnly && (
              <CloseButton
                size={20}
                aria-label={`Take the answer back, ${text}`}
                onClick={() => void runAction(() => api.documents.answer({ question: id, given: null }))}
              />
            )}
          </>
        )}
      </div>
      {given && (
        <EditableText
          label={`Explanation, ${text}`}
          multiline
          placeholder={lacksExplanation ? 'This answer needs an explanation' : 'Explanation'}
          value={given.explanation}
          readOnly={readOnly}
          onSave={(explanation) => answer({ explanation })}
        />
      )}
      {contradiction && <p className={styles.contradiction}>Records: {contradiction}</p>}
    </li>
  );
}
