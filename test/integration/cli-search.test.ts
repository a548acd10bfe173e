import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cliFolder } from './cli.ts';

const { at, trustbench, json, refused } = cliFolder();

describe('trustbench search', () => {
  it('reads what is new, finds it, and gives its text', () => {
    trustbench('new', 'a.trustbench', '--client', 'N', '--type', 'I', '--as-of', '2026-06-30');
    writeFileSync(at('listing.csv'), 'name,office\nAna,Logroño\n');
    trustbench('attach', 'a.trustbench', 'listing.csv');
    expect(trustbench('search', 'a.trustbench', 'logrono', '--no-extract')).toMatchObject({
      out: 'Nothing was found.\n',
      err: '1 of 1 file not read: searched by the record only.\n',
    });
    expect(json<unknown>('search', 'a.trustbench', 'logrono')).toEqual([
      {
        ref: 'EV-0001',
        title: 'listing',
        fileName: 'listing.csv',
        score: 1,
        passage: 'name,office Ana,Logroño',
        matches: [[16, 23]],
        where: 'line 2',
      },
    ]);
    expect(json('extract', 'a.trustbench', 'EV-0001', '--text')).toMatchObject({
      status: 'text',
      text: 'name,office\nAna,Logroño\n',
    });
    expect(trustbench('search', 'a.trustbench', 'nothing').out).toBe('Nothing was found.\n');
    expect(refused('search', 'a.trustbench', 'word '.repeat(2000))).toMatchObject({
      code: 'bad_input',
      message: expect.stringContaining('10,000 characters'),
    });
  });
});
