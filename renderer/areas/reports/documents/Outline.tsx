import { Link } from 'wouter';
import {
  DOCUMENT_IDS,
  DOCUMENT_NAMES,
  type DocumentId,
  type ManagedDocument,
  type PartState,
} from '../../../../shared/domain/documents/document-model.ts';
import { links } from '../../../app/links.ts';
import styles from './documents.module.css';
import { documentLink } from './places.ts';

const STATES: Record<PartState, string> = {
  draft: '',
  own: 'Own text',
  changed: 'Records changed',
};

interface Props {
  document: DocumentId;
  /** Undefined while it loads. */
  shown: ManagedDocument | undefined;
  current: string | undefined;
}

/** The four documents, and the parts of the one on screen with where their words come from. */
export function Outline({ document, shown, current }: Props) {
  return (
    <nav className={styles.outline} aria-label="Documents" data-pane>
      <Link href={links.reports} className={styles.back}>
        All reports
      </Link>
      <ul>
        {DOCUMENT_IDS.map((id) => (
          <li key={id}>
            <Link
              href={documentLink(id)}
              className={styles.document}
              aria-current={id === document ? 'true' : undefined}
            >
              {DOCUMENT_NAMES[id]}
            </Link>
            {id === document && shown && (
              <ul aria-label={`Parts of the ${DOCUMENT_NAMES[id].toLowerCase()}`}>
                {shown.parts.map(({ part, number, title, level, state }) => (
                  <li key={part} data-level={level}>
                    <Link
                      href={documentLink(id, part)}
                      className={styles.part}
                      aria-current={part === current ? 'page' : undefined}
                    >
                      <span className={styles.number}>{number}</span>
                      <span className={styles.title}>{title}</span>
                      {STATES[state] && (
                        <span className={styles.state} data-state={state}>
                          {STATES[state]}
                        </span>
                      )}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
