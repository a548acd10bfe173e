import type { Population } from '../../../../shared/contract/audit/populations.ts';
import { IPE_VERDICT_NAMES, POPULATION_KIND_NAMES } from '../../../../shared/domain/audit-vocabulary.ts';
import { moment } from '../../../app/dates.ts';
import { count } from '../../../app/format.ts';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import { shortHash } from './population-facts.ts';
import styles from './populations.module.css';

const figure = (
  id: string,
  header: string,
  width: number,
  value: (population: Population) => number,
): GridColumn<Population> => ({
  id,
  header,
  width,
  align: 'end',
  text: value,
  cell: (population) => count(value(population)),
});

export const POPULATION_COLUMNS: readonly GridColumn<Population>[] = [
  {
    id: 'ref',
    header: 'No.',
    title: 'Number',
    width: 56,
    frozen: true,
    text: ({ ref }) => ref,
    cell: ({ ref }) => <b>{ref}</b>,
  },
  {
    id: 'name',
    header: 'Population',
    width: 200,
    grow: true,
    frozen: true,
    text: ({ name }) => name,
    cell: ({ name }) => <span title={name}>{name}</span>,
  },
  {
    id: 'kind',
    header: 'Kind',
    width: 96,
    text: ({ kind }) => POPULATION_KIND_NAMES[kind],
    cell: ({ kind }) => POPULATION_KIND_NAMES[kind],
  },
  {
    id: 'controls',
    header: 'Serves',
    width: 108,
    text: ({ controls }) => controls.map(({ ref }) => ref).join(', '),
    cell: ({ controls }) => {
      const refs = controls.map(({ ref }) => ref).join(', ');
      return <span title={refs}>{refs}</span>;
    },
  },
  figure('rows', 'Rows', 68, ({ rows }) => rows),
  figure('inPeriod', 'In period', 72, ({ inPeriod }) => inPeriod),
  figure('frame', 'To draw from', 88, ({ frameSize }) => frameSize),
  figure('duplicates', 'Duplicates', 76, ({ duplicateKeys }) => duplicateKeys),
  figure('empty', 'Empty keys', 76, ({ emptyKeys }) => emptyKeys),
  figure('samples', 'Samples', 64, ({ samples }) => samples),
  {
    id: 'verdict',
    header: 'Verdict',
    title: 'Verdict on completeness and accuracy',
    width: 96,
    text: ({ ipeVerdict }) => (ipeVerdict ? IPE_VERDICT_NAMES[ipeVerdict] : ''),
    cell: ({ ipeVerdict }) => (ipeVerdict ? IPE_VERDICT_NAMES[ipeVerdict] : 'Not given'),
  },
  {
    id: 'dates',
    header: 'Dates',
    width: 164,
    text: ({ firstDate }) => firstDate,
    cell: ({ firstDate, lastDate }) =>
      firstDate && lastDate ? `${firstDate} to ${lastDate}` : <span aria-hidden>–</span>,
  },
  {
    id: 'sha256',
    header: 'SHA-256',
    width: 124,
    text: ({ sha256 }) => sha256,
    cell: ({ sha256 }) => (
      <span className={styles.mono} title={sha256}>
        {shortHash(sha256)}
      </span>
    ),
  },
  {
    id: 'frozen',
    header: 'Frozen',
    width: 116,
    text: ({ frozenAt }) => frozenAt,
    cell: ({ frozenAt }) => moment(frozenAt),
  },
];
