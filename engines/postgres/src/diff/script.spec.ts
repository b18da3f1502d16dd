import { readCatalogue } from '../catalogue/read-catalogue.js'
import { embeddedShadows } from '../session/embedded.js'
import { planSchema } from './script.js'

it('writes what was granted on the schema that every database has, and nothing for a database as it comes', async () => {
  const session = await embeddedShadows().create()
  const written = async () => planSchema(await readCatalogue(session)).steps.map(({ sql }) => sql)
  expect(await written()).toEqual([])
  await session.script('grant create on schema public to public; comment on schema public is null')
  expect(await written()).toEqual(['COMMENT ON SCHEMA public IS NULL', 'GRANT CREATE ON SCHEMA public TO PUBLIC'])
  await session.close()
}, 60_000)
