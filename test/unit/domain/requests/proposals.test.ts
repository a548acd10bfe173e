import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestProposals, type RequestProposal } from '../../../../shared/domain/requests/proposals.ts';
import { control, facts, item, population, sample, test, TYPE_I } from '../mock-audit/facts.ts';

const proposed = (of: Parameters<typeof requestProposals>[0]) => requestProposals(of, []);

const ofKind = (proposals: readonly RequestProposal[], kind: RequestProposal['kind']) =>
  proposals.filter((request) => request.kind === kind);

describe('what could be asked for', () => {
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
    const [request, ...more] = ofKind(proposed(facts({ controls, tests })), 'population');
    expect(more).toEqual([]);
    expect(request).toMatchObject({
      controls: controls.map(({ id, ref }) => ({ id, ref })),
      assignee: 'Grace Owner',
      due: '2026-06-02',
      state: 'missing',
      criteria: ['CC8.1'],
    });
    expect(request?.tests.map(({ workpaper }) => workpaper)).toEqual(['E-CHG-01', 'E-CHG-02', 'E-CHG-03']);
    expect(request?.wording).toContain('2026-01-01 to 2026-06-30');
  });

  it('asks for no population under Type I, nor of a control that follows the calendar', () => {
    expect(ofKind(proposed(facts({ controls, tests, dates: TYPE_I })), 'population')).toEqual([]);
    const quarterly = control({ frequency: 'quarterly' });
    expect(ofKind(proposed(facts({ controls: [quarterly], tests: [test()] })), 'population')).toEqual([]);
  });

  it('asks for a list until all its controls have a population, and for the proof that one lacks', () => {
    const having = (controlIds: string[]) =>
      facts({
        controls,
        tests,
        populations: [population({ controlIds, independentTotal: 810 })],
      });
    const states = (controlIds: string[]) =>
      ofKind(proposed(having(controlIds)), 'population').map(({ state }) => state);
    expect(states(['CHG-01'])).toEqual(['missing']);
    expect(states(['CHG-01', 'CHG-02', 'CHG-03'])).toEqual(['there']);
    const requests = proposed(having(['CHG-01']));
    expect(ofKind(requests, 'completeness')).toMatchObject([{ state: 'missing' }]);
    expect(ofKind(requests, 'completeness')[0]?.wording).toContain('810');
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
    const [open] = ofKind(proposed(drawn(false)), 'sample');
    expect(open).toMatchObject({
      state: 'missing',
      items: [
        { key: 'PR-1', received: false },
        { key: 'PR-2', received: true },
      ],
    });
    expect(open?.wording).toContain('Items: PR-1, PR-2.');
    expect(ofKind(proposed(drawn(true)), 'sample')[0]?.state).toBe('there');
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
    const done = proposed(
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
    expect(done.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'evidence there',
      'meeting there',
      'policy there',
    ]);
  });

  it('names each thing once', () => {
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
        const requests = proposed(
          facts({
            controls: many,
            tests: many.flatMap(({ ref }) => [
              test({ controlId: ref, kind: 'design' }),
              test({ controlId: ref }),
            ]),
          }),
        );
        expect(new Set(requests.map(({ sourceKey }) => sourceKey)).size).toBe(requests.length);
      }),
    );
  });
});
