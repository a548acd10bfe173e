import { UnstyledButton } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { isInUse, placeCounts, placeKey, placeOf } from '../../../../shared/domain/assets.ts';
import { ASSET_KIND_NAMES } from '../../../../shared/domain/programme-vocabulary.ts';
import { CLASSIFICATION_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { plural } from '../../../app/format.ts';
import { useRoving } from '../../overview/use-roving.ts';
import styles from './assets.module.css';

interface Props {
  assets: readonly RegisterRow[];
  /** Key of the place that the list is filtered by. */
  chosen: string | null;
  onChoose: (place: string | null) => void;
}

const CLASSES = [
  ...Object.entries(CLASSIFICATION_NAMES)
    .toReversed()
    .map(([id, name]) => ({ id, name })),
  { id: '', name: 'No class' },
];

/** How many assets in use hold which class of data, by what they are; kinds without an asset are left out. */
export function AssetMatrix({ assets, chosen, onChoose }: Props) {
  const counts = placeCounts(assets);
  const present = new Set(assets.filter(isInUse).map((asset) => placeOf(asset).kind));
  const kinds = Object.entries(ASSET_KIND_NAMES).filter(([kind]) => present.has(kind));
  const keys = CLASSES.flatMap(({ id }) => kinds.map(([kind]) => placeKey({ classification: id, kind })));
  const { box, focus, itemOf } = useRoving(keys, chosen);
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: kinds.length, ArrowUp: -kinds.length }[event.key];
    const next = by === undefined ? undefined : keys[at + by];
    if (next === undefined) return;
    event.preventDefault();
    focus(next);
  };
  const most = Math.max(...counts.values());
  return (
    <div className={styles.matrix} ref={box}>
      <table aria-label="Assets in use by class and kind">
        <thead>
          <tr>
            <th scope="col">Class</th>
            {kinds.map(([kind, name]) => (
              <th key={kind} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CLASSES.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {kinds.map(([kind, kindName]) => {
                const key = placeKey({ classification: id, kind });
                const count = counts.get(key) ?? 0;
                return (
                  <td key={kind}>
                    <UnstyledButton
                      {...itemOf(key)}
                      className={styles.cell}
                      aria-pressed={key === chosen}
                      aria-label={`${name}, ${kindName}: ${plural(count, 'asset')}`}
                      style={{ '--share': `${Math.round((count / most) * 30)}%` }}
                      onClick={() => onChoose(key === chosen ? null : key)}
                      onKeyDown={(event) => onKeyDown(event, keys.indexOf(key))}
                    >
                      {count || ''}
                    </UnstyledButton>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
