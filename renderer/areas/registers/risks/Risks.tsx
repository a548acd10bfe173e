import { Button, Group, SegmentedControl, Select } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import {
  cellKey,
  flagsOf,
  readRisk,
  RISK_FLAG_NAMES,
  RISK_FLAGS,
  RISK_VIEW_NAMES,
  RISK_VIEWS,
  type Risk,
  type RiskFlag,
  type RiskView,
} from '../../../../shared/domain/risks.ts';
import { api } from '../../../app/api.ts';
import { today } from '../../../app/dates.ts';
import { useData, useWorkspace } from '../../../app/query.ts';
import { useActions } from '../../../state/actions.ts';
import { PlainRegister } from '../PlainRegister.tsx';
import { HeatMap } from './HeatMap.tsx';
import { Legend } from './Legend.tsx';
import { OfferDialog } from './OfferDialog.tsx';
import { riskColumns, stepOptions } from './risk-columns.tsx';
import { RiskStanding } from './RiskStanding.tsx';
import styles from './risks.module.css';
import { ScaleDialog } from './ScaleDialog.tsx';
import { useRiskScale } from './use-risk-scale.ts';

/** Columns that the detail pane shows as well, and the menu of a column head brings back. */
const HIDDEN = [
  'likelihood',
  'impact',
  'residualLikelihood',
  'residualImpact',
  'approvedBy',
  'approvedOn',
  'acceptedUntil',
  'identifiedOn',
  'reviewedOn',
  'vendorId',
  'threat',
  'consequence',
  'plan',
  'notes',
];

interface Filter {
  cell: string | null;
  flag: RiskFlag | null;
}
const EVERYTHING: Filter = { cell: null, flag: null };

const standing = (row: RegisterRow) => <RiskStanding risk={readRisk(row)} />;

/** The register of risks under its heat map: press a cell to see what stands there. */
export function Risks({ current }: { current: string | null }) {
  const { readOnly } = useWorkspace();
  const scale = useRiskScale();
  const rows = useData(['registers', 'list', 'risks'], () => api.registers.list({ register: 'risks' })).data;
  const [picked, setView] = useState<RiskView | null>(null);
  const [mapShown, setMapShown] = useState(true);
  const [filter, setFilter] = useState(EVERYTHING);
  const [dialog, setDialog] = useState<'scale' | 'offers' | null>(null);
  const now = today();

  const risks = useMemo(() => (rows ?? []).map(readRisk), [rows]);
  /** Residual ratings come last; until the first one the map would be empty. */
  const view = picked ?? (risks.some(({ residual }) => residual !== null) ? 'residual' : 'inherent');
  const open = useMemo(() => risks.filter(({ status }) => status !== 'closed'), [risks]);
  const columns = useMemo(() => riskColumns(scale, now), [scale, now]);
  const options = useMemo(() => stepOptions(scale), [scale]);
  const accepts = useCallback(
    (row: RegisterRow) => {
      const risk = readRisk(row);
      return (
        inCell(risk, view, filter.cell) && (!filter.flag || flagsOf(risk, scale, now).includes(filter.flag))
      );
    },
    [view, filter, scale, now],
  );
  const flags = useMemo(() => open.map((risk) => flagsOf(risk, scale, now)), [open, scale, now]);
  useActions([
    {
      id: 'risks.map',
      label: mapShown ? 'Hide the heat map' : 'Show the heat map',
      run: () => setMapShown(!mapShown),
    },
    ...(readOnly
      ? []
      : [
          { id: 'risks.scale', label: 'Change the scale of risks', run: () => setDialog('scale') },
          { id: 'risks.offers', label: 'Add risks that controls name', run: () => setDialog('offers') },
        ]),
  ]);

  const isFiltered = filter.cell !== null || filter.flag !== null;
  const chosen = risks.find(({ id }) => id === current);
  const offers = !readOnly && <Button onClick={() => setDialog('offers')}>From controls</Button>;
  return (
    <>
      <PlainRegister
        register="risks"
        current={current}
        hidden={HIDDEN}
        columns={columns}
        options={options}
        accepts={accepts}
        onAcceptAll={isFiltered ? () => setFilter(EVERYTHING) : undefined}
        head={
          risks.length > 0 &&
          mapShown && (
            <div className={styles.box}>
              <div className={styles.head}>
                <HeatMap
                  scale={scale}
                  risks={open}
                  view={view}
                  chosen={filter.cell}
                  current={chosen}
                  onChoose={(cell) => setFilter({ ...filter, cell })}
                />
                <div className={styles.side}>
                  <Group gap={8}>
                    <SegmentedControl
                      aria-label="What the map shows"
                      data={RISK_VIEWS.map((value) => ({ value, label: RISK_VIEW_NAMES[value] }))}
                      value={view}
                      onChange={(next) => {
                        setView(RISK_VIEWS.find((known) => known === next) ?? 'residual');
                        setFilter({ ...filter, cell: null });
                      }}
                    />
                    {!readOnly && <Button onClick={() => setDialog('scale')}>Scale</Button>}
                  </Group>
                  <Legend scale={scale} risks={open} />
                </div>
              </div>
            </div>
          )
        }
        filters={
          <Select
            aria-label="What is to be put in order"
            placeholder="To do: any"
            w={150}
            clearable
            value={filter.flag}
            data={RISK_FLAGS.map((flag) => ({
              value: flag,
              label: `${RISK_FLAG_NAMES[flag]} (${flags.filter((own) => own.includes(flag)).length})`,
            }))}
            onChange={(next) =>
              setFilter({ ...filter, flag: RISK_FLAGS.find((flag) => flag === next) ?? null })
            }
          />
        }
        actions={
          <>
            <Button variant="subtle" onClick={() => setMapShown(!mapShown)}>
              {mapShown ? 'Hide map' : 'Show map'}
            </Button>
            {offers}
          </>
        }
        detail={standing}
        emptyActions={offers}
      />
      {dialog === 'scale' && <ScaleDialog scale={scale} onClose={() => setDialog(null)} />}
      {dialog === 'offers' && <OfferDialog onClose={() => setDialog(null)} />}
    </>
  );
}

/** The map counts what is not closed, and so does the list under a cell. */
function inCell(risk: Risk, view: RiskView, cell: string | null): boolean {
  if (cell === null) return true;
  const rating = risk[view];
  return risk.status !== 'closed' && rating !== null && cellKey(rating) === cell;
}
