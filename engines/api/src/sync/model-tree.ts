import type { ApiModel, MediaType, NamedSchema as ModelSchema, Operation } from '../model/model.js'
import { Facts, NamedSchema, Operation as OperationData } from '../model/model-file.js'
import { isTreeObject, member, type Tree, type TreeObject, treeOf } from './tree.js'

/** A model as a tree in which operations, schemas, parameters, media types and responses stand under their names. Nothing is lost. */
export function modelTree(model: ApiModel): TreeObject {
  const { operations, schemas, securitySchemes, tags, ...others } = model
  return treeOf([
    ...plain(others),
    ['tags', treeOf(tags.map((one) => [one.name, object(one)]))],
    ['operations', treeOf(operations.map((one) => [one.id, treeOnce(one, operationTree, operationsOf)]))],
    ['schemas', treeOf([...schemas].map(([name, one]) => [name, treeOnce(one, object, schemasOf)]))],
    ['securitySchemes', treeOf([...securitySchemes].map(([name, one]) => [name, object(one)]))],
  ])
}

/**
 * The model of a tree.
 *
 * @throws ZodError when the tree is not a model's
 */
export function treeModel(tree: Tree): ApiModel {
  const model = asObject(tree)
  return {
    ...treeFacts(model),
    operations: values(model, 'operations').map(treeOperation),
    schemas: new Map(Object.entries(asObject(member(model, 'schemas'))).map(([name, one]) => [name, NamedSchema.parse(one)])),
  }
}

/** What a tree says besides its operations and schemas. */
export function treeFacts(tree: TreeObject): Omit<ApiModel, 'operations' | 'schemas'> {
  return Facts.parse({
    ...tree,
    tags: values(tree, 'tags'),
    securitySchemes: Object.entries(asObject(member(tree, 'securitySchemes'))),
  })
}

/** The operation of its tree. */
export function treeOperation(tree: Tree): Operation {
  const operation = asObject(tree)
  const body = member(operation, 'body')
  return OperationData.parse({
    ...operation,
    parameters: values(operation, 'parameters'),
    ...(body !== undefined && { body: messageData(body) }),
    responses: values(operation, 'responses').map((response) => ({
      ...messageData(response),
      headers: values(asObject(response), 'headers'),
    })),
    security: list(operation, 'security').map((requirement) => Object.entries(asObject(requirement))),
  })
}

const operationsOf = new WeakMap<TreeObject, Operation>()
const schemasOf = new WeakMap<TreeObject, ModelSchema>()

/** The operation that a tree was made of. */
export function operationOfTree(tree: TreeObject): Operation | undefined {
  return operationsOf.get(tree)
}

/** The named schema that a tree was made of. */
export function schemaOfTree(tree: TreeObject): ModelSchema | undefined {
  return schemasOf.get(tree)
}

const trees = new WeakMap<object, TreeObject>()

/** Models are never changed: a part that two of them share is one tree. */
function treeOnce<T extends object>(part: T, make: (part: T) => TreeObject, parts: WeakMap<TreeObject, T>): TreeObject {
  const tree = trees.get(part) ?? make(part)
  trees.set(part, tree)
  parts.set(tree, part)
  return tree
}

function operationTree(operation: Operation): TreeObject {
  const { parameters, body, responses, security, ...others } = operation
  return treeOf([
    ...plain(others),
    ['parameters', treeOf(parameters.map((one) => [`${one.in} ${one.in === 'header' ? one.name.toLowerCase() : one.name}`, object(one)]))],
    ['body', body && treeOf([...plain({ ...body, content: undefined }), ['content', contentTree(body.content)]])],
    [
      'responses',
      treeOf(
        responses.map(({ headers, content, ...response }) => [
          // Not the number alone: objects sort their numeric keys.
          `HTTP ${response.status}`,
          treeOf([
            ...plain(response),
            ['headers', treeOf(headers.map((one) => [one.name.toLowerCase(), object(one)]))],
            ['content', contentTree(content)],
          ]),
        ]),
      ),
    ],
    ['security', security.map((requirement) => treeOf([...requirement]))],
  ])
}

function contentTree(content: readonly MediaType[]): TreeObject {
  return treeOf(
    content.map(({ encoding, ...media }) => [
      media.type,
      treeOf([...plain(media), ['encoding', treeOf([...encoding].map(([name, one]) => [name, object(one)]))]]),
    ]),
  )
}

function messageData(message: Tree): object {
  const fields = asObject(message)
  const content = values(fields, 'content').map((media) => ({
    ...asObject(media),
    encoding: Object.entries(asObject(member(asObject(media), 'encoding'))),
  }))
  return { ...fields, content }
}

/** A node of the model that holds nothing but JSON. */
function object(node: object): TreeObject {
  return treeOf(plain(node))
}

function plain(node: object): readonly (readonly [string, Tree])[] {
  return Object.entries(node)
}

function asObject(tree: Tree): TreeObject {
  return isTreeObject(tree) ? tree : {}
}

function values(object: TreeObject, key: string): readonly Tree[] {
  return Object.values(asObject(member(object, key)))
}

function list(object: TreeObject, key: string): readonly Tree[] {
  const found = member(object, key)
  return Array.isArray(found) ? found : []
}
