import { z } from 'zod';
import type { Field } from '#kernel/fields/fieldType.ts';
import type { RecordType } from '#kernel/record.ts';
import { translate } from '../i18n.ts';
import type { RecordTypes } from '../records/registry.ts';
import type { Route } from './route.ts';

type Json = Record<string, unknown>;

/** The API described (OpenAPI 3.1) as it is for this account: every route, and every record type with the firm's own fields. */
export function describeApi(routes: readonly Route[], types: RecordTypes, publicUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operation(route);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Rapport', version: '1', description: 'Everything the screens do. Send an API key as a bearer token. Errors are problem details (RFC 9457).' },
    servers: [{ url: `${publicUrl}/api/v1` }],
    security: [{ key: [] }],
    tags: [...new Set(routes.map((route) => route.tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: problemSchema, ...Object.fromEntries([...types.values()].flatMap((type) => [[schemaName(type.name), recordSchema(type, 'read')], [`${schemaName(type.name)}Input`, recordSchema(type, 'write')]])) },
    },
  };
}

function operation(route: Route): Json {
  return {
    tags: [route.tag],
    summary: route.summary,
    operationId: `${route.method.toLowerCase()}${route.path.replace(/[:/-]+(\w)/g, (_all, letter: string) => letter.toUpperCase())}`,
    ...(route.permission === 'public' ? { security: [] } : {}),
    parameters: parametersOf(route),
    ...bodyOf(route),
    responses: {
      [route.answer || route.method !== 'DELETE' ? String(route.status) : '204']: { description: 'Done', ...contentOf(route.answer) },
      default: { description: 'Refused', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  };
}

function parametersOf(route: Route): Json[] {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const query = route.query ? jsonSchema(route.query, 'input') : null;
  const required = (query?.['required'] ?? []) as string[];
  const inQuery = Object.entries((query?.['properties'] ?? {}) as Json).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
  return [...inPath, ...inQuery];
}

function bodyOf(route: Route): Json {
  if (route.upload) return { requestBody: { content: { 'multipart/form-data': { schema: { type: 'object', properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } } } } } } };
  if (!route.body) return {};
  const record = (z.globalRegistry.get(route.body) as { record?: string } | undefined)?.record;
  const schema = record ? { $ref: `#/components/schemas/${schemaName(record)}Input` } : jsonSchema(route.body, 'input');
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function contentOf(answer: Route['answer']): Json {
  if (!answer) return {};
  if ('file' in answer) return { content: { [answer.file as string]: {} } };
  if ('record' in answer) return { content: { 'application/json': { schema: { $ref: `#/components/schemas/${schemaName(answer.record as string)}` } } } };
  if ('pageOf' in answer) {
    const items = { type: 'array', items: { $ref: `#/components/schemas/${schemaName(answer.pageOf as string)}` } };
    return { content: { 'application/json': { schema: { type: 'object', required: ['items', 'nextCursor'], properties: { items, nextCursor: { type: ['string', 'null'] } } } } } };
  }
  return { content: { 'application/json': { schema: jsonSchema(answer as z.ZodType, 'output') } } };
}

function jsonSchema(shape: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _schema, $defs: _defs, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any', reused: 'inline', cycles: 'ref' }) as Json;
  delete schema['id'];
  return schema;
}

function schemaName(record: string): string {
  return record[0]!.toUpperCase() + record.slice(1);
}

const named = (kind: 'id' | 'title'): Json => ({ type: ['object', 'null'], properties: { id: { type: 'string', format: 'uuid' }, [kind === 'id' ? 'name' : 'title']: { type: 'string' } } });
const text = { type: ['string', 'null'] };
const contacts = { type: ['array', 'null'], items: { type: 'object', required: ['value'], properties: { value: { type: 'string' }, kind: { type: 'string' }, primary: { type: 'boolean' } } } };
const postal = { type: ['object', 'null'], properties: Object.fromEntries(['street', 'city', 'region', 'postalCode', 'country', 'kind'].map((part) => [part, { type: 'string' }])) };

function recordSchema(type: RecordType, mode: 'read' | 'write'): Json {
  const fields = Object.values(type.fields).filter((field) => mode === 'read' || !field.readOnly);
  const properties: Json = mode === 'read' ? { id: { type: 'string', format: 'uuid' }, title: { type: 'string' }, version: { type: 'integer' } } : {};
  for (const field of fields) properties[field.key] = { ...fieldSchema(field, mode), description: translate(field.label, 'en') };
  const required = mode === 'read' ? ['id', 'title', 'version'] : fields.filter((field) => field.required && field.default === undefined).map((field) => field.key);
  return { type: 'object', description: translate(type.label, 'en'), ...(required.length ? { required } : {}), properties };
}

function fieldSchema(field: Field, mode: 'read' | 'write'): Json {
  const id = { type: ['string', 'null'], format: 'uuid' };
  switch (field.type) {
    case 'number': case 'percent': return { type: ['number', 'null'] };
    case 'yesNo': return { type: ['boolean', 'null'] };
    case 'date': return { ...text, format: 'date' };
    case 'dateTime': return { ...text, format: 'date-time' };
    case 'money': return { type: ['object', 'null'], required: ['amount', 'currency'], properties: { amount: { type: 'integer', description: 'in minor units' }, currency: { type: 'string' } } };
    case 'choice': return { ...text, enum: [...(field.options ?? []).map((option) => option.value), null] };
    case 'choices': return { type: ['array', 'null'], items: { type: 'string', enum: (field.options ?? []).map((option) => option.value) } };
    case 'tags': return { type: ['array', 'null'], items: { type: 'string' } };
    case 'emails': case 'phones': return contacts;
    case 'address': return postal;
    case 'addresses': return { type: ['array', 'null'], items: postal };
    case 'pairs': return { type: ['object', 'null'], additionalProperties: { type: 'string' } };
    case 'user': return mode === 'read' ? named('id') : id;
    case 'relation': case 'file': return mode === 'read' ? named('title') : id;
    case 'reference': return { type: ['object', 'null'], required: ['type', 'id'], properties: { type: { type: 'string' }, id: { type: 'string', format: 'uuid' }, ...(mode === 'read' ? { title: { type: 'string' } } : {}) } };
    default: return { ...text, ...(field.maxLength ? { maxLength: field.maxLength } : {}) };
  }
}

const problemSchema = {
  type: 'object', required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' }, code: { type: 'string' },
    problems: { type: 'array', items: { type: 'object', properties: { field: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' }, row: { type: 'integer' } } } },
  },
};
