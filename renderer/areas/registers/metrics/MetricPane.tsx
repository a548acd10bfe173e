import { Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { METRIC_GROUPS } from '../../../../shared/domain/metrics/definitions.ts';
import { readDecimal, valueWords } from '../../../../shared/domain/metrics/series.ts';
import { AppError } from '../../../../shared/domain/errors.ts';
import { api } from '../../../app/api.ts';
import { monthName } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { runAction, useData } from '../../../app/query.ts';
import { DetailPane, PaneSection } from '../../../components/DetailPane.tsx';
import { EditableChoice } from '../../../components/EditableChoice.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import { figureWords, ofWords, saveTarget } from './metric-columns.tsx';
import styles from './metrics.module.css';
import { MetricSign } from './MetricSign.tsx';
import { importSeries } from './import-series.ts';
import { Sparkline } from './Sparkline.tsx';

interface Props {
  metric: Metric;
  readOnly: boolean;
  onClose: () => void;
}

/** Records that are listed at once; the register holds them all. */
const LISTED = 100;

/** One figure: what it is, its months against the target, what is behind it, and what the firm sets for it. */
export function MetricPane({ metric, readOnly, onClose }: Props) {
  const { id } = metric;
  const [, navigate] = useLocation();
  const detail = useData(['metrics', 'detail', id], () => api.metrics.detail({ id })).data;
  const people = useData(['scope', 'get'], () => api.scope.get({})).data?.people ?? [];
  const records = detail?.records ?? [];
  const points = detail?.points ?? [];
  const remove = async () => {
    const removed = await runAction(() => api.metrics.remove({ id }), { done: `Removed ${metric.title}.` });
    if (removed) navigate(links.metrics);
  };
  return (
    <DetailPane
      area="metrics"
      reference={METRIC_GROUPS[metric.group]}
      title={metric.title}
      sign={<MetricSign metric={metric} />}
      onClose={onClose}
    >
      <PaneSection>
        {metric.value !== null && (
          <p className={styles.figure}>
            <b>{figureWords(metric)}</b>{' '}
            {metric.unit === 'count' ? ofWords(metric).replace(/^\S+ /, '') : ofWords(metric)}
          </p>
        )}
        {metric.drifting !== null && <p className={styles.drift}>{metric.drifting}</p>}
        <p className={styles.about}>{metric.about}</p>
        {metric.note !== '' && <p className={styles.about}>{metric.note}</p>}
        {metric.status === 'no_data' && metric.source.link !== `/registers/metrics/${id}` && (
          <Button onClick={() => navigate(metric.source.link)}>{metric.source.step}</Button>
        )}
      </PaneSection>
      <PaneSection title="By month" hint={ofWords(metric)}>
        <Sparkline metric={metric} width={300} height={72} />
        <table className={styles.months}>
          <tbody>
            {metric.months.map(({ month, value }) => (
              <tr key={month}>
                <th scope="row">{`${monthName(month)} ${month.slice(0, 4)}`}</th>
                <td>{value === null ? '–' : valueWords(value, metric.unit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </PaneSection>
      <PaneSection title="Set by the firm">
        <Properties>
          <Property label="Target">
            <EditableText
              label="Target"
              value={metric.target === null ? '' : String(metric.target)}
              placeholder="None"
              readOnly={readOnly}
              onSave={(text) => saveTarget([id], text)}
            />
          </Property>
          <Property label="Drift (%)">
            <EditableText
              label="Drift in percent"
              value={String(metric.drift)}
              readOnly={readOnly}
              onSave={(text) => saveDrift(id, text)}
            />
          </Property>
          <Property label="Owner">
            <EditableChoice
              label="Owner"
              clearable
              readOnly={readOnly}
              value={metric.ownerId}
              options={people.map((person) => ({ value: person.id, label: person.name }))}
              onSave={(ownerId) => api.metrics.set({ id, patch: { ownerId } })}
            />
          </Property>
        </Properties>
        <p className={styles.about}>
          A figure drifts when its last month is worse than the mean of the three before by more than this, or
          when two months running miss the target.
        </p>
        <EditableText
          label="Notes"
          withLabel
          multiline
          value={metric.notes}
          readOnly={readOnly}
          onSave={(notes) => api.metrics.set({ id, patch: { notes } })}
        />
      </PaneSection>
      {records.length > 0 && (
        <PaneSection title="Records behind it" hint={records.length}>
          <ul className={styles.records}>
            {records.slice(0, LISTED).map((record) => (
              <li key={record.id + record.detail}>
                <Link href={record.link}>
                  <b>{record.ref}</b> {record.title === record.ref ? '' : record.title}
                  <small>{record.detail}</small>
                </Link>
              </li>
            ))}
          </ul>
          {records.length > LISTED && (
            <p className={styles.about}>and {plural(records.length - LISTED, 'record')} more.</p>
          )}
        </PaneSection>
      )}
      <PaneSection title="Series" hint={points.length > 0 ? plural(points.length, 'point') : undefined}>
        {points.length > 0 && (
          <table className={styles.months}>
            <tbody>
              {points.slice(0, 12).map(({ day, value, source }) => (
                <tr key={day} title={source}>
                  <th scope="row">{day}</th>
                  <td>{valueWords(value, metric.unit)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className={styles.about}>
          {metric.isOwn || id === 'uptime'
            ? 'A file with a day or a month and a value in each line.'
            : 'Points speak for months of which the registers hold nothing.'}
        </p>
        {!readOnly && (
          <div className={styles.buttons}>
            <Button onClick={() => void importSeries(metric)}>Import series</Button>
            {metric.isOwn && <Button onClick={() => void remove()}>Remove metric</Button>}
          </div>
        )}
      </PaneSection>
    </DetailPane>
  );
}

async function saveDrift(id: string, text: string): Promise<void> {
  const drift = text === '' ? null : readDecimal(text);
  if (text !== '' && (drift === null || drift < 0))
    throw new AppError('bad_input', `“${text}” is not a percentage such as 10.`);
  await api.metrics.set({ id, patch: { drift } });
}
