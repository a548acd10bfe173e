import { create } from 'zustand';
import type { SavedView } from '../../../shared/contract/views.ts';
import { DEFAULT_LAYOUT } from '../../components/grid/layout.ts';
import type { GridLayout } from '../../components/grid/types.ts';
import { FACETS, GAPS, NO_FILTERS, type ControlFilters, type Facet } from './control-filters.ts';
import { GROUPINGS, type Grouping } from './control-groups.ts';

/** Columns that a view without a layout of its own shows, after reference and title. */
const USUAL_COLUMNS = [
  'criteria',
  'owner',
  'frequency',
  'nature',
  'mode',
  'key',
  'design',
  'operation',
  'evidence',
  'rating',
];
/** The columns that are hidden until they are asked for. */
const OTHER_COLUMNS = [
  'layer',
  'domain',
  'system',
  'responsibility',
  'provider',
  'policy',
  'statement',
  'wording',
  'samplingRisk',
  'risk',
  'evidenceWanted',
  'notes',
  'library',
  'comments',
  'findings',
];

/** The grid with these columns after reference and title, in this order. */
const gridOf = (columns: readonly string[]): GridLayout => ({
  ...DEFAULT_LAYOUT,
  order: [...columns],
  hidden: [...USUAL_COLUMNS, ...OTHER_COLUMNS].filter((id) => !columns.includes(id)),
});

/** What the controls view shows and how: what a saved view keeps. */
export interface MatrixLayout extends ControlFilters {
  grouping: Grouping | null;
  grid: GridLayout;
}

const USUAL: MatrixLayout = { ...NO_FILTERS, grouping: 'domain', grid: gridOf(USUAL_COLUMNS) };

export interface NamedView {
  /** Of a built-in view a word, of a saved one its id in the workspace. */
  id: string;
  name: string;
  layout: MatrixLayout;
  isBuiltIn: boolean;
}

const builtIn = (id: string, name: string, layout: Partial<MatrixLayout> = {}): NamedView => ({
  id,
  name,
  layout: { ...USUAL, ...layout },
  isBuiltIn: true,
});

export const BUILT_IN_VIEWS: readonly NamedView[] = [
  builtIn('all', 'All'),
  builtIn('by-owner', 'By owner', { grouping: 'owner' }),
  builtIn('unowned', 'Unowned', { gaps: ['owner'] }),
  builtIn('type1', 'Type I to do', {
    gaps: ['type1'],
    grid: gridOf(['owner', 'criteria', 'wording', 'policy', 'comments', 'evidence', 'design', 'rating']),
  }),
  builtIn('wording', 'Wording', {
    gaps: ['wording'],
    grid: gridOf(['wording', 'statement', 'owner', 'frequency']),
  }),
];

const among = <Value extends string>(known: readonly Value[], values: unknown): Value[] =>
  Array.isArray(values) ? known.filter((value) => values.includes(value)) : [];
/** Widths beyond these cannot be read or dragged (px). */
const [LEAST, MOST] = [28, 800];

const strings = (values: unknown): string[] =>
  Array.isArray(values) ? values.filter((value): value is string => typeof value === 'string') : [];
const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {};

function readGrid(stored: unknown): GridLayout {
  const { widths, hidden, order, sort, group } = fieldsOf(stored);
  const { column, descending } = fieldsOf(sort);
  return {
    widths: Object.fromEntries(
      Object.entries(fieldsOf(widths)).flatMap(([id, width]) =>
        typeof width === 'number' ? [[id, Math.min(Math.max(width, LEAST), MOST)]] : [],
      ),
    ),
    hidden: strings(hidden),
    order: strings(order),
    sort: typeof column === 'string' ? { column, descending: descending === true } : null,
    group: typeof group === 'string' ? group : null,
  };
}

/** The layout of a view from a workspace, which may hold anything: what is unknown is left out. */
export function readLayout(stored: SavedView['layout']): MatrixLayout {
  const { search, gaps, facets, grouping, grid } = stored;
  const values = fieldsOf(facets);
  return {
    search: typeof search === 'string' ? search.slice(0, 200) : '',
    gaps: among(GAPS, gaps),
    facets: Object.fromEntries(
      FACETS.map((facet) => [facet, strings(values[facet])] as const).filter(([, list]) => list.length > 0),
    ),
    grouping: GROUPINGS.find((known) => known === grouping) ?? null,
    grid: grid === undefined ? USUAL.grid : readGrid(grid),
  };
}

/** The layout as a saved view keeps it. */
export function writeLayout({ search, gaps, facets, grouping, grid }: MatrixLayout): SavedView['layout'] {
  return {
    search: search.trim(),
    gaps: GAPS.filter((gap) => gaps.includes(gap)),
    facets: Object.fromEntries(
      FACETS.flatMap((facet) => {
        const values = facets[facet] ?? [];
        return values.length > 0 ? [[facet, values.toSorted()]] : [];
      }),
    ),
    grouping,
    grid: {
      widths: { ...grid.widths },
      hidden: grid.hidden.toSorted(),
      order: [...grid.order],
      sort: grid.sort && { ...grid.sort },
      group: grid.group,
    },
  };
}

/** Whether two layouts show the same. */
export const sameLayout = (a: MatrixLayout, b: MatrixLayout): boolean =>
  JSON.stringify(writeLayout(a)) === JSON.stringify(writeLayout(b));

interface MatrixView extends MatrixLayout {
  /** Id of the view that was chosen last; it may have been changed since. */
  viewId: string;
  set(layout: Partial<MatrixLayout>): void;
  setFacet(facet: Facet, values: readonly string[]): void;
  clearFilters(): void;
  show(view: NamedView): void;
  /** The view that was just saved is the one shown. */
  keepAs(viewId: string): void;
}

/** Lives as long as the window, so that going to another area and back keeps what is shown. */
export const useMatrixView = create<MatrixView>((set) => ({
  ...USUAL,
  viewId: 'all',
  set: (layout) => set(layout),
  setFacet: (facet, values) =>
    set(({ facets }) => {
      const next = { ...facets, [facet]: values };
      if (values.length === 0) delete next[facet];
      return { facets: next };
    }),
  clearFilters: () => set(NO_FILTERS),
  show: ({ id, layout }) => set({ ...layout, viewId: id }),
  keepAs: (viewId) => set({ viewId }),
}));
