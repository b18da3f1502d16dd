import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Compiled } from './compile.fixture.js'
import { Project } from './project.fixture.js'

const RUN = 'globalThis.canary = 1'
/** Ways out of strings, comments, template literals, regular expressions, types and folders. */
const PAYLOADS = [
  `*/ ${RUN} /*`,
  `* / /** ${RUN} */ /`,
  `\`; ${RUN} //`,
  `\${${RUN}}`,
  `'; ${RUN}; '`,
  `\\'; ${RUN} //`,
  `"; ${RUN}; "`,
  `'), ${RUN}, ('`,
  `]/; ${RUN} //`,
  `\\/; ${RUN} //`,
  `(?:)/; ${RUN} //`,
  `/; ${RUN} //`,
  `</script><script>${RUN}</script>`,
  `<!-- ${RUN}`,
  `\n${RUN}\n`,
  `\r${RUN}\r\n`,
  `x\u2028${RUN}\u2029`,
  `x\u0085${RUN}\v\f`,
  `\u0000 ${RUN}`,
  `\u202e ${RUN} \u2066`,
  `\ufeff${RUN}`,
  `\ud800 ${RUN} \udc00`,
  `}; ${RUN}; ({`,
  `> = ${RUN}; type X = <`,
  `=> ${RUN}`,
  '../../../../../../escaped',
  '..\\..\\escaped',
  '/etc/passwd',
  'C:\\escaped',
  '__proto__',
  'constructor',
  'toString',
  `@import ${RUN} */`,
  `\\`,
  `\\u0027; ${RUN} //`,
  `\\\\`,
  '${',
  `import('data:text/javascript,${RUN}')`,
  `//# sourceMappingURL=data:${RUN}`,
]

/** An operation and two schemas in which everything that can be a text is the payload. */
function hostile(payload: string, index: number) {
  const key = payload
  const name = payload.replaceAll(/\p{Cs}/gu, '')
  const schema = {
    type: 'object',
    title: payload,
    description: payload,
    'x-extension': payload,
    required: [key],
    properties: own({
      [key]: { type: 'string', description: payload, enum: [payload, 'other'], default: payload, examples: [payload] },
      [`${key}2`]: { const: payload },
      pattern: { type: 'string', pattern: payload, format: payload },
      constant: { const: own({ [key]: [payload] }) },
      choice: { enum: [own({ [key]: payload }), payload, 1, null], description: payload },
      self: { $ref: ref(`${name} ${index}`), description: payload },
    }),
    patternProperties: own({ [payload.replace(/[^\w ]/g, '\\$&')]: { type: 'string' } }),
    dependentRequired: own({ [key]: [payload] }),
    deprecated: true,
  }
  const kind = own({ [key]: { type: 'string' } })
  const variants = ['a', 'b'].map((one) => ({ type: 'object', required: [key], properties: { ...kind, [one]: { type: 'string' } } }))
  const content = own({
    'application/json': { schema: { $ref: ref(`${name} ${index}`) } },
    [`application/${payload}`]: { schema: { type: 'string', description: payload } },
  })
  const operation = {
    operationId: `${payload} ${index}`,
    summary: payload,
    description: `${payload}\n\n${payload}`,
    tags: [`${payload} ${index % 3}`],
    parameters: [
      ...['query', 'cookie', 'header'].map((place) => ({
        name: key,
        in: place,
        description: payload,
        schema: { type: 'string', enum: [payload] },
      })),
      { name: `${key}[]`, in: 'query', style: 'deepObject', explode: true, schema: { type: 'object', properties: kind } },
      { name: `${key} json`, in: 'query', content: { 'application/json': { schema: { const: payload } } } },
    ],
    requestBody: {
      description: payload,
      content: own({
        ...content,
        'multipart/form-data': { schema: { type: 'object', properties: kind }, encoding: own({ [key]: { contentType: payload } }) },
      }),
    },
    responses: {
      200: {
        description: payload,
        content,
        headers: own({ [key]: { description: payload, schema: { type: 'string', default: payload } } }),
      },
      default: { description: payload },
    },
    security: [own({ [`${key} ${index}`]: [payload] })],
    deprecated: true,
  }
  const union = {
    oneOf: ['a', 'b'].map((one) => ({ $ref: ref(`${name} ${one}${index}`) })),
    discriminator: { propertyName: key, mapping: own({ [payload]: ref(`${name} a${index}`) }) },
  }
  return {
    path: [
      `/p${index}/${payload.replaceAll(/[{}]/g, '')}`,
      {
        post: operation,
        get: {
          operationId: `union ${payload} ${index}`,
          responses: { 200: { description: '', content: { 'application/json': { schema: { $ref: ref(`union ${name} ${index}`) } } } } },
        },
      },
    ],
    schemas: [
      [`${name} ${index}`, schema],
      [`${name} a${index}`, variants[0]],
      [`${name} b${index}`, variants[1]],
      [`union ${name} ${index}`, union],
    ],
    scheme: [
      `${key} ${index}`,
      index % 2 === 0
        ? { type: 'apiKey', in: 'header', name: payload, description: payload }
        : { type: 'http', scheme: payload, description: payload },
    ],
    tag: { name: `${payload} ${index % 3}`, description: payload },
    server: {
      url: `https://example.com/${payload.replaceAll(/[{}]/g, '')}/{base}`,
      description: payload,
      variables: { base: { default: payload } },
    },
  } as const
}

