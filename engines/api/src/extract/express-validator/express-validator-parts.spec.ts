import { exported } from '../../evaluate/evaluate.fixture.js'
import { SchemaComponents } from '../schema-components.js'
import { expressValidatorParts } from './express-validator-parts.js'

function parts(chain: string, route = { method: 'post', params: [{ name: 'id' }] }) {
  const source = `import { body, query, param, check, checkSchema, oneOf } from 'express-validator'\n${chain.includes('export') ? chain : `export default [${chain}]`}`
  const { value, evaluator } = exported({ 'a.ts': source }, 'a.ts', 'default')
  return expressValidatorParts([value], route, new SchemaComponents(evaluator, []))
}
const field = (chain: string) => parts(`body('a')${chain}`).body

describe('express-validator', () => {
  test.each<[string, unknown]>([
    ['.isString()', { type: 'string' }],
    ['.isEmail().normalizeEmail()', { type: 'string', format: 'email' }],
    ['.isInt({ min: 1, max: 5 }).toInt()', { type: 'integer', minimum: 1, maximum: 5 }],
    ['.isFloat({ gt: 0 })', { type: 'number', exclusiveMinimum: 0 }],
    ['.isBoolean()', { type: 'boolean' }],
    [".isIn(['x', 'y'])", { enum: ['x', 'y'] }],
    ['.isLength({ min: 2, max: 5 })', { type: 'string', minLength: 2, maxLength: 5 }],
    ['.isUUID()', { type: 'string', format: 'uuid' }],
    ['.matches(/^x+$/)', { type: 'string', pattern: '^x+$' }],
    [".trim().not().isEmpty().withMessage('needed')", { type: 'string', minLength: 1 }],
    ['.isArray({ min: 1 })', { type: 'array', minItems: 1 }],
    ['.exists()', {}],
  ])("body('a')%s", (chain, schema) => {
    expect(field(chain)).toEqual({ type: 'object', properties: { a: schema }, required: ['a'] })
  })

  test.each<[string, unknown]>([
    ['.optional().isInt()', { type: 'integer' }],
    ['.trim().escape()', {}],
    ['.isLength({ max: 5 })', { type: 'string', maxLength: 5 }],
    ['.optional({ nullable: true }).isString()', { type: ['string', 'null'] }],
    ['.custom((value) => value)', {}],
    ['.not().isIn(["x"])', {}],
  ])("body('a')%s need not be there", (chain, schema) => {
    expect(field(chain)).toEqual({ type: 'object', properties: { a: schema } })
  })

  test('every part, and fields that may be anywhere', () => {
    expect(
      parts("query('q').isString(), param('id').isInt(), check('id').toInt(), check('name').isString(), [body(['a', 'b']).exists()]"),
    ).toEqual({
      query: { type: 'object', properties: { q: { type: 'string' } }, required: ['q'] },
      params: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] },
      body: { type: 'object', properties: { name: { type: 'string' }, a: {}, b: {} }, required: ['name', 'a', 'b'] },
    })
    expect(parts("check('page').isInt()", { method: 'get', params: [] })).toEqual({
      query: { type: 'object', properties: { page: { type: 'integer' } }, required: ['page'] },
    })
  })

  test('paths', () => {
    expect(
      parts(
        "body('user.email').isEmail(), body('items.*.id').isInt(), body('tags').isArray(), body('tags[*]').isString(), body('a\\\\.b').optional()",
      ).body,
    ).toEqual({
      type: 'object',
      properties: {
        user: { type: 'object', properties: { email: { type: 'string', format: 'email' } }, required: ['email'] },
        items: { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] } },
        tags: { type: 'array', items: { type: 'string' } },
        'a.b': {},
      },
      required: ['user', 'tags'],
    })
  })

  test('checkSchema and oneOf', () => {
    expect(
      parts(`checkSchema({
        email: { in: ['body'], isEmail: true, errorMessage: 'no' },
        size: { in: 'query', optional: { options: { nullable: true } }, isInt: { options: { min: 1 } } },
        kind: { in: ['body'], isIn: { options: [['a', 'b']] } },
        name: { in: ['body'], isEmpty: { negated: true } },
      }), oneOf([body('x').isString(), body('y').isString()])`),
    ).toEqual({
      body: {
        type: 'object',
        properties: {
          email: { type: 'string', format: 'email' },
          kind: { enum: ['a', 'b'] },
          name: { type: 'string', minLength: 1 },
          x: { type: 'string' },
          y: { type: 'string' },
        },
        required: ['email', 'kind', 'name'],
      },
      query: { type: 'object', properties: { size: { type: ['integer', 'null'], minimum: 1 } } },
    })
  })

  test('run by a middleware of the project', () => {
    const source = `const validate = (validations) => async (req, res, next) => { for (const one of validations) await one.run(req); next() }
    export default validate([body('a').isString()])`
    expect(parts(source)).toEqual({ body: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] } })
  })
})
