import { describe, expect, it } from 'vitest';
import type { EngagementDates } from '../../../shared/domain/evidence.ts';
import { PLAN_TEMPLATES, planMilestones, usualMilestones } from '../../../shared/domain/milestone-plan.ts';
import { daysBetween } from '../../../shared/domain/readiness/days.ts';
import { checkRecord, checkValue, emptyValue } from '../../../shared/domain/register-values.ts';
import { registerOf } from '../../../shared/domain/registers.ts';

const dueOf = (plan: ReturnType<typeof planMilestones>, kind: string) =>
  plan.find((milestone) => milestone.kind === kind)?.due;

describe('a plan of milestones', () => {
  it('takes six weeks to a Type I report, counted from the as-of date', () => {
    const plan = planMilestones('type1-six-weeks', '2026-05-29');
    expect(dueOf(plan, 'kickoff')).toBe('2026-04-24');
    expect(dueOf(plan, 'type1_date')).toBe('2026-05-29');
    expect(daysBetween(dueOf(plan, 'kickoff') ?? '', dueOf(plan, 'report') ?? '') + 1).toBe(42);
  });

  it('puts remediation before a period of nine months', () => {
    const plan = planMilestones('type2-nine-months', '2026-01-01');
    expect(plan.find(({ kind }) => kind === 'remediation')?.ends).toBe('2025-12-31');
    expect(dueOf(plan, 'period_end')).toBe('2026-09-30');
    expect(dueOf(plan, 'mock_audit')).toBe('2026-07-01');
  });

  it('keeps to the last day of a shorter month', () => {
    const plan = planMilestones('type2-nine-months', '2025-05-31');
    expect(dueOf(plan, 'period_end')).toBe('2026-02-27');
    expect(dueOf(plan, 'mock_audit')).toBe('2025-11-30');
  });

  it.each(PLAN_TEMPLATES)('%s: days in order, and records that the register takes', (template) => {
    const plan = planMilestones(template, '2026-03-02');
    expect(plan.map(({ due }) => due)).toEqual(plan.map(({ due }) => due).toSorted());
    const register = registerOf('milestones');
    for (const milestone of plan) {
      const values = Object.fromEntries(
        register.fields.map((field) => {
          const value = { ...milestone }[field.id as keyof typeof milestone] ?? emptyValue(field);
          return [field.id, checkValue(register, field, value)];
        }),
      );
      expect(() => checkRecord(register, values)).not.toThrow();
    }
  });
});

const TYPE_II: EngagementDates = {
  type: 'II',
  asOf: null,
  periodFrom: '2026-01-01',
  periodTo: '2026-06-30',
};

describe('the usual milestones', () => {
  const kinds = (engagement: EngagementDates) => usualMilestones(engagement).map(({ kind }) => kind);

  it('lead to the date of a Type I, and around the period of a Type II', () => {
    expect(kinds({ ...TYPE_II, type: 'I', asOf: '2026-06-30' })).toEqual([
      'kickoff',
      'readiness',
      'remediation',
      'type1_date',
      'fieldwork',
      'report',
    ]);
    expect(kinds(TYPE_II)).toContain('mock_audit');
    expect(kinds({ ...TYPE_II, periodTo: null })).toEqual([]);
  });

  it('are in order, and readiness takes 4 to 8 weeks', () => {
    const plan = usualMilestones(TYPE_II);
    const days = plan.map(({ due }) => due);
    expect(days).toEqual(days.toSorted());
    expect(plan.find(({ kind }) => kind === 'readiness')).toMatchObject({
      due: '2025-09-18',
      ends: '2025-10-29',
    });
  });

  it('are records that the register takes', () => {
    const register = registerOf('milestones');
    const check = (milestone: object) => {
      const values = milestone as Record<string, string | null>;
      for (const field of register.fields) checkValue(register, field, values[field.id] ?? null);
      checkRecord(register, values);
    };
    expect(() => usualMilestones(TYPE_II).forEach(check)).not.toThrow();
  });
});
