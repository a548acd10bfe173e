import type { TableInput } from '../../../../shared/contract/evidence/contents.ts';
import { WORKBOOK_TYPES } from '../../../../shared/domain/evidence-views.ts';
import { delimitedTable } from './delimited-table.ts';
import { viewDocument, type DocumentView } from './document-view.ts';
import { viewEmail, type EmailView } from './email-view.ts';
import { jsonTable } from './json-table.ts';
import { JsonTree, type JsonAsk } from './json-tree.ts';
import { TableQuery } from './table-query.ts';
import { TextRows } from './text-rows.ts';
import { workbookTable } from './workbook-table.ts';

export interface FileContent {
  bytes: Uint8Array;
  fileName: string;
  mediaType: string;
  /** The file goes on after these bytes. */
  truncated: boolean;
}

/** One file that is looked at. Each way of reading it is done once, when it is first asked for. */
export class OpenFile {
  readonly #file: FileContent;
  #text: TextRows | undefined;
  #json: JsonTree | undefined;
  #table: Promise<TableQuery> | undefined;

  constructor(file: FileContent) {
    this.#file = file;
  }

  text({ offset, limit }: { offset: number; limit: number }) {
    return this.#asText().page(offset, limit);
  }

  findText({ words }: { words: string }) {
    return this.#asText().find(words);
  }

  json(ask: JsonAsk) {
    return this.#asJson().page(ask);
  }

  findJson({ words }: { words: string }) {
    return this.#asJson().find(words);
  }

  jsonValue({ node }: { node: number }) {
    return this.#asJson().value(node);
  }

  async table(input: TableInput) {
    this.#table ??= this.#asTable();
    return (await this.#table).page(input);
  }

  email(): Promise<EmailView> {
    return viewEmail(this.#file.bytes);
  }

  document(): Promise<DocumentView> {
    return viewDocument(this.#file.bytes, this.#file.mediaType);
  }

  #asText(): TextRows {
    return (this.#text ??= new TextRows(this.#file.bytes, this.#file.truncated));
  }

  #asJson(): JsonTree {
    return (this.#json ??= new JsonTree(this.#file.bytes));
  }

  async #asTable(): Promise<TableQuery> {
    const { bytes, fileName, mediaType, truncated } = this.#file;
    if (WORKBOOK_TYPES.includes(mediaType)) return new TableQuery(await workbookTable(bytes, fileName));
    const isDelimited = mediaType === 'text/csv' || mediaType === 'text/tab-separated-values';
    return new TableQuery(
      isDelimited ? delimitedTable(bytes, fileName, truncated) : jsonTable(this.#asJson().index),
    );
  }
}
