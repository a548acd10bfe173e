import { runAction } from '../../../app/query.ts';

interface Asked {
  ref: string;
  title: string;
  questions: readonly { text: string; listenFor: string; criterion: string | null }[];
}

/** The questions as plain text, for a mail or a page of notes. */
const questionsText = (controls: readonly Asked[]): string =>
  controls
    .map(({ ref, title, questions }) =>
      [
        `${ref} ${title}`,
        ...questions.map(({ text, listenFor, criterion }, i) =>
          [
            `${i + 1}. ${criterion ? `${criterion}: ` : ''}${text}`,
            ...(listenFor === '' ? [] : [`   Look for: ${listenFor}`]),
          ].join('\n'),
        ),
      ].join('\n'),
    )
    .join('\n\n');

/** Puts the questions on the clipboard and says so. */
export const copyQuestions = (controls: readonly Asked[]): Promise<unknown> =>
  runAction(() => navigator.clipboard.writeText(questionsText(controls)).then(() => true), {
    done: 'Copied the questions.',
    undo: false,
  });
