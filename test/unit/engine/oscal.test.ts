import { Ajv } from 'ajv';
import * as formats from 'ajv-formats';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileOf } from '../../../electron/engine/reports/oscal/metadata.ts';
import { oscalDocument } from '../../../electron/engine/reports/oscal/write-oscal.ts';
import type { OscalSource } from '../../../electron/engine/reports/oscal/source.ts';
import { properties, prose, title } from '../../../electron/engine/reports/oscal/words.ts';
import { OSCAL_MODELS, type OscalModel } from '../../../shared/domain/oscal/models.ts';
import { NOT_AN_ATTESTATION, type ReportModel } from '../../../shared/domain/report-model.ts';
import { smallModel } from '../../fixtures/report-model.ts';
import { oscalSchema } from '../../fixtures/oscal-schema.ts';

const ENGAGEMENT = '019a4f5e-7a51-7c3e-9c55-8a3f1e2d4b60';
const sourceOf = ({ meta, ...report }: ReportModel): OscalSource => ({
  meta,
  report,
  engagementId: ENGAGEMENT,
  model: 'assessment-results',
});

const ajv = new Ajv({ allErrors: true, unicodeRegExp: true, strict: false });
formats.default.default(ajv);
const checks = Object.fromEntries(OSCAL_MODELS.map((model) => [model, ajv.compile(oscalSchema(model))]));
/** As a program reads it: what is undefined is not there. */
const written = (source: OscalSource, model: OscalModel): object =>
  JSON.parse(JSON.stringify(oscalDocument(source, model))) as object;
function problems(source: OscalSource, model: OscalModel): unknown[] {
  const check = checks[model]!;
  return check(written(source, model)) ? [] : (check.errors ?? []);
}

/** Every value of a key, wherever it stands. */
function valuesOf(value: unknown, keys: RegExp): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesOf(item, keys));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    keys.test(key) && (typeof inner === 'string' || Array.isArray(inner))
      ? [inner].flat().filter((one): one is string => typeof one === 'string')
      : valuesOf(inner, keys),
  );
}

const withHostileTexts = (model: ReportModel, text: string): ReportModel => ({
  ...model,
  meta: { ...model.meta, client: text, system: text, firm: text, version: text, preparedBy: text },
  controls: model.controls.map((control) => ({ ...control, title: text, statement: text, owner: text })),
  findings: model.findings.map((finding) => ({ ...finding, title: text, condition: text, effect: text })),
  evidence: model.evidence.map((item) => ({ ...item, title: text, fileName: text, mediaType: text })),
});

describe.each(['type1', 'type2'] as const)('the OSCAL documents of a %s report', (kind) => {
  const source = sourceOf(smallModel(kind));

  it.each(OSCAL_MODELS)('%s agrees with what OSCAL 1.2 says of the parts it uses', (model) => {
    expect(problems(source, model)).toEqual([]);
  });

  it('are held against rules that refuse empty arrays, unknown names and days without a zone', () => {
    const check = checks['assessment-results']!;
    for (const change of [
      { findings: [] },
      { populations: 1 },
      { start: '2026-01-01' },
      { start: undefined },
    ]) {
      const broken = written(source, 'assessment-results') as {
        'assessment-results': { results: [Record<string, unknown>] };
      };
      Object.assign(broken['assessment-results'].results[0], change);
      expect(check(JSON.parse(JSON.stringify(broken)))).toBe(false);
    }
  });

  it('name every subject once, the same in each export', () => {
    for (const model of OSCAL_MODELS) {
      const ids = valuesOf(written(source, model), /^uuid$/);
      expect(new Set(ids).size).toBe(ids.length);
      const later = sourceOf(
        smallModel(kind, { generatedAt: '2027-01-01T00:00:00+00:00', journalHash: 'f'.repeat(64) }),
      );
      expect(valuesOf(written(later, model), /^uuid$/)).toEqual(ids);
      expect(
        valuesOf(written({ ...source, engagementId: ENGAGEMENT.replace('0', '1') }, model), /^uuid$/),
      ).not.toEqual(ids);
    }
  });

  it('refer to nothing that is not there', () => {
    const known = new Set(valuesOf(written(source, 'catalog'), /^id$/));
    for (const model of OSCAL_MODELS) {
      const document = written(source, model);
      const uuids = new Set(valuesOf(document, /^uuid$/));
      const named = valuesOf(document, /-uuids?$/);
      expect(named.filter((uuid) => !uuids.has(uuid))).toEqual([]);
      const anchors = valuesOf(document, /^href$/).filter((href) => href.startsWith('#'));
      expect(anchors.filter((href) => !uuids.has(href.slice(1)) && !known.has(href.slice(1)))).toEqual([]);
      expect(valuesOf(document, /^(control-id|target-id)$/).filter((id) => !known.has(id))).toEqual([]);
    }
  });

  it('name each other by the files of the archive', () => {
    const files = OSCAL_MODELS.map((model) => fileOf(model));
    for (const model of OSCAL_MODELS) {
      const document = Object.values(written(source, model))[0] as Record<string, unknown>;
      const beside = valuesOf({ ...document, 'back-matter': null }, /^href$/).filter(
        (href) => !href.startsWith('#'),
      );
      expect(beside.filter((href) => !files.includes(href))).toEqual([]);
      expect(beside.includes(fileOf('catalog'))).toBe(model !== 'catalog');
    }
  });

  it('name a moment in UTC, where its zone is one that OSCAL does not know', () => {
    const summer = sourceOf(smallModel(kind, { generatedAt: '2026-07-01T09:00:00-02:30' }));
    for (const model of OSCAL_MODELS) {
      expect(problems(summer, model)).toEqual([]);
      expect(valuesOf(written(summer, model), /^last-modified$/)).toEqual(['2026-07-01T11:30:00Z']);
    }
  });

  it('say in each that it is no attestation', () => {
    for (const model of OSCAL_MODELS)
      expect(JSON.stringify(written(source, model))).toContain(NOT_AN_ATTESTATION);
  });

  it('hold whatever people wrote', () => {
    const texts = [
      '',
      ' ',
      '\n\t',
      'a\nb',
      '\u0000\ud800',
      '"><script>alert(1)</script>',
      '# _x_ {{ insert: param, a }}',
      '𝒳'.repeat(300),
    ];
    for (const text of texts)
      for (const model of OSCAL_MODELS)
        expect(problems(sourceOf(withHostileTexts(smallModel(kind), text)), model)).toEqual([]);
  });
});

