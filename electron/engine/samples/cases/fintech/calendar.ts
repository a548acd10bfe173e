import type { KeptCalendar } from '../../calendar.ts';

/** When the administrators of a month were confirmed. */
const CONFIRMED = {
  '2025-10': '2025-10-30',
  '2025-11': '2025-11-27',
  '2025-12': '2025-12-29',
  '2026-01': '2026-01-29',
  '2026-02': '2026-02-26',
  '2026-03': '2026-03-30',
} as const;

/** When privileged access and secrets were reviewed. */
const QUARTERS = { '2025-Q4': '2025-12-15', '2026-Q1': '2026-03-23' } as const;

/**
 * Nearly everything was performed in time. One review of capacity and one of confidential places came late, the cut-off times were
 * not reviewed in the second half of 2025, and what the tester saw on screen is still to be collected.
 */
export const CALENDAR: KeptCalendar = {
  holidays: [
    { day: '2025-12-25', name: 'Christmas Day' },
    { day: '2025-12-26', name: 'Second day of Christmas' },
    { day: '2026-01-01', name: 'New Year' },
    { day: '2026-04-06', name: 'Easter Monday' },
    { day: '2026-04-27', name: 'King’s Day' },
    { day: '2026-05-14', name: 'Ascension Day' },
    { day: '2026-05-25', name: 'Whit Monday' },
  ],
  schedules: [
    { refs: ['GOV-04', 'IRP-01', 'IRP-05'], schedule: { anchor: '2026-01-31' } },
    { refs: ['RSK-06'], schedule: { anchor: '2026-02-28' } },
    { refs: ['MON-03'], schedule: { anchor: '2026-03-31' } },
    { refs: ['BCP-03'], schedule: { anchor: '2026-04-30' } },
    { refs: ['PRV-11', 'VEN-01'], schedule: { anchor: '2026-05-31' } },
    { refs: ['AST-01', 'CRY-03', 'PHY-02', 'VEN-04'], schedule: { anchor: '2026-06-30' } },
    // The check of statements is new: it was brought in towards the end of the period.
    { refs: ['LQ-04'], schedule: { startsOn: '2026-06-22' } },
  ],
  performed: [
    { ref: 'BCP-06', key: '2026-02', doneOn: '2026-03-03' },
    { ref: 'CON-01', key: '2025-H2', doneOn: '2026-01-27', evidence: 'places-review.pdf' },
    { ref: 'CON-01', key: '2026-H1', doneOn: '2026-06-09' },
    { ref: 'NET-01', key: '2025-H2', doneOn: '2025-10-21' },
    { ref: 'LQ-05', key: '2026-H1', doneOn: '2026-06-15' },
    ...Object.entries(CONFIRMED).map(([key, doneOn]) => ({ ref: 'LOG-03', key, doneOn })),
    ...Object.entries(QUARTERS).flatMap(([key, doneOn]) => [
      { ref: 'IAM-08', key, doneOn },
      { ref: 'IAM-09', key, doneOn },
    ]),
    ...['22', '23', '24', '25', '26', '29', '30'].map((date) => ({
      ref: 'LQ-04',
      key: `2026-06-${date}`,
      doneOn: `2026-06-${date}`,
    })),
  ],
  waived: [{ ref: 'PRV-16', key: '2025', reason: 'Privacy is not in the scope of this report.' }],
};
