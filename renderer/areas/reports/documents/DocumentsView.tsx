import { useCallback, useRef } from 'react';
import { useLocation } from 'wouter';
import {
  DOCUMENT_IDS,
  DOCUMENT_NAMES,
  type DocumentId,
} from '../../../../shared/domain/documents/document-model.ts';
import { api } from '../../../app/api.ts';
import { useData } from '../../../app/query.ts';
import { usePartSteps } from '../../../components/use-part-steps.ts';
import { Checks } from './Checks.tsx';
import { DocumentBar } from './DocumentBar.tsx';
import styles from './documents.module.css';
import { Outline } from './Outline.tsx';
import { documentLink, placeOf } from './places.ts';
import { WrittenPart } from './WrittenPart.tsx';

const PARTS = DOCUMENT_IDS.map((id) => ({ id, name: DOCUMENT_NAMES[id] }));

/** The documents that management signs: their parts at the left, the text in the middle, what to put right at the right. */
export function DocumentsView() {
  const [path] = useLocation();
  /** Writes what is typed and not saved yet, so that what goes out holds it. */
  const saver = useRef<(() => Promise<void>) | null>(null);
  const onSaver = useCallback((save: (() => Promise<void>) | null) => {
    saver.current = save;
  }, []);
  const save = useCallback(async () => saver.current?.(), []);
  const { document, part } = placeOf(path);
  const { data, error, isPlaceholderData } = useData(['documents', 'get', document], () =>
    api.documents.get({ document }),
  );
  usePartSteps({
    area: 'documents',
    parts: PARTS,
    current: document,
    linkTo: (id) => documentLink(id as DocumentId),
    step: 'document',
  });
  if (error) return <p className={styles.empty}>{error.message}</p>;
  // The answer for the document before stays while this one loads.
  const shown = isPlaceholderData && data?.id !== document ? undefined : data;
  const current = shown?.parts.find((one) => one.part === part) ?? shown?.parts[0];
  return (
    <div className={styles.screen}>
      <Outline document={document} shown={shown} current={current?.part} />
      <section className={styles.middle} aria-label={DOCUMENT_NAMES[document]}>
        <DocumentBar document={document} checks={shown?.checks ?? []} save={save} />
        {current && (
          <WrittenPart
            key={`${document} ${current.part}`}
            document={document}
            part={current}
            onSaver={onSaver}
          />
        )}
      </section>
      {shown && <Checks shown={shown} />}
    </div>
  );
}
