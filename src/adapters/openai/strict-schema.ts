/** Keywords whose value is a schema, a list of schemas, or schemas by name. */
const NESTED = ['items', 'anyOf', '$defs', 'definitions', 'properties'] as const;

/**
 * Whether OpenAI can promise this schema: every object lists all its properties as required and allows no others.
 * Source: OpenAI, "Structured model outputs", supported schemas. Any other is sent without the promise, because `strict`
 * would be refused.
 */
export function isStrictSchema(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return true;
  if (Array.isArray(schema)) return schema.every(isStrictSchema);
  const node = schema as Readonly<Record<string, unknown>>;
  if (node['type'] === 'object' && !isClosed(node)) return false;
  return NESTED.every((keyword) => {
    const nested = node[keyword];
    const isNamed = keyword !== 'items' && keyword !== 'anyOf' && typeof nested === 'object' && nested !== null;
    return isNamed ? Object.values(nested).every(isStrictSchema) : isStrictSchema(nested);
  });
}

function isClosed({ additionalProperties, properties, required }: Readonly<Record<string, unknown>>): boolean {
  const names = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return additionalProperties === false && Array.isArray(required) && names.every((name) => required.includes(name));
}
