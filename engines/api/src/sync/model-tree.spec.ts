import { fileURLToPath } from 'node:url'
import { printModel } from '../model/model-file.js'
import { readDocument } from '../read/read-document.js'
import { modelTree, treeModel } from './model-tree.js'

const example = new URL('../../../../examples/parcels/openapi.yaml', import.meta.url)

test('a model survives being a tree', async () => {
  const { model } = await readDocument(fileURLToPath(example))
  const back = treeModel(modelTree(model))
  const data = (one: typeof model): unknown => JSON.parse(printModel(one))
  expect(data(back)).toEqual(data(model))
  expect(back.operations.flatMap(({ responses }) => responses.map(({ status }) => status))).toEqual(
    model.operations.flatMap(({ responses }) => responses.map(({ status }) => status)),
  )
})
