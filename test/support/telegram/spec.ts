import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { additions } from './additions.ts';

/** Name (with ? when optional) → types joined by |, then `=constant` or an allowed length. */
export type Fields = Readonly<Record<string, string>>;
export interface MethodSpec {
  readonly returns: string;
  readonly fields: Fields;
}
export type TypeSpec = { readonly fields: Fields } | { readonly oneOf: readonly string[] };
export interface Spec {
  readonly methods: Readonly<Record<string, MethodSpec>>;
  readonly types: Readonly<Record<string, TypeSpec>>;
}

/** The Bot API: 10.1 as published, and what 10.2 and 10.3 added. */
export const spec: Spec = withAdditions(
  JSON.parse(readFileSync(join(import.meta.dirname, 'botapi-10.1.json'), 'utf8')),
);

export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly types: readonly string[];
  readonly constant?: string;
  readonly length?: { readonly min: number; readonly max: number; readonly unit: string };
}

const cache = new Map<Fields, readonly Field[]>();

/** The fields of a method or type, taken apart. */
export function fieldsOf(fields: Fields): readonly Field[] {
  const known = cache.get(fields);
  if (known) return known;
  const parsed = Object.entries(fields).map(([key, text]): Field => {
    const [, types = '', rest = ''] = /^((?:Array of )*[\w|]+(?:\|Array of \w+)*)(.*)$/.exec(text) ?? [];
    const [, constant] = / =(\w+)/.exec(rest) ?? [];
    const [, min, max, unit = ''] = / (\d+)-(\d+) (characters|bytes)/.exec(rest) ?? [];
    return {
      name: key.replace('?', ''),
      required: !key.endsWith('?'),
      types: types.split('|'),
      ...(constant !== undefined && { constant }),
      ...(min !== undefined && { length: { min: Number(min), max: Number(max), unit } }),
    };
  });
  cache.set(fields, parsed);
  return parsed;
}

/** Everything wrong with the parameters of a call, each as one line; empty when it may be sent. */
export function checkCall(method: string, params: Readonly<Record<string, unknown>>): string[] {
  const known = spec.methods[method];
  if (!known) return [`there is no method ${method}`];
  return checkFields(known.fields, params, method);
}

/** Everything wrong with a value that should be of a type of the Bot API (`Message`, `Array of Integer`, …). */
export function checkValue(type: string, value: unknown, path: string): string[] {
  if (type.startsWith('Array of ')) {
    if (!Array.isArray(value)) return [`${path} is not an array`];
    return value.flatMap((one, i) => checkValue(type.slice(9), one, `${path}[${i}]`));
  }
  const wrong = (ok: boolean) =>
    ok ? [] : [`${path} is not a ${type}: ${JSON.stringify(value)?.slice(0, 60)}`];
  switch (type) {
    case 'Integer':
      return wrong(Number.isSafeInteger(value));
    case 'Float':
      return wrong(typeof value === 'number' && Number.isFinite(value));
    case 'String':
      return wrong(typeof value === 'string');
    case 'Boolean':
      return wrong(typeof value === 'boolean');
    case 'InputFile':
      return wrong(typeof value === 'string' && value.startsWith('attach://'));
    default:
      return checkObject(type, value, path);
  }
}

function checkObject(type: string, value: unknown, path: string): string[] {
  const known = spec.types[type];
  if (!known) return [`${path} has the unknown type ${type}`];
  if ('oneOf' in known) return checkOneOf(type, known.oneOf, value, path);
  if (!isRecord(value)) return [`${path} is not a ${type}: ${JSON.stringify(value)?.slice(0, 60)}`];
  return checkFields(known.fields, value, path);
}

function checkOneOf(type: string, names: readonly string[], value: unknown, path: string): string[] {
  const fitting = names.filter((name) => constantsFit(name, value));
  if (fitting.length === 0) return [`${path} is no ${type}: ${JSON.stringify(value)?.slice(0, 80)}`];
  const problems = fitting.map((name) => checkValue(name, value, path));
  return problems.reduce((best, one) => (one.length < best.length ? one : best));
}

/** Whether the constants (`type`, `source`, `status`) of a type are those of the value. */
function constantsFit(name: string, value: unknown): boolean {
  const known = spec.types[name];
  if (!known)
    return name === 'String' ? typeof value === 'string' : Array.isArray(value) === name.startsWith('Array');
  if ('oneOf' in known) return true;
  if (!isRecord(value)) return false;
  return fieldsOf(known.fields).every(
    (field) => field.constant === undefined || value[field.name] === field.constant,
  );
}

function checkFields(fields: Fields, value: Readonly<Record<string, unknown>>, path: string): string[] {
  const known = fieldsOf(fields);
  const names = new Set(known.map((field) => field.name));
  const unknown = Object.keys(value).filter((name) => !names.has(name) && value[name] !== undefined);
  return [
    ...unknown.map((name) => `${path} has no field ${name}`),
    ...known.flatMap((field) => checkField(field, value[field.name], `${path}.${field.name}`)),
  ];
}

function checkField(field: Field, value: unknown, path: string): string[] {
  if (value === undefined || value === null) return field.required ? [`${path} is missing`] : [];
  const attempts = field.types.map((type) => checkValue(type, value, path));
  const problems = attempts.reduce((best, one) => (one.length < best.length ? one : best));
  if (problems.length > 0) return problems;
  if (field.constant !== undefined && value !== field.constant) return [`${path} must be ${field.constant}`];
  if (field.length && typeof value === 'string') {
    const { min, max, unit } = field.length;
    const length = unit === 'bytes' ? Buffer.byteLength(value) : value.length;
    if (length < min || length > max) return [`${path} has ${length} ${unit}, allowed are ${min} to ${max}`];
  }
  return [];
}

function withAdditions(published: Spec): Spec {
  const methods = { ...published.methods };
  const types = { ...published.types };
  for (const [name, method] of Object.entries(additions.methods)) {
    const before = methods[name];
    methods[name] = {
      returns: method.returns ?? before?.returns ?? 'Boolean',
      fields: merged(before?.fields, method.fields),
    };
  }
  for (const [name, type] of Object.entries(additions.types)) {
    const before = types[name];
    if ('oneOf' in type)
      types[name] = { oneOf: [...(before && 'oneOf' in before ? before.oneOf : []), ...type.oneOf] };
    else types[name] = { fields: merged(before && 'fields' in before ? before.fields : {}, type.fields) };
  }
  return { methods, types };
}

/** A later field replaces an earlier one of its name, also where it is optional now. */
function merged(before: Fields = {}, after: Fields): Fields {
  const names = new Set(Object.keys(after).map((key) => key.replace('?', '')));
  const kept = Object.entries(before).filter(([key]) => !names.has(key.replace('?', '')));
  return { ...Object.fromEntries(kept), ...after };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
