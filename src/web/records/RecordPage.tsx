import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api } from '../api/client.ts';
import { FieldValue } from '../fields/FieldValue.tsx';
import { NotHere } from '../parts/NotHere.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { typeByPlural, useMeta, type RecordJson } from './meta.ts';

export function RecordPage() {
  const { plural, id } = useParams({ strict: false }) as { plural: string; id: string };
  const type = typeByPlural(useMeta(), plural);
  const { data } = useQuery({ queryKey: ['record', plural, id], queryFn: ({ signal }) => api.get<RecordJson>(`/${plural}/${id}`, { signal }) });
  if (!type) return <NotHere />;
  if (!data) return <Waiting />;
  return (
    <>
      <PageHead title={data.title} />
      {type.fields.map((field) => <p key={field.key} style={{ padding: '0 24px' }}>{field.label}: <FieldValue field={field} value={data[field.key]} isWide /></p>)}
    </>
  );
}
