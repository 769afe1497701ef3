import type { FieldType, FieldTypeName } from './fieldType.ts';

const registry: Partial<Record<FieldTypeName, FieldType<any>>> = {};

/** Everything the field type of this name knows about itself. */
export function fieldTypeOf(name: FieldTypeName): FieldType<any> {
  return registry[name]!;
}
