import { exported } from '../../evaluate/evaluate.fixture.js'
import { readSource } from '../read.fixture.js'
import { SchemaComponents } from '../schema-components.js'
import { schemaReaders } from '../schema-readers.js'
import { validatorParts } from '../validators/validator-parts.js'

const SOURCE = `import { IsArray, IsEmail, IsEnum, IsInt, IsOptional, IsString, Length, Min, ValidateNested } from 'class-validator'
import { Type } from 'class-transformer'
enum Role { Admin = 'admin', Reader = 'reader' }
class Address { @IsString() street: string }
class Base { @IsInt() @Min(1) id: number }
export class CreateUser extends Base {
  @IsEmail() email: string
  @IsOptional() @Length(2, 9) name?: string
  @IsEnum(Role) role: Role
  @IsArray() @IsString({ each: true }) tags: string[]
  @ValidateNested() @Type(() => Address) home: Address
}
`
const user = {
  type: 'object',
  properties: {
    id: { type: 'integer', minimum: 1 },
    email: { type: 'string', format: 'email' },
    name: { type: 'string', minLength: 2, maxLength: 9 },
    role: { type: 'string', enum: ['admin', 'reader'] },
    tags: { type: 'array', items: { type: 'string' } },
    home: { $ref: '#/components/schemas/Address' },
  },
  required: ['id', 'email', 'role', 'tags', 'home'],
}

describe('class-validator', () => {
  test('classes whose properties are checked', () => {
    const { schema, components, notes } = readSource(`${SOURCE}export default CreateUser`)
    expect(notes).toEqual([])
    expect(schema).toEqual({ $ref: '#/components/schemas/CreateUser' })
    expect(components).toMatchObject({
      CreateUser: user,
      Address: { type: 'object', properties: { street: { type: 'string' } }, required: ['street'] },
    })
  })

  test('other classes are no schemas', () => {
    expect(readSource('export default class User { name: string }').schema).toBeUndefined()
  })

  test.each([
    "const validate = (type, part = 'body') => async (req, res, next) => { await check(plainToInstance(type, req[part])); next() }\nexport default validate(CreateUser)",
    'const validateDto = (type) => (req, res, next) => { check(plainToInstance(type, req.body)) }\nexport default validateDto(CreateUser)',
  ])('%s', (source) => {
    const head = "import { plainToInstance } from 'class-transformer'\n"
    const { value, evaluator } = exported({ 'a.ts': `${head}${SOURCE}${source}` }, 'a.ts', 'default')
    expect(validatorParts(evaluator, value, new SchemaComponents(evaluator, schemaReaders(evaluator)))).toEqual({
      body: { $ref: '#/components/schemas/CreateUser' },
    })
  })
})
