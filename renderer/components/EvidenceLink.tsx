import { ActionIcon, Tooltip } from '@mantine/core';
import { PanelRight } from 'lucide-react';
import { Link } from 'wouter';
import { keysText } from '../app/keys.ts';
import { links } from '../app/links.ts';
import { useBeside } from '../state/beside.ts';
import styles from './EvidenceLink.module.css';

interface Props {
  id: string;
  /** For example EV-0001. */
  reference: string;
}

/** A record's reference: opens it in its area, or with Ctrl Enter beside what is on screen. */
export function EvidenceLink({ id, reference }: Props) {
  const show = useBeside((state) => state.show);
  return (
    <span className={styles.link}>
      <Link
        href={links.evidenceRecord(id)}
        // `Link` leaves clicks with a key held to the browser, before it would call `onClick`.
        onClickCapture={(event) => {
          if (!event.ctrlKey && !event.metaKey) return;
          event.preventDefault();
          show(id);
        }}
      >
        {reference}
      </Link>
      <Tooltip label={`Open beside ${keysText('mod+Enter')}`}>
        <ActionIcon
          size={20}
          variant="subtle"
          tabIndex={-1}
          aria-label={`Open ${reference} beside`}
          onClick={() => show(id)}
        >
          <PanelRight size={12} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}
