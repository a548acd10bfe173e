import { lazy, type ComponentType } from 'react';
import type { ViewKind } from '../../../../shared/domain/evidence-views.ts';
import { DocumentView } from './document/DocumentView.tsx';
import { EmailView } from './email/EmailView.tsx';
import { ImageView } from './image/ImageView.tsx';
import { JsonView } from './json/JsonView.tsx';
import { TableView } from './table/TableView.tsx';
import { TextView } from './text/TextView.tsx';
import type { ViewProps } from './view-props.ts';

/** The viewer of each kind. The PDF reader is large, and most records are looked at without it. */
export const VIEWERS: Readonly<Record<ViewKind, ComponentType<ViewProps>>> = {
  image: ImageView,
  pdf: lazy(() => import('./pdf/PdfView.tsx')),
  text: TextView,
  table: TableView,
  json: JsonView,
  email: EmailView,
  document: DocumentView,
};

/** What a kind is called where a file can be looked at in several ways. */
export function viewName(kind: ViewKind, mediaType: string): string {
  if (kind === 'text') return mediaType === 'text/html' || mediaType === 'message/rfc822' ? 'Source' : 'Text';
  if (kind === 'document') return mediaType === 'text/html' ? 'Words' : 'Document';
  return { image: 'Image', pdf: 'Pages', table: 'Table', json: 'Tree', email: 'Email' }[kind];
}
