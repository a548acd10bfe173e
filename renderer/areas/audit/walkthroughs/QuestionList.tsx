import styles from './walkthroughs.module.css';

interface Asked {
  id: string;
  ref: string;
  title: string;
  questions: readonly { text: string; listenFor: string; criterion: string | null }[];
}

/** The questions of each control, with what a good answer contains. */
export function QuestionList({ controls }: { controls: readonly Asked[] }) {
  return controls.map(({ id, ref, title, questions }) => (
    <section key={id} className={styles.questions} aria-label={`Questions about ${ref}`}>
      <h3>
        {ref} {title}
      </h3>
      <ol>
        {questions.map(({ text, listenFor, criterion }) => (
          <li key={text}>
            {criterion && <b>{criterion}: </b>}
            {text}
            <small>{listenFor}</small>
          </li>
        ))}
      </ol>
    </section>
  ));
}
