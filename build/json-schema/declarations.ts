/** TypeScript declarations by name, found through imports, with the comments above them. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseSync } from 'vite';

/** A node of the syntax tree; what it holds follows from its type. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

export interface Declaration {
  node: Node;
  /** File it stands in, absolute. */
  file: string;
}

interface Module {
  declarations: Map<string, Node>;
  /** Local name of what is imported, and where from. */
  imports: Map<string, { file: string; name: string }>;
  comments: { value: string; end: number }[];
  text: string;
}

const modules = new Map<string, Module>();

function moduleOf(file: string): Module {
  const known = modules.get(file);
  if (known) return known;
  const text = readFileSync(file, 'utf8');
  const { program, comments } = parseSync(file, text);
  const module: Module = {
    declarations: new Map(),
    imports: new Map(),
    comments: comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*')),
    text,
  };
  for (const statement of program.body as unknown as Node[]) {
    if (statement.type === 'ImportDeclaration' || statement['source']) readNames(module, statement, file);
    const declared = (statement['declaration'] ?? statement) as Node;
    if (declared.type === 'TSInterfaceDeclaration' || declared.type === 'TSTypeAliasDeclaration')
      module.declarations.set((declared['id'] as { name: string }).name, declared);
  }
  modules.set(file, module);
  return module;
}

/** What an import brings in, or a re-export passes on. */
function readNames(module: Module, statement: Node, file: string): void {
  const from = (statement['source'] as { value: string }).value;
  if (!from.startsWith('.')) return;
  for (const specifier of (statement['specifiers'] ?? []) as Node[]) {
    const here = (specifier['exported'] ?? specifier['local']) as { name: string };
    const there = (specifier['exported'] ? specifier['local'] : specifier['imported']) as
      { name: string } | undefined;
    module.imports.set(here.name, { file: resolve(dirname(file), from), name: there?.name ?? here.name });
  }
}

/** @throws Error for a name that the file neither declares nor imports */
export function declarationOf(name: string, file: string): Declaration {
  const module = moduleOf(file);
  const node = module.declarations.get(name);
  if (node) return { node, file };
  const imported = module.imports.get(name);
  if (!imported) throw new Error(`${file}: there is no type ${name}.`);
  return declarationOf(imported.name, imported.file);
}

/** The value of a constant that the file declares or imports. */
export async function valueOf(name: string, file: string): Promise<unknown> {
  const imported = moduleOf(file).imports.get(name);
  if (imported) return valueOf(imported.name, imported.file);
  const values = (await import(file)) as Record<string, unknown>;
  if (!(name in values)) throw new Error(`${file}: the constant ${name} is not exported.`);
  return values[name];
}

/** What the comment directly above a node says, as one line; empty without one. */
export function commentOf(node: Node, file: string): string {
  const { comments, text } = moduleOf(file);
  const before = comments.find(
    ({ end }) => end <= node.start && /^\s*(?:export\s+)?$/.test(text.slice(end, node.start)),
  );
  return (before?.value ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*+ ?/, '').trim())
    .join(' ')
    .replaceAll('`', '')
    .trim();
}
