/** Types of TypeScript as JSON Schema 2020-12, as far as plain data uses them. Objects are closed: what the types do not name is refused. */
import { commentOf, declarationOf, valueOf, type Node } from './declarations.ts';

export type Schema = Record<string, unknown>;
interface Property {
  schema: Schema;
  isRequired: boolean;
}
type Shape = Map<string, Property>;

const PLAIN: Record<string, Schema> = {
  TSStringKeyword: { type: 'string' },
  TSNumberKeyword: { type: 'number' },
  TSBooleanKeyword: { type: 'boolean' },
  TSNullKeyword: { type: 'null' },
  TSUnknownKeyword: {},
};

/** Translates types and collects the named ones, each once. */
export class Translator {
  readonly definitions: Record<string, Schema> = {};
  private readonly homes = new Map<string, string>();

  /** A named type as a closed object, with its properties. */
  async object(name: string, file: string): Promise<Schema> {
    return closed(await this.shapeOfName(name, file));
  }

  private async type(node: Node, file: string): Promise<Schema> {
    const plain = PLAIN[node.type];
    if (plain) return plain;
    switch (node.type) {
      case 'TSLiteralType':
        return { const: (node['literal'] as { value: unknown }).value };
      case 'TSParenthesizedType':
        return this.type(inner(node), file);
      case 'TSArrayType':
        return { type: 'array', items: await this.type(node['elementType'] as Node, file) };
      case 'TSTupleType': {
        const items = await inOrder(node['elementTypes'] as Node[], (item) =>
          this.type(item.type === 'TSNamedTupleMember' ? (item['elementType'] as Node) : item, file),
        );
        return { type: 'array', prefixItems: items, items: false, minItems: items.length };
      }
      case 'TSUnionType':
        return this.union(node['types'] as Node[], file);
      case 'TSTypeLiteral':
      case 'TSIntersectionType':
        return closed(await this.shape(node, file));
      case 'TSTypeOperator':
        return node['operator'] === 'keyof'
          ? { enum: Object.keys(Object(await this.value(inner(node), file))) }
          : this.type(inner(node), file);
      case 'TSIndexedAccessType':
        return this.indexed(node, file);
      case 'TSTypeReference':
        return this.reference(node, file);
      default:
        throw new Error(`${file}: ${node.type} can not be told as JSON Schema.`);
    }
  }

  private async union(nodes: readonly Node[], file: string): Promise<Schema> {
    const members = await inOrder(
      nodes.filter(({ type }) => type !== 'TSUndefinedKeyword'),
      (node) => this.type(node, file),
    );
    const values = members.map(literals);
    if (values.every((list) => list !== null)) return { enum: values.flat() };
    const types = members.map((member) => (Object.keys(member).length === 1 ? member['type'] : undefined));
    if (types.every((type) => typeof type === 'string')) return { type: types };
    return members.length === 1 ? (members[0] ?? {}) : { anyOf: members };
  }

  private async reference(node: Node, file: string): Promise<Schema> {
    const name = nameOf(node);
    const [first, second] = argumentsOf(node);
    switch (name) {
      case 'Readonly':
        return this.type(need(first), file);
      case 'Array':
      case 'ReadonlyArray':
        return { type: 'array', items: await this.type(need(first), file) };
      case 'Record':
        return this.record(need(first), need(second), file, true);
      case 'Partial':
        return need(first).type === 'TSTypeReference' && nameOf(need(first)) === 'Record'
          ? this.record(...(argumentsOf(need(first)) as [Node, Node]), file, false)
          : closed(await this.shape(node, file));
      case 'Omit':
      case 'Pick':
        return closed(await this.shape(node, file));
      case 'Exclude': {
        const left = await this.values(need(second), file);
        return { enum: (await this.values(need(first), file)).filter((value) => !left.includes(value)) };
      }
      default:
        return this.named(name, file);
    }
  }

  private async named(name: string, file: string): Promise<Schema> {
    const { node, file: home } = declarationOf(name, file);
    const own = (node['id'] as { name: string }).name;
    const known = this.homes.get(own);
    if (known !== undefined && known !== home)
      throw new Error(`Two types are called ${own}: ${known}, ${home}.`);
    if (known === undefined) {
      this.homes.set(own, home);
      const body =
        node.type === 'TSInterfaceDeclaration'
          ? closed(await this.shapeOfName(own, home))
          : await this.type(inner(node), home);
      this.definitions[own] = { ...described(commentOf(node, home)), ...body };
    }
    return { $ref: `#/$defs/${own}` };
  }

  private async record(keys: Node, values: Node, file: string, isWhole: boolean): Promise<Schema> {
    const names = literals(this.resolved(await this.type(keys, file)));
    const additionalProperties = await this.type(values, file);
    if (names === null) return { type: 'object', additionalProperties };
    const required = isWhole ? { required: names } : {};
    return { type: 'object', propertyNames: { enum: names }, additionalProperties, ...required };
  }

