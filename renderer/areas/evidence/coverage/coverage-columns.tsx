import type { CoverageRow } from '../../../../shared/contract/evidence/coverage.ts';
import { gapsOf } from '../../../../shared/domain/evidence-coverage.ts';
import { FREQUENCY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import styles from './coverage.module.css';
import { coverageWords, toCollect, type Axis } from './track.ts';
import { Track, TrackHead } from './Track.tsx';

export const coverageColumns = (axis: Axis): readonly GridColumn<CoverageRow>[] => [
  {
    id: 'ref',
    header: 'Control',
    width: 84,
    frozen: true,
    text: ({ ref }) => ref,
    cell: ({ ref }) => <b>{ref}</b>,
  },
  {
    id: 'title',
    header: 'Title',
    width: 216,
    frozen: true,
    text: ({ title }) => title,
    cell: ({ title }) => <span title={title}>{title}</span>,
  },
  {
    id: 'frequency',
    header: 'Frequency',
    width: 104,
    text: ({ frequency }) => (frequency ? FREQUENCY_NAMES[frequency] : null),
    cell: ({ frequency }) =>
      frequency ? FREQUENCY_NAMES[frequency] : <span className={styles.unknown}>Not set</span>,
  },
  {
    id: 'track',
    header: 'Evidence over the period',
    head: <TrackHead axis={axis} />,
    width: 360,
    grow: true,
    text: (row) => gapsOf(row).join(', '),
    cell: (row) => <Track row={row} axis={axis} />,
  },
  {
    id: 'held',
    header: 'Held',
    title: 'Occurrences or days that evidence shows, of those that are due',
    width: 96,
    align: 'end',
    text: (row) => coverageWords(row),
    cell: (row) => coverageWords(row),
  },
  {
    id: 'gaps',
    header: 'To collect',
    width: 88,
    align: 'end',
    text: toCollect,
    cell: (row) => {
      const gaps = toCollect(row);
      return gaps > 0 ? <b className={styles.gap}>{gaps}</b> : '';
    },
  },
];
