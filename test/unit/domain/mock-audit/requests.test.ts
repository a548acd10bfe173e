import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditRequests, type AuditRequest } from '../../../../shared/domain/mock-audit/requests.ts';
import { control, facts, item, population, sample, test, TYPE_I } from './facts.ts';

const ofKind = (requests: readonly AuditRequest[], kind: AuditRequest['kind']) =>
  requests.filter((request) => request.kind === kind);

describe('the request list', () => {
  const controls = [
    control({ ref: 'CHG-01', libraryRef: 'CHG-01' }),
    control({ ref: 'CHG-02', libraryRef: 'CHG-02', owner: 'Other Owner' }),
    control({ ref: 'CHG-03', libraryRef: 'CHG-01' }),
  ];
  const tests = controls.flatMap(({ ref }) => [
    test({ controlId: ref, kind: 'design' }),
    test({ controlId: ref, plannedOn: ref === 'CHG-03' ? '2026-06-02' : '2026-06-10' }),
  ]);

  it('asks once for a list that several controls are tested from', () => {
    const [request, ...more] = ofKind(auditRequests(facts({ controls, tests })), 'population');
    expect(more).toEqual([]);
    expect(request).toMatchObject({
      controls: controls.map(({ id, ref }) => ({ id, ref })),
      owner: 'Grace Owner',
      due: '2026-06-02',
      status: 'open',
      criteria: ['CC8.1'],
    });
    expect(request?.why.map(({ workpaper }) => workpaper)).toEqual(['E-CHG-01', 'E-CHG-02', 'E-CHG-03']);
    expect(request?.what).toContain('2026-01-01 to 2026-06-30');
  });

  it('asks for no population under Type I, nor of a control that follows the calendar', () => {
    expect(ofKind(auditRequests(facts({ controls, tests, dates: TYPE_I })), 'population')).toEqual([]);
    const quarterly = control({ frequency: 'quarterly' });
    expect(ofKind(auditRequests(facts({ controls: [quarterly], tests: [test()] })), 'population')).toEqual(
      [],
    );
  });

  it('counts a population as received, and asks for the proof that it lacks', () => {
    const one = facts({
      controls,
      tests,
      populations: [population({ controlIds: ['CHG-01'], independentTotal: 810 })],
    });
    const requests = auditRequests(one);
    expect(ofKind(requests, 'population').map(({ status }) => status)).toEqual(['open', 'received']);
    expect(ofKind(requests, 'completeness')).toMatchObject([{ status: 'open' }]);
    expect(ofKind(requests, 'completeness')[0]?.what).toContain('810');
  });

  it('asks for what shows each item, and is content when each has it', () => {
    const drawn = (has: boolean) =>
      facts({
        tests: [
          test({
            sample: sample({
              items: [item('PR-1', { hasEvidence: has }), item('PR-2', { hasEvidence: true })],
            }),
          }),
        ],
      });
    const [open] = ofKind(auditRequests(drawn(false)), 'sample');
    expect(open).toMatchObject({
      status: 'open',
      items: [
        { key: 'PR-1', received: false },
        { key: 'PR-2', received: true },
      ],
    });
    expect(open?.what).toContain('Items: PR-1.');
    expect(ofKind(auditRequests(drawn(true)), 'sample')[0]?.status).toBe('received');
  });

  it('is content with evidence of the period, a meeting that was held and a policy that is approved', () => {
    const evidence = {
      id: 'e',
      ref: 'EV-0001',
      title: 'PRs',
      first: '2026-02-01',
      last: '2026-02-01',
      collectedBy: '',
    };
    const done = auditRequests(
      facts({
        controls: [control({ evidence: [evidence], policyId: 'y' })],
        tests: [test({ kind: 'design' })],
        walkthroughs: [
          {
            id: 'w',
            ref: 'W-01',
            name: 'Changes',
            kind: 'walkthrough',
            heldOn: '2026-05-01',
            controlIds: ['CHG-01'],
          },
        ],
        policies: [
          { id: 'y', name: 'Change management', status: 'approved', owner: null, approvedOn: '2026-01-01' },
        ],
      }),
    );
    expect(done.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'evidence received',
      'meeting received',
      'policy received',
    ]);
  });

  it('numbers the list without gaps and names each request once', () => {
    const some = fc.record({
      ref: fc.integer({ min: 1, max: 30 }).map((n) => `CTL-${n}`),
      owner: fc.constantFrom(null, 'Grace Owner', 'Other Owner'),
      evidenceWanted: fc.constantFrom('', 'Tickets', 'Screens'),
      libraryRef: fc.constantFrom('', 'CHG-01', 'IAM-04', 'GOV-01'),
      domain: fc.constantFrom('', 'Access', 'Changes'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(some, { selector: ({ ref }) => ref, maxLength: 12 }), (fields) => {
        const many = fields.map((each) => control(each));
        const requests = auditRequests(
          facts({
            controls: many,
            tests: many.flatMap(({ ref }) => [
              test({ controlId: ref, kind: 'design' }),
              test({ controlId: ref }),
            ]),
          }),
        );
        expect(requests.map(({ number }) => number)).toEqual(
          requests.map((_, i) => `R-${String(i + 1).padStart(2, '0')}`),
        );
        expect(new Set(requests.map(({ id }) => id)).size).toBe(requests.length);
      }),
    );
  });
});
