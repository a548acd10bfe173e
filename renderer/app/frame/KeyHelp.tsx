import { Modal } from '@mantine/core';
import { Keys } from '../../components/Keys.tsx';
import { useActionRegistry } from '../../state/actions.ts';
import styles from './KeyHelp.module.css';

/** Keys that every list answers to; screens register the rest. */
const LISTS = [
  ['Next, previous row', 'J', 'K'],
  ['Open', 'Enter'],
  ['Select', ' '],
  ['Edit a cell', 'F2'],
  ['Close the innermost', 'Escape'],
] as const;

export function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const groups = useActionRegistry((state) => state.groups);
  const actions = groups.flatMap((group) => group.actions).filter((action) => action.keys);
  return (
    <Modal opened={opened} onClose={onClose} title="Keys of this screen" size="md">
      <dl className={styles.keys}>
        {actions.map(({ id, label, keys }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{keys && <Keys keys={keys} />}</dd>
          </div>
        ))}
        {LISTS.map(([label, ...keys]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {keys.map((key) => (
                <Keys key={key} keys={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
