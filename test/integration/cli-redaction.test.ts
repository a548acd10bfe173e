import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commentedPng, SECRET } from '../fixtures/redacted-files.ts';
import { cliFolder } from './cli.ts';

const { at, json, refused } = cliFolder();

describe('evidence redact, evidence redacted', () => {
  it('put boxes on evidence and write a copy in which they are burnt', () => {
    json('new', 'e.trustbench', '--client', 'Northwind', '--type', 'I', '--as-of', '2026-06-30');
    writeFileSync(at('console.png'), commentedPng());
    json('attach', 'e.trustbench', 'console.png');
    const box = ['--box', '10,20,45.5,30', '--box', '50,50,60,60'];
    const added = json('evidence', 'redact', 'e.trustbench', 'EV-0001', ...box, '--reason', 'Personal data');
    expect(added).toMatchObject({
      ref: 'EV-0001',
      added: 2,
      redactions: [{ page: 1, x1: 1000, y1: 2000, x2: 4550, y2: 3000 }, { number: 2 }],
    });
    const made = json(
      'evidence',
      'redacted',
      'e.trustbench',
      'ev-0001',
      '--out',
      'copy.png',
      '--log',
      'log.csv',
    );
    expect(made).toMatchObject({ ref: 'EV-0001', type: 'image/png', pages: 1, redactions: 2 });
    expect(readFileSync(at('copy.png')).includes(SECRET)).toBe(false);
    expect(readFileSync(at('log.csv'), 'utf8')).toContain(String(made['sha256']));
    const wrong = ['--box', '10,20,300,40', '--reason', 'Other'];
    expect(refused('evidence', 'redact', 'e.trustbench', 'EV-0001', ...wrong).message).toContain(
      'in percent of the page',
    );
  });
});
