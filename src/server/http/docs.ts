type Json = Record<string, unknown>;
type Operation = { tags: string[]; summary: string; parameters: { name: string; in: string; required: boolean }[]; requestBody?: Json; responses: Json };

/** The API's description as a page to read: no script, so it opens on any machine and prints. */
export function docsPage(api: Json): string {
  const operations = Object.entries(api['paths'] as Record<string, Record<string, Operation>>)
    .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })));
  const byTag = Map.groupBy(operations, ({ operation }) => operation.tags[0]!);
  const schemas = (api['components'] as { schemas: Record<string, Json> }).schemas;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Rapport API</title><style>${style}</style></head><body>
<main><h1>Rapport API</h1><p>Everything the screens do is done through these requests. Send an API key (Settings, API keys) as <code>Authorization: Bearer rk_…</code>.
Errors are problem details with a stable <code>code</code>. Lists answer <code>{"items": […], "nextCursor": …}</code>; give <code>cursor</code> for the next page.
A record's <code>ETag</code> given as <code>If-Match</code> refuses an edit over somebody else's. A <code>POST</code> with an <code>Idempotency-Key</code> is done once.
Machines read <a href="/api/v1/openapi.json">openapi.json</a>.</p>
<h2>A first request</h2><pre>curl -H "Authorization: Bearer $KEY" "${escape(String((api['servers'] as { url: string }[])[0]!.url))}/people?limit=5&amp;q=kamal"</pre>
<nav>${[...byTag.keys()].map((tag) => `<a href="#${anchor(tag)}">${escape(tag)}</a>`).join(' ')} <a href="#shapes">Shapes</a></nav>
${[...byTag].map(([tag, list]) => `<h2 id="${anchor(tag)}">${escape(tag)}</h2>${list.map(operationHtml).join('')}`).join('\n')}
<h2 id="shapes">Shapes</h2>${Object.entries(schemas).map(([name, schema]) => `<details id="shape-${escape(name)}"><summary><b>${escape(name)}</b></summary>${propertiesHtml(schema)}</details>`).join('')}
</main></body></html>`;
}

function operationHtml({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const content = (operation.requestBody?.['content'] as Record<string, { schema: Json }> | undefined)?.['application/json']?.schema;
  return `<details><summary><span class="m ${method}">${method}</span> <code>${escape(path)}</code> ${escape(operation.summary)}</summary>
${operation.parameters.length ? `<table>${operation.parameters.map((one) => `<tr><td><code>${escape(one.name)}</code></td><td>${one.in}${one.required ? ', required' : ''}</td></tr>`).join('')}</table>` : ''}
${content ? `<p>Body</p>${content['$ref'] ? shapeLink(String(content['$ref'])) : propertiesHtml(content)}` : ''}
<p>Answers ${Object.keys(operation.responses).map((status) => `<code>${status}</code>`).join(' ')}</p></details>`;
}

function propertiesHtml(schema: Json): string {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Json>);
  const required = (schema['required'] ?? []) as string[];
  return `<table>${properties.map(([name, property]) => `<tr><td><code>${escape(name)}</code></td><td>${escape(typeName(property))}${required.includes(name) ? ', required' : ''}</td><td>${escape(String(property['description'] ?? ''))}</td></tr>`).join('')}</table>`;
}

function typeName(schema: Json): string {
  const type = Array.isArray(schema['type']) ? schema['type'].join(' or ') : String(schema['type'] ?? 'any');
  const options = Array.isArray(schema['enum']) ? `: ${schema['enum'].filter((one) => one !== null).join(', ')}` : '';
  return `${type}${schema['format'] ? ` (${String(schema['format'])})` : ''}${options}`;
}

function shapeLink(ref: string): string {
  const name = ref.split('/').at(-1)!;
  return `<a href="#shape-${escape(name)}">${escape(name)}</a>`;
}

const anchor = (tag: string) => tag.toLowerCase().replace(/[^a-z]+/g, '-');
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

const style = `:root{color-scheme:light dark}body{font:14px/1.55 Inter,system-ui,sans-serif;margin:0;background:light-dark(#faf9f7,#161513);color:light-dark(#1d1b18,#f3f0eb)}
main{max-width:860px;margin:0 auto;padding:32px 20px 80px}h1{font-size:21px}h2{font-size:17px;margin-top:36px}a{color:light-dark(#0f6b62,#4fc9b8)}nav{display:flex;flex-wrap:wrap;gap:12px}
pre,details{background:light-dark(#fff,#1e1c1a);border:1px solid light-dark(#e9e6e1,#34312c);border-radius:8px;padding:10px 14px;margin:8px 0;overflow-x:auto}summary{cursor:pointer}
table{border-collapse:collapse;margin:8px 0}td{padding:3px 14px 3px 0;vertical-align:top}.m{display:inline-block;min-width:58px;font-weight:600}code{font-size:13px}`;
