import { Spotlight } from '@mantine/spotlight';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Keys } from '../../components/Keys.tsx';
import { useActionRegistry } from '../../state/actions.ts';
import { useBeside } from '../../state/beside.ts';
import styles from './Palette.module.css';
import { useEvidenceQuery } from '../../areas/evidence/evidence-query.ts';
import { links } from '../links.ts';
import { veil } from '../theme.ts';
import { useFoundRecords, type FoundRecord } from './records.ts';

/** Rows of each group; more would hide the other groups. */
const ROWS = 6;

/** The list hands what it does not know to its ScrollArea, although its types do not say so. */
const SCROLL_BY_KEY = { viewportProps: { tabIndex: 0 } };

function Entry({
  lead,
  text,
  kind,
  onChoose,
}: {
  lead: string;
  text: string;
  kind: string;
  onChoose: () => void;
}) {
  return (
    <Spotlight.Action onClick={onChoose} className={styles.entry}>
      <b>{lead}</b>
      <span>{text}</span>
      <em>{kind}</em>
    </Spotlight.Action>
  );
}

/** Finds records and runs actions. A query that starts with `>` leaves records out. */
export function Palette() {
  const [query, setQuery] = useState('');
  const [opened, setOpened] = useState(false);
  const [, navigate] = useLocation();
  // The list presses the chosen entry itself and says nothing of the keys that are held.
  const withCtrl = useRef(false);
  const open = ({ id, kind, path }: FoundRecord) => {
    if (withCtrl.current && kind === 'Evidence') useBeside.getState().show(id);
    else navigate(path);
  };
  const actionsOnly = query.startsWith('>');
  const words = query.replace(/^>/, '').trim().toLowerCase();
  const records = useFoundRecords(words, opened && !actionsOnly).slice(0, ROWS * 2);
  const actions = useActionRegistry((state) => state.groups)
    .flatMap((group) => group.actions)
    .filter(({ id, label }) => id !== 'app.palette' && label.toLowerCase().includes(words))
    .slice(0, actionsOnly || !words ? undefined : ROWS);

  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      onSpotlightOpen={() => setOpened(true)}
      onSpotlightClose={() => setOpened(false)}
      shortcut={null}
      lockScroll={false}
      centered={false}
      overlayProps={veil}
      size={592}
      yOffset={72}
      transitionProps={{ duration: 120, exitDuration: 0, transition: 'fade' }}
      classNames={{ content: styles.content, search: styles.search }}
    >
      <Spotlight.Search
        placeholder="Find a record or run a command"
        aria-label="Find a record or run a command"
        onKeyDownCapture={(event) => {
          withCtrl.current = event.ctrlKey || event.metaKey;
        }}
      />
      <Spotlight.ActionsList className={styles.list} {...SCROLL_BY_KEY}>
        {records.length > 0 && (
          <Spotlight.ActionsGroup label="Records" className={styles.group}>
            {records.map((record) => (
              <Entry
                key={record.id}
                lead={record.ref}
                text={record.title}
                kind={record.kind}
                onChoose={() => open(record)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {actions.length > 0 && (
          <Spotlight.ActionsGroup label="Actions" className={styles.group}>
            {actions.map(({ id, label, keys, run }) => (
              <Spotlight.Action key={id} onClick={run} className={styles.entry}>
                <span>{label}</span>
                {keys && <Keys keys={keys} />}
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {/* Last: an action that is typed out in full is the first entry. */}
        {words !== '' && !actionsOnly && (
          <Spotlight.ActionsGroup label="Files" className={styles.group}>
            <Spotlight.Action
              className={styles.entry}
              onClick={() => {
                useEvidenceQuery.getState().set({ search: query.trim().slice(0, 200) });
                navigate(links.evidence);
              }}
            >
              <span>Search in evidence for “{query.trim()}”</span>
            </Spotlight.Action>
          </Spotlight.ActionsGroup>
        )}
        {actionsOnly && actions.length === 0 && (
          <Spotlight.Empty className={styles.empty}>No action is called “{words}”.</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
      <Spotlight.Footer className={styles.footer}>
        <span>
          <Keys keys="Enter" /> Open
        </span>
        <span>
          <Keys keys="mod+Enter" /> Evidence beside
        </span>
        <span>
          <Keys keys=">" /> Actions only
        </span>
        <span>
          <Keys keys="Escape" /> Close
        </span>
      </Spotlight.Footer>
    </Spotlight.Root>
  );
}
