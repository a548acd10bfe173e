import { Extension } from '@tiptap/core';
import { Link } from '@tiptap/extension-link';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { StarterKit } from '@tiptap/starter-kit';
import { isSafeLink } from '../../../shared/domain/policies/document.ts';
import { PLACEHOLDER } from '../../../shared/domain/policies/words.ts';
import styles from './rich-text.module.css';

function placeholders(document: Node): DecorationSet {
  const found: Decoration[] = [];
  document.descendants((node, position) => {
    if (!node.isTextblock) return true;
    // A line break counts as one place, as it does in the document.
    const text = node.textBetween(0, node.content.size, undefined, '\n');
    for (const match of text.matchAll(PLACEHOLDER)) {
      const from = position + 1 + match.index;
      found.push(Decoration.inline(from, from + match[0].length, { class: styles.placeholder ?? '' }));
    }
    return false;
  });
  return DecorationSet.create(document, found);
}

/** Marks what stands in square brackets, because it is still to be filled in. */
const Placeholders = Extension.create({
  name: 'placeholders',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: new PluginKey('placeholders'),
      state: {
        init: (_, { doc }) => placeholders(doc),
        apply: (transaction, known) => (transaction.docChanged ? placeholders(transaction.doc) : known),
      },
      props: {
        decorations(state) {
          return this.getState(state);
        },
      },
    }),
  ],
});

const cell = { content: 'paragraph+' };

/** What a text is made of, and nothing else: pasted text loses the rest. */
export const EXTENSIONS = [
  StarterKit.configure({
    heading: { levels: [1, 2, 3] },
    code: false,
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    link: false,
    dropcursor: false,
    trailingNode: false,
  }),
  // A link is never followed from here: a text may come from anybody.
  Link.configure({
    openOnClick: false,
    autolink: false,
    isAllowedUri: (url) => isSafeLink(url),
    HTMLAttributes: { target: null },
  }),
  Table.configure({ resizable: false }),
  TableRow,
  TableHeader.extend(cell),
  TableCell.extend(cell),
  Placeholders,
];
