import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../api/client.ts';
import { NotHere } from '../parts/NotHere.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { typeByPlural, useMeta, type RecordJson } from './meta.ts';

export function ListPage() {
  const { plural } = useParams({ strict: false }) as { plural: string };
  const type = typeByPlural(useMeta(), plural);
  const { data } = useQuery({ queryKey: ['records', plural], queryFn: ({ signal }) => api.get<{ items: RecordJson[] }>(`/${plural}`, { query: { limit: 50 }, signal }) });
  if (!type) return <NotHere />;
  return (
    <>
      <PageHead title={type.pluralLabel} />
      {data ? data.items.map((record) => <Link key={record.id} to="/$plural/$id" params={{ plural, id: record.id }} style={{ display: 'block', padding: '8px 24px' }}>{record.title}</Link>) : <Waiting />}
    </>
  );
}
