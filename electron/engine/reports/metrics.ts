import type { ReportMetrics } from '../../../shared/domain/report-metrics.ts';
import { readFigures } from '../metrics/figures.ts';
import type { Session } from '../session.ts';

/** Every figure over the period, as the screen has it; null before the period begins, when nothing is measured. */
export function reportMetrics(session: Session): ReportMetrics | null {
  const { time, figures } = readFigures(session);
  if (!time.hasBegun) return null;
  const people = session.workspace.all<{ id: string; name: string }>('SELECT id, name FROM person');
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return {
    from: time.from,
    to: time.to,
    figures: figures.map((figure) => {
      const { id, title, group, unit, better, about, value, numerator, denominator } = figure;
      const { note, target, status, drifting, months, ownerId } = figure;
      return {
        id,
        title,
        group,
        unit,
        better,
        about,
        value,
        numerator,
        denominator,
        note,
        target,
        status,
        drifting,
        months: months.map((month) => ({ ...month })),
        owner: nameOf.get(ownerId ?? '') ?? '',
      };
    }),
  };
}
