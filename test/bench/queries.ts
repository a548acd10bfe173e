/** Times of opening and of every list of a large workspace, in the engine. */
import type { Api } from '../../shared/contract/index.ts';
import { median, quantile } from './measure.ts';

const ROUNDS = 40;
const WARM_UP = 5;

/** Every list query with the variations that the screens ask for. */
export async function listQueries(api: Api): Promise<Record<string, () => Promise<unknown>>> {
  const [control] = await api.matrix.controls({});
  const { rows } = await api.evidence.list({ limit: 1, offset: 10_000 });
  const controlId = control?.id ?? '';
  const record = (table: string, rowId: string) => ({ record: { table, rowId }, limit: 50 });
  const evidence = (options: Parameters<Api['evidence']['list']>[0]) => () => api.evidence.list(options);
  return {
    'matrix.controls': () => api.matrix.controls({}),
    'matrix.criteria': () => api.matrix.criteria({}),
    'evidence.list': evidence({}),
    'evidence.list, last page': evidence({ offset: 19_900 }),
    'evidence.list, by title': evidence({ sort: 'title', descending: true }),
    'evidence.list, by size': evidence({ sort: 'size', offset: 5000 }),
    'evidence.list, by covered time': evidence({ sort: 'covers' }),
    'evidence.list, by type': evidence({ sort: 'type', descending: true, offset: 10_000 }),
    'evidence.list, newest': evidence({ sort: 'added', descending: true }),
    'evidence.list, many found': evidence({ search: 'review 1' }),
    'evidence.list, one found': evidence({ search: 'review-19876', sort: 'title' }),
    'evidence.list, none found': evidence({ search: 'no such words' }),
    'evidence.list, by control number': evidence({ search: 'CTL-499' }),
    'evidence.list, of a control': evidence({ controlId }),
    'evidence.list, unlinked': evidence({ filter: 'unlinked', sort: 'title' }),
    'evidence.list, warnings': evidence({ filter: 'warnings', sort: 'size' }),
    'audit.tests': () => api.audit.tests({}),
    'audit.populations': () => api.audit.populations({}),
    'findings.list': () => api.findings.list({}),
    'scope.get': () => api.scope.get({}),
    'reports.overview': () => api.reports.overview({}),
    'readiness.summary': () => api.readiness.summary({}),
    'readiness.checks': () => api.readiness.checks({}),
    'readiness.path': () => api.readiness.path({ date: null }),
    'registers.list, gaps': () => api.registers.list({ register: 'gaps' }),
    'workspace.history': () => api.workspace.history({ limit: 100 }),
    'workspace.history, oldest': () =>
      api.workspace.history({ limit: 100, before: { transaction: 101, place: '' } }),
    'workspace.history, many found': () => api.workspace.history({ search: 'notes', limit: 100 }),
    'workspace.history, none found': () => api.workspace.history({ search: 'no such words', limit: 100 }),
    'workspace.history, overrides': () => api.workspace.history({ kind: 'override', limit: 100 }),
    'workspace.history, exports': () => api.workspace.history({ kind: 'export', limit: 100 }),
    'workspace.history of a control': () => api.workspace.history(record('control', controlId)),
    'workspace.history of evidence': () => api.workspace.history(record('evidence', rows[0]?.id ?? '')),
  };
}

/** 95th percentile of each query in ms. */
export async function measureQueries(api: Api): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const [name, ask] of Object.entries(await listQueries(api))) {
    for (let round = 0; round < WARM_UP; round += 1) await ask();
    times.set(name, await p95(ask));
  }
  return times;
}

/** The same for what the screens ask for right after a change, when nothing is kept that was read before. */
export async function measureAfterChange(api: Api): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  const [control] = await api.matrix.controls({});
  const { rows } = await api.evidence.list({ limit: 1 });
  const asks = await listQueries(api);
  let change = 0;
  const edit = async () => {
    change += 1;
    await api.matrix.updateControls({ ids: [control?.id ?? ''], patch: { notes: `Change ${change}` } });
    await api.evidence.update({ ids: [rows[0]?.id ?? ''], patch: { notes: `Change ${change}` } });
  };
  for (const name of [
    'matrix.controls',
    'matrix.criteria',
    'evidence.list',
    'audit.tests',
    'reports.overview',
    'readiness.summary',
    'readiness.checks',
  ])
    times.set(`${name} after a change`, await p95(asks[name] ?? edit, edit));
  return times;
}

async function p95(ask: () => Promise<unknown>, before = async () => {}): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await before();
    const start = performance.now();
    await ask();
    taken.push(performance.now() - start);
  }
  return quantile(taken, 0.95);
}

/**
 * Every query asked of two workspaces by turns, so that what else the machine does meets both.
 *
 * @returns the sum of the medians of each, in ms
 */
export async function compareQueries(one: Api, other: Api): Promise<[number, number]> {
  const sums: [number, number] = [0, 0];
  const others = await listQueries(other);
  for (const [name, ask] of Object.entries(await listQueries(one))) {
    const times: [number[], number[]] = [[], []];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1)
      for (const [at, each] of [ask, others[name] ?? ask].entries()) {
        const start = performance.now();
        await each();
        if (round >= WARM_UP) times[at]?.push(performance.now() - start);
      }
    sums[0] += median(times[0]);
    sums[1] += median(times[1]);
  }
  return sums;
}
