import { exported, show } from '../evaluate.fixture.js'
import { computedValue } from './computed-value.js'

/** What `value` of main.ts is when it is computed; undefined where that can't be followed. */
function computed(source: string, others: Readonly<Record<string, string>> = {}): unknown {
  const { evaluator, value } = exported({ 'main.ts': source, ...others }, 'main.ts', 'value')
  const result = computedValue(evaluator, value)
  return result && show(result)
}

const PACKAGE = {
  'node_modules/specs/package.json': '{ "main": "lib/index.js" }',
  'node_modules/specs/document.yaml':
    'paths:\n  /users:\n    get:\n      parameters:\n        - { in: query, name: page, schema: { type: integer, format: int32 } }\n        - { in: path, name: id, schema: { type: string } }\n',
  'node_modules/specs/lib/index.js': `"use strict";
    var __importDefault = (this && this.__importDefault) || function (mod) { return (mod && mod.__esModule) ? mod : { "default": mod } };
    Object.defineProperty(exports, "__esModule", { value: true });
    const look_up_1 = require("./look-up");
    Object.defineProperty(exports, "queryOf", { enumerable: true, get: function () { return look_up_1.queryOf } });`,
  'node_modules/specs/lib/look-up.js': `
    const fs_1 = require("fs");
    const path = require("path");
    const yaml = require("yaml");
    const server = require("http").createServer();
    const spec = yaml.parse(fs_1.readFileSync(path.resolve(__dirname, "../document.yaml"), "utf8"));
    server.listen(spec.port);
    exports.queryOf = (name) => {
      if (!spec.paths[name]) throw new Error("There is no " + name);
      const properties = {};
      spec.paths[name].get.parameters.filter((one) => one.in === "query").forEach((one) => {
        delete one.schema.format;
        properties[one.name] = one.schema;
      });
      return { type: "object", properties };
    };`,
}

test('what a function of a package makes of a document of its own', () => {
  const source = `import { queryOf } from 'specs'
    export const value = queryOf('/users')`
  const files = {
    ...PACKAGE,
    'node_modules/specs/lib/look-up.js': PACKAGE['node_modules/specs/lib/look-up.js'].replace(/.*server.*\n/g, ''),
  }
  expect(computed(source, files)).toEqual({ type: 'object', properties: { page: { type: 'integer' } } })
})

test('nothing is known of a document that was handed to what is not followed', () => {
  expect(computed(`import { queryOf } from 'specs'\nexport const value = queryOf('/users')`, PACKAGE)).toBeUndefined()
})

test('a computation leaves everything as it was', () => {
  const sources = {
    'main.ts': "import { take } from './take.js'\nexport const value = [JSON.parse(take()), JSON.parse(take())]",
    'take.ts': 'const all = { a: 1, b: 2 }\nexport function take() { delete all.a; all.b += 1; return JSON.stringify(all) }',
  }
  const { evaluator, value } = exported(sources, 'main.ts', 'value')
  const results = value.kind === 'array' ? value.items.map((one) => computedValue(evaluator, one)) : []
  expect(results.map((one) => one && show(one))).toEqual([{ b: 5 }, { b: 5 }])
})

const local: readonly (readonly [string, string, unknown])[] = [
  [
    'loops and members',
    `function f(names: string[]) { const out: any = {}; for (const one of names) { if (one === 'skip') continue; out[one] = { type: 'string' } } return out }
     export const value = f(['a', 'skip', 'b'])`,
    { a: { type: 'string' }, b: { type: 'string' } },
  ],
  [
    'counting loops, conditions and spreads',
    `const f = (count) => { let all = []; for (let i = 0; i < count; i++) all = [...all, i % 2 === 0 ? { even: i } : { odd: i }]; return all }
     export const value = f(3)`,
    [{ even: 0 }, { odd: 1 }, { even: 2 }],
  ],
  [
    'reduce, entries and destructuring',
    `const f = (of) => Object.entries(of).reduce((sum, [name, { type, ...rest }]) => ({ ...sum, [name.toUpperCase()]: [type, rest] }), {})
     export const value = f({ a: { type: 'x', min: 1 } })`,
    { A: ['x', { min: 1 }] },
  ],
  [
    'switch, optional members and templates',
    'function f(kind) { switch (kind) { case "a": return 1; case "b": { const x = { y: `${kind}${kind?.length}` }; return x } default: return 3 } }\nexport const value = f("b")',
    { y: 'b1' },
  ],
  [
    'a name like __proto__ is a name',
    'const f = (o) => ({ ...o })\nexport const value = f(JSON.parse("{\\"__proto__\\": 1}"))',
    { ['__proto__']: 1 },
  ],
]
test.each(local)('%s', (_, source, expected) => {
  const result = computed(source.replace('export const value = ', 'export const value = JSON.parse(JSON.stringify(').concat('))'))
  expect(JSON.stringify(result)).toBe(JSON.stringify(expected))
})

test.each([
  ['what never ends', 'function f() { while (true) {} }\nexport const value = JSON.parse(f())'],
  ['what calls itself for ever', 'const f = (a) => f(a)\nexport const value = JSON.parse(f(1))'],
  ['the clock', 'export const value = JSON.parse(String(Date.now()))'],
  ['the environment', 'export const value = JSON.parse(process.env.DATA)'],
  ['what is outside', "import { readFileSync } from 'node:fs'\nexport const value = JSON.parse(readFileSync('/etc/hostname', 'utf8'))"],
  ['regular expressions', "export const value = JSON.parse('aaa'.replace(/a/g, '1'))"],
  ['the constructor of functions', "const f = () => 1\nexport const value = JSON.parse(f.constructor('return 1')())"],
  [
    'what grows without end',
    'function f() { let a = ["x"]; for (let i = 0; i < 99; i++) a = [...a, ...a]; return a.join("") }\nexport const value = JSON.parse(f())',
  ],
  ['what is thrown', 'const f = () => { throw new Error("x") }\nexport const value = JSON.parse(f())'],
])('%s is not followed', (_, source) => {
  expect(computed(source)).toBeUndefined()
})
