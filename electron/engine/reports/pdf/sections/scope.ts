import type { ReportModel } from '../../../../../shared/domain/report-model.ts';
import {
  CATEGORY_NAMES,
  CLASSIFICATION_NAMES,
  COMPONENT_KIND_NAMES,
  TREATMENT_NAMES,
} from '../../../../../shared/domain/vocabulary.ts';
import { counted } from '../../words.ts';
import { paragraph, sectionHead, subHead, type Numbering } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { ref } from '../references.ts';
import { table, type Column, type Row } from '../table.ts';
import { STYLES, type Rich } from '../text.ts';
import { writtenText } from '../written-text.ts';
import { quiet, strong } from './marks.ts';
import type { Part } from './part.ts';

/** What is examined: services and promises, boundary, places, data, categories, what is left out, and who else takes part. */
export const scope: Part = (flow, model, numbering) => {
  const { services, commitments, components, locations, dataClasses, dataFlows } = model.scope;
  sectionHead(flow, numbering.section(), 'Scope and boundary');
  if (model.texts.scope) writtenText(flow, model.texts.scope);
  const list = (title: string, missing: string, columns: readonly Column[], rows: readonly Row[]): void => {
    subHead(flow, numbering.heading(), title);
    if (rows.length > 0) table(flow, columns, rows);
    else paragraph(flow, [quiet(missing)]);
  };
  list(
    'Services',
    'No service is named yet. Name what customers buy under Scope, Services.',
    [column('Service', 130), column('What it does', 250), column('Who uses it', 110)],
    services.map(({ name, description, users }) => row(name, description, users)),
  );
  list(
    'Commitments and system requirements',
    'No commitment is written down yet. Take them from contracts and published terms, under Scope, Commitments.',
    [
      column('Promise or requirement', 190),
      column('Kind', 86),
      column('Category', 90),
      column('Measure, source', 126),
    ],
    commitments.map(({ name, kind, category, measure, source }) =>
      row(
        name,
        kind === 'commitment' ? 'Commitment' : 'Requirement',
        category === null ? '' : CATEGORY_NAMES[category],
        [measure, source].filter(Boolean).join('\n'),
      ),
    ),
  );
  list(
    'Boundary',
    'No component is recorded yet. Name infrastructure, software, people, procedures and data under Scope, Boundary.',
    [column('Component', 130), column('What it is and does', 250), column('Provider', 110)],
    boundary(components),
  );
  list(
    'Locations',
    'No location is recorded yet. Name offices and hosting regions under Scope, Locations.',
    [column('Location', 130), column('Country', 90), column('What happens there', 270)],
    locations.map(({ name, country, purpose }) => row(name, country, purpose)),
  );
  list(
    'Data',
    'No kind of data is recorded yet. Name what the system holds under Scope, Data classes.',
    [
      column('Data', 110),
      column('Class', 70),
      column('What it holds', 160),
      column('Kept where, how long', 150),
    ],
    dataClasses.map(({ name, classification, description, keptWhere, retention }) =>
      row(
        name,
        CLASSIFICATION_NAMES[classification],
        description,
        [keptWhere, retention].filter(Boolean).join('\n'),
      ),
    ),
  );
  if (dataFlows.length > 0)
    list(
      'Data flows',
      '',
      [column('Data', 110), column('From', 110), column('To', 110), column('Protected by', 160)],
      dataFlows.map(({ name, origin, destination, protection }) =>
        row(name, origin, destination, protection),
      ),
    );
  categories(flow, model, numbering);
  list(
    'Exclusions',
    'Nothing is recorded as left out.',
    [column('Left out', 150), column('Reason', 340)],
    model.scope.exclusions.map(({ name, reason }) => ({
      cells: [[strong(name)], reason || [quiet('No reason is written down')]],
    })),
  );
  organizations(flow, model, numbering);
};

const column = (title: string, width: number): Column => ({ title, width });
const row = (name: string, ...rest: readonly Rich[]): Row => ({ cells: [[strong(name)], ...rest] });

/** Components under a band for each of the five kinds; a kind without one says so, because a description has to cover it. */
function boundary(components: ReportModel['scope']['components']): Row[] {
  if (components.length === 0) return [];
  const kinds = Object.keys(COMPONENT_KIND_NAMES) as (keyof typeof COMPONENT_KIND_NAMES)[];
  return kinds.flatMap((kind): Row[] => {
    const own = components.filter((component) => component.kind === kind);
    const band: Row = {
      band: true,
      withNext: true,
      cells: [{ content: [strong(COMPONENT_KIND_NAMES[kind])], span: 3 }],
    };
    if (own.length === 0)
      return [band, { cells: [{ content: [quiet('Nothing is recorded yet')], span: 3 }] }];
    return [
      band,
      ...own.map(({ name, description, provider }) => ({
        cells: [name, description, provider || [quiet('Own')]],
      })),
    ];
  });
}

function categories(
  flow: Flow,
  { scope: { categories: list }, criteria }: ReportModel,
  numbering: Numbering,
): void {
  subHead(flow, numbering.heading(), 'Categories and why they were chosen');
  table(
    flow,
    [column('Category', 110), column('Criteria', 90), column('Why it is in scope', 290)],
    list.map(({ category, rationale }) => {
      const own = criteria.filter((criterion) => criterion.category === category);
      const out = own.filter(({ rating }) => rating === 'not_relevant').length;
      const note = out === 0 ? '' : `, ${out} not relevant`;
      return row(
        CATEGORY_NAMES[category],
        `${own.length}${note}`,
        rationale || [quiet('The reason is not written down yet')],
      );
    }),
  );
  const held = criteria.filter(({ rating }) => rating === 'not_relevant');
  if (held.length === 0) return;
  paragraph(flow, `${counted(held.length, 'criterion is', 'criteria are')} held not relevant:`, undefined, 3);
  table(
    flow,
    [column('Criterion', 70), column('Reason', 420)],
    held.map(({ id, reasons }) => ({
      cells: [
        [{ ...ref('criterion', id), weight: 600 as const }],
        reasons.join(' ').trim() || [quiet('The reason is not written down yet')],
      ],
    })),
  );
}

/** Vendors without whose controls a criterion would fail. What is assumed of them stands in the part on vendors. */
function organizations(flow: Flow, { vendors, complementary }: ReportModel, numbering: Numbering): void {
  subHead(flow, numbering.heading(), 'Subservice organizations');
  const list = vendors.filter(({ isSubservice }) => isSubservice);
  if (list.length === 0) {
    paragraph(flow, [
      quiet(
        'No vendor is recorded without whose controls a criterion would fail. Decide it for each vendor.',
      ),
    ]);
    return;
  }
  table(
    flow,
    [
      column('Organization', 130),
      column('What it does', 190),
      column('Method', 80),
      column('Controls assumed there', 90),
    ],
    list.map(({ name, service, treatment }) => {
      const assumed = complementary.filter(
        ({ kind, organization }) => kind === 'csoc' && organization === name,
      );
      return {
        cells: [
          [{ ...ref('vendor', name), weight: 600 as const }],
          service,
          TREATMENT_NAMES[treatment],
          treatment === 'inclusive' ? [quiet('Included')] : `${assumed.length}`,
        ],
      };
    }),
    3,
  );
  paragraph(
    flow,
    'Carve-out: its controls are left out of the system, and those that are assumed there are listed. Inclusive: its controls are part of the system and are tested with it.',
    STYLES.small,
  );
}