  /** `(typeof LIST)[number]['id']` and `Thing['field']`. */
  private async indexed(node: Node, file: string): Promise<Schema> {
    const object = node['objectType'] as Node;
    const index = node['indexType'] as Node;
    if (isValue(object)) {
      const value = await this.value(object, file);
      const one = index.type === 'TSNumberKeyword' ? (value as unknown[]) : [(value as Schema)[keyOf(index)]];
      return { enum: [...new Set(one)] };
    }
    const inside = object.type === 'TSIndexedAccessType' ? (object['objectType'] as Node) : object;
    if (isValue(inside) && object !== inside) {
      const list = (await this.value(inside, file)) as Schema[];
      return { enum: [...new Set(list.map((item) => item[keyOf(index)]))] };
    }
    const found = (await this.shape(object, file)).get(keyOf(index));
    if (!found) throw new Error(`${file}: there is no field ${keyOf(index)}.`);
    return found.schema;
  }

  private async value(node: Node, file: string): Promise<unknown> {
    if (node.type === 'TSParenthesizedType') return this.value(inner(node), file);
    if (node.type !== 'TSTypeQuery') throw new Error(`${file}: ${node.type} names no constant.`);
    return valueOf((node['exprName'] as { name: string }).name, file);
  }

  private async values(node: Node, file: string): Promise<unknown[]> {
    const list = literals(this.resolved(await this.type(node, file)));
    if (list === null) throw new Error(`${file}: words were expected.`);
    return list;
  }

  private resolved(schema: Schema): Schema {
    const name = typeof schema['$ref'] === 'string' ? schema['$ref'].replace('#/$defs/', '') : undefined;
    return name === undefined ? schema : this.resolved(this.definitions[name] ?? {});
  }

  private async shapeOfName(name: string, file: string): Promise<Shape> {
    const { node, file: home } = declarationOf(name, file);
    if (node.type === 'TSTypeAliasDeclaration') return this.shape(inner(node), home);
    const shape: Shape = new Map();
    for (const parent of node['extends'] as Node[]) {
      const from = { ...parent, typeName: parent['expression'], type: 'TSTypeReference' };
      for (const [key, property] of await this.shape(from, home)) shape.set(key, property);
    }
    for (const [key, property] of await this.members((node['body'] as { body: Node[] }).body, home))
      shape.set(key, property);
    return shape;
  }

  private async shape(node: Node, file: string): Promise<Shape> {
    if (node.type === 'TSParenthesizedType') return this.shape(inner(node), file);
    if (node.type === 'TSTypeLiteral') return this.members(node['members'] as Node[], file);
    if (node.type === 'TSIntersectionType') {
      const parts = await inOrder(node['types'] as Node[], (part) => this.shape(part, file));
      return new Map(parts.flatMap((part) => [...part]));
    }
    const name = nameOf(node);
    const [first, second] = argumentsOf(node);
    if (name !== 'Omit' && name !== 'Pick' && name !== 'Partial') return this.shapeOfName(name, file);
    const whole = await this.shape(need(first), file);
    if (name === 'Partial')
      return new Map([...whole].map(([key, { schema }]) => [key, { schema, isRequired: false }]));
    const named = new Set(await this.values(need(second), file));
    return new Map([...whole].filter(([key]) => named.has(key) === (name === 'Pick')));
  }

  private async members(nodes: readonly Node[], file: string): Promise<Shape> {
    const shape: Shape = new Map();
    for (const node of nodes) {
      const key = (node['key'] as { name?: string; value?: string } | undefined) ?? {};
      const name = key.name ?? key.value;
      const annotation = node['typeAnnotation'] as Node | null;
      if (node.type !== 'TSPropertySignature' || name === undefined || !annotation)
        throw new Error(`${file}: ${node.type} is no plain field.`);
      const schema = await this.type(inner(annotation), file);
      shape.set(name, {
        schema: { title: wordsOf(name), ...described(commentOf(node, file)), ...schema },
        isRequired: node['optional'] !== true,
      });
    }
    return shape;
  }
}

function closed(shape: Shape): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries([...shape].map(([name, { schema }]) => [name, schema])),
    required: [...shape].filter(([, { isRequired }]) => isRequired).map(([name]) => name),
    additionalProperties: false,
  };
}

const inner = (node: Node): Node => node['typeAnnotation'] as Node;
const nameOf = (node: Node): string => (node['typeName'] as { name?: string } | undefined)?.name ?? node.type;
const argumentsOf = (node: Node): (Node | undefined)[] =>
  (node['typeArguments'] as { params: Node[] } | null | undefined)?.params ?? [];
const keyOf = (node: Node): string => String((node['literal'] as { value: unknown }).value);
const described = (description: string): Schema => (description === '' ? {} : { description });

const isValue = (node: Node): boolean =>
  node.type === 'TSTypeQuery' || (node.type === 'TSParenthesizedType' && isValue(inner(node)));

function need(node: Node | undefined): Node {
  if (!node) throw new Error('A type lacks what it is made of.');
  return node;
}

/** The words that a schema allows; null when it allows more. */
function literals(schema: Schema): unknown[] | null {
  if ('const' in schema) return [schema['const']];
  if (Array.isArray(schema['enum'])) return schema['enum'];
  return schema['type'] === 'null' ? [null] : null;
}

/** `exceptionsCount` is "Exceptions count". */
function wordsOf(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** One after the other: a named type is described before it is named again. */
async function inOrder<From, To>(list: readonly From[], make: (item: From) => Promise<To>): Promise<To[]> {
  const made: To[] = [];
  for (const item of list) made.push(await make(item));
  return made;
}