function ref(name: string): string {
  return `#/components/schemas/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`
}

/** `__proto__` as a key like any other. */
function own(members: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(members))
}

function document(payloads: readonly string[]): object {
  const parts = payloads.map(hostile)
  const [first] = parts
  return {
    openapi: '3.1.0',
    info: { title: payloads.join(' '), description: payloads.join('\n'), version: payloads[0] },
    servers: [first?.server],
    tags: parts.map((one) => one.tag),
    paths: Object.fromEntries(parts.map((one) => one.path)),
    components: {
      schemas: Object.fromEntries(parts.flatMap((one) => one.schemas)),
      securitySchemes: Object.fromEntries(parts.map((one) => one.scheme)),
    },
  }
}

const projects: Record<string, Project> = {}
let compiled: Compiled

beforeAll(async () => {
  for (const [name, options] of Object.entries({
    express: { framework: 'express', types: 'infer' },
    fastify: { framework: 'fastify', split: 'operations', types: 'declare', envelope: 'kit' },
    koa: { framework: 'koa', split: 'none', types: 'declare', envelope: 'problem' },
  } as const)) {
    const project = (projects[name] = new Project())
    await project.generate(document(PAYLOADS), options)
    expect((await project.planAnew(document(PAYLOADS), options)).edits).toEqual([])
  }
  compiled = Compiled.of(Object.fromEntries(Object.entries(projects).map(([name, project]) => [name, project.files])))
}, 120_000)
afterAll(() => compiled?.dispose())

test('everything compiles, loads, and does nothing but what it should', () => {
  expect(Object.values(compiled.errors).flat()).toEqual([])
  expect(compiled.load()).toEqual({ errors: {}, canary: null })
})

test('nothing is written outside of the output folder', () => {
  for (const { files } of Object.values(projects)) {
    for (const path of Object.keys(files)) {
      expect(path).toMatch(/^(?:src\/routes\/|\.kit\/(?:routes\.json|(?:models|written)\/src\/routes\/[0-9a-f]{2}\.json)$)/)
      expect(path.split('/')).not.toEqual(expect.arrayContaining([expect.stringMatching(/^\.{1,2}$|[\\:\0]/)]))
    }
  }
})

test('no source can be read as something else than it is', () => {
  for (const { files } of Object.values(projects)) {
    for (const [path, text] of Object.entries(files)) {
      if (path.endsWith('.ts'))
        expect(text).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|<\/script|<!--|\p{Cs}/iu,
        )
    }
  }
})
