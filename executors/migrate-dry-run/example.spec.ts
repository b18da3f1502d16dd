import { catalogueOf, dryRun, embeddedShadows, planChanges, readMigrations } from '@kit/postgres'

const EXAMPLE = 'examples/parcels'
const shadows = embeddedShadows()

it('the migrations of the example lead to its schema, each with a way back', async () => {
  const { list } = await readMigrations(`${EXAMPLE}/migrations`)
  const shadow = await shadows.create()
  const reports = await dryRun(shadow, list).finally(() => shadow.close())
  expect(reports.map(({ name, down }) => [name, down])).toEqual([
    ['start', 'proven'],
    ['out_for_delivery', 'proven'],
  ])
  const [reached, wanted] = [await catalogueOf(`${EXAMPLE}/migrations`, shadows), await catalogueOf(`${EXAMPLE}/schema.sql`, shadows)]
  expect(planChanges(reached, wanted).steps).toEqual([])
}, 120_000)
