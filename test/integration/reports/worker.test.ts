import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RenderProgress } from '../../../electron/engine/reports/progress.ts';
import { renderInWorker } from '../../../electron/engine/reports/render.ts';
import { bigModel, smallModel } from '../../fixtures/report-model.ts';
import { newFolder } from './programs.ts';

describe('rendering in a worker', () => {
  it('writes the file and counts up to the end', async () => {
    const path = join(newFolder(), 'report.pdf');
    const seen: RenderProgress[] = [];
    const { pages } = await renderInWorker({ document: 'report', model: smallModel() }, 'pdf', path, {
      onProgress: (progress) => seen.push(progress),
    });
    expect(readFileSync(path, 'latin1').startsWith('%PDF-1.7')).toBe(true);
    expect(seen.at(-1)).toEqual({ phase: 'pages', done: pages, total: pages });
  });

  it('writes a workbook', async () => {
    const path = join(newFolder(), 'report.xlsx');
    expect(await renderInWorker({ document: 'report', model: smallModel() }, 'xlsx', path)).toEqual({
      pages: null,
      missing: [],
    });
    expect(readFileSync(path, 'latin1').startsWith('PK')).toBe(true);
  });

  it('leaves no file behind when cancelled', async () => {
    const path = join(newFolder(), 'report.pdf');
    const controller = new AbortController();
    const rendering = renderInWorker(
      { document: 'report', model: bigModel({ controls: 40, items: 10, evidence: 2 }) },
      'pdf',
      path,
      {
        signal: controller.signal,
        onProgress: () => controller.abort(),
      },
    );
    await expect(rendering).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(path)).toBe(false);
  });

  it('does not touch a file that is there already', async () => {
    const path = join(newFolder(), 'report.pdf');
    writeFileSync(path, 'mine');
    await expect(
      renderInWorker({ document: 'report', model: smallModel() }, 'pdf', path),
    ).rejects.toMatchObject({ code: 'bad_input' });
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });
});
