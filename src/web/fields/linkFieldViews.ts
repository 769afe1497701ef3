import type { FieldView } from './fieldView.ts';
import { fileView } from './file.tsx';
import { referenceView } from './reference.tsx';
import { relationView } from './relation.tsx';
import { userView } from './user.tsx';

/** Pointers to users, records and files. */
export const linkFieldViews: FieldView[] = [userView, relationView, referenceView, fileView];
