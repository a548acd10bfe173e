import { describe, expect, it } from 'vitest';
import type { ListedRequest } from '../../shared/domain/requests/listed.ts';
import { cliFolder } from './cli.ts';

const { json, refused, trustbench, newWorkspace } = cliFolder();

describe('the request list on the command line', () => {
  const file = 'requests.trustbench';

  it('tells records and proposals apart, and records a proposal once', () => {
    newWorkspace(file, '--library', 'CHG-01,IAM-04');
    const proposed = json<ListedRequest[]>('requests', file);
    expect(new Set(proposed.map(({ ref, status }) => `${ref} ${status}`))).toEqual(
      new Set(['null proposed']),
    );
    const own = json<ListedRequest>(
      'requests',
      'add',
      file,
      '--title',
      'Firewall rules',
      '--number',
      'A-7',
      '--control',
      'CHG-01',
    );
    expect(own).toMatchObject({ number: 'A-7', controls: ['CHG-01'], criteria: ['CC8.1'], origin: 'manual' });
    expect(json<ListedRequest[]>('requests', file)).toMatchObject([{ ref: 'R-001', number: 'A-7' }]);
    const rows = json<ListedRequest[]>('requests', file, '--proposals');
    expect(rows.slice(1).map(({ sourceKey }) => sourceKey)).toEqual(
      proposed.map(({ sourceKey }) => sourceKey),
    );
    const { added } = json<{ added: ListedRequest[] }>('requests', 'generate', file, '--due', '2026-05-01');
    expect(added[0]).toMatchObject({ ref: 'R-002', status: 'open', due: '2026-05-01', origin: 'generated' });
    expect(json('requests', 'generate', file)).toMatchObject({ added: [] });
    expect(json<ListedRequest[]>('requests', file)).toHaveLength(added.length + 1);
    expect(trustbench('requests', file).out).toMatch(/R-002 +Open/);
  });

  it('sets statuses by reference and by the auditor’s number, and says what a status lacks', () => {
    expect(refused('requests', 'set', file, 'R-001', '--status', 'not_applicable').message).toMatch(
      /R-001 was not changed/,
    );
    const [changed] = json<ListedRequest[]>(
      'requests',
      'set',
      file,
      'A-7',
      '--status',
      'submitted',
      '--auditor-status',
      'accepted',
    );
    expect(changed).toMatchObject({ status: 'submitted', auditorStatus: 'accepted' });
    expect(changed?.closedOn).toBe(changed?.submittedOn);
    expect(refused('requests', 'set', file, 'R-900', '--status', 'received').message).toMatch(
      /R-900 is not in this workspace/,
    );
    expect(refused('requests', 'set', file, 'R-001').message).toMatch(/Nothing to change/);
  });
});