describe('what OSCAL says of a test', () => {
  type Observation = { uuid: string; title: string; props: { name: string; value: string }[] };
  type Finding = {
    target: { 'target-id': string; status: { state: string } };
    'related-observations'?: { 'observation-uuid': string }[];
  };
  const model = smallModel();
  const results = written(sourceOf(model), 'assessment-results') as {
    'assessment-results': {
      results: [
        { observations: Observation[]; findings: Finding[]; risks: { props: { value: string }[] }[] },
      ];
    };
  };
  const { observations, findings, risks } = results['assessment-results'].results[0];

  it('is its population, sample, seed and deviations', () => {
    const test = model.tests.find(({ sample, population }) => sample !== null && population !== null)!;
    const props = Object.fromEntries(
      observations
        .find(({ title: name }) => name.includes(test.workpaperRef))!
        .props.map(({ name, value }) => [name, value]),
    );
    expect(props).toMatchObject({
      workpaper: test.workpaperRef,
      result: test.result,
      deviations: String(test.exceptionsCount),
      'population-sha256': test.population!.sha256,
      'sample-seed': test.sample!.seed,
      'sample-size': String(test.sample!.size),
    });
  });

  it('is an observation only while there is no conclusion', () => {
    const open = new Set(
      model.tests
        .filter(({ result }) => ['not_tested', 'in_progress', 'did_not_occur'].includes(result))
        .map(({ workpaperRef }) => workpaperRef),
    );
    expect(open.size).toBeGreaterThan(0);
    const uuids = observations
      .filter(({ props }) => props.some(({ name, value }) => name === 'workpaper' && open.has(value)))
      .map(({ uuid }) => uuid);
    expect(uuids).toHaveLength(open.size);
    const ofControls = findings.filter(({ target }) => target['target-id'].startsWith('org-'));
    const related = ofControls.flatMap((finding) => finding['related-observations'] ?? []);
    expect(related.filter((one) => uuids.includes(one['observation-uuid']))).toEqual([]);
  });

  it('is not satisfied exactly where a test says so', () => {
    const failed = new Set(
      model.tests
        .filter(({ result }) => ['exceptions', 'not_suitably_designed', 'unable_to_test'].includes(result))
        .map(({ controlRef }) => `org-${controlRef.toLowerCase()}_obj`),
    );
    const said = findings
      .filter(
        ({ target }) => target['target-id'].startsWith('org-') && target.status.state === 'not-satisfied',
      )
      .map(({ target }) => target['target-id']);
    expect(new Set(said)).toEqual(failed);
    expect(risks).toHaveLength(model.findings.length);
  });

  it('has no plan of action where there is nothing to do', () => {
    const none = sourceOf({ ...model, findings: [], gaps: [] });
    expect(() => oscalDocument(none, 'poam')).toThrow('no finding and no gap');
    expect(problems(none, 'assessment-results')).toEqual([]);
  });
});

describe('text in OSCAL', () => {
  it('is never markup, and never empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(title(text, 'none')).toMatch(/^[^\n]+$/);
        expect(prose(text, 'none')).not.toBe('');
        expect(prose(text, 'none')).not.toMatch(/(?<!\\)(?:\\\\)*</);
        for (const { value } of properties({ text }) ?? []) expect(value).toMatch(/^\S(.*\S)?$/);
      }),
    );
    expect(prose('# Head\n- item\n1. first\nsnake_case and _this_', '')).toBe(
      String.raw`\# Head` +
        '\n' +
        String.raw`\- item` +
        '\n' +
        String.raw`1\. first` +
        '\n' +
        String.raw`snake_case and \_this\_`,
    );
  });
});
