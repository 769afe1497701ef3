/** A batch as GET /batches shows it: what kind, who, when, how many records of which type. */
export type Batch = {
  id: string; kind: string; reason: string | null; by: { id: string | null; name: string }; at: string;
  records: { recordType: string; what: string; count: number }[]; undoneBy: string | null; undoes: string | null;
};

/** One change of a batch. */
export type Change = {
  id: string; at: string; name: string; recordType: string; recordId: string; title?: string;
  changes: { field: string; before: unknown; after: unknown }[];
};

export type Conflict = { recordType: string; recordId: string; title: string; field: string | null; now: unknown; was: unknown };
