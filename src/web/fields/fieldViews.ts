import type { FieldTypeName } from '#kernel/fields/fieldType.ts';
import { contactFieldViews } from './contactFieldViews.ts';
import type { FieldView } from './fieldView.ts';
import { linkFieldViews } from './linkFieldViews.ts';
import { plainFieldViews } from './plainFieldViews.ts';

const views = new Map<FieldTypeName, FieldView>([...plainFieldViews, ...contactFieldViews, ...linkFieldViews].map((view) => [view.type, view]));

/** The browser half of a field type. */
export function fieldView(type: FieldTypeName): FieldView {
  const view = views.get(type);
  if (!view) throw new Error(`No field view for ${type}`);
  return view;
}
